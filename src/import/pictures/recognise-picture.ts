/** Kinds of pictures, by what their bytes say. */
export type PictureKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'avif'
  | 'svg'
  | 'gif'
  | 'tiff'
  | 'bmp'
  | 'heic'
  | 'icon'
  | 'jpeg xl'
  | 'jpeg 2000'
  | 'photoshop';

/** The first bytes of each kind in hexadecimal; a dot is any digit. */
const BEGINNINGS: readonly (readonly [PictureKind, RegExp])[] = [
  ['jpeg', /^ffd8ff/],
  ['png', /^89504e470d0a1a0a/],
  ['webp', /^52494646.{8}57454250/],
  ['gif', /^47494638(?:37|39)61/],
  // `ftyp`, then a brand: avif, avis.
  ['avif', /^.{8}66747970617669[67][63]/],
  // heic, heix, heim, heis, hevc, hevx, hevm, hevs.
  ['heic', /^.{8}667479706865(?:69|76)(?:63|78|6d|73)/],
  ['tiff', /^(?:4949(?:2a|2b)00|4d4d00(?:2a|2b))/],
  // The length of its second header is one of seven.
  ['bmp', /^424d.{24}(?:0c|28|34|38|40|6c|7c)000000/],
  ['icon', /^0000(?:01|02)00/],
  ['jpeg xl', /^(?:ff0a|0000000c4a584c20)/],
  ['jpeg 2000', /^(?:0000000c6a502020|ff4fff51)/],
  ['photoshop', /^38425053/],
];

/** How far into a file the root of an SVG is looked for. */
const SVG_HEAD = 16_384;

/**
 * Recognises a picture by its bytes, whatever its name or a server says; nothing where it is none.
 *
 * @example
 * recognisePicture(Buffer.from('<!DOCTYPE html><title>404</title>')) // => undefined
 */
export function recognisePicture(bytes: Uint8Array): PictureKind | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64));
  const digits = head.toString('hex');
  const kind = BEGINNINGS.find(([, beginning]) => beginning.test(digits))?.[0];
  if (kind !== undefined) return kind;
  // The brand of both kinds; what follows says which.
  const text = head.toString('latin1');
  if (/^.{4}ftyp(?:mif1|msf1|miaf)/s.test(text)) return /avi[fs]/.test(text) ? 'avif' : 'heic';
  return isSvg(bytes) ? 'svg' : undefined;
}

/** An SVG has `<svg>` for its root, after a declaration, comments and a document type at most. */
function isSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder(readEncoding(bytes)).decode(bytes.subarray(0, SVG_HEAD));
  let rest = text.replace(/^\ufeff/, '');
  for (;;) {
    const next = rest
      .trimStart()
      .replace(
        /^(?:<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE\s+(?:\w+:)?svg(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[[^\]]*\]\s*)?>)/i,
        '',
      );
    if (next === rest) break;
    rest = next;
  }
  return /^<(?:\w+:)?svg[\s>/]/.test(rest);
}

function readEncoding([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
