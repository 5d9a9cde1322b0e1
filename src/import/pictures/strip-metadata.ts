/**
 * Takes out of a JPEG, PNG or WebP what says where, when and by whom it was taken (EXIF, XMP, IPTC, comments, pictures that
 * hide behind the picture), without touching a pixel; what says how its colours are meant stays. Files that are not built
 * as they should be come back as they are.
 */
export function stripMetadata(bytes: Uint8Array, kind: 'jpeg' | 'png' | 'webp'): Uint8Array {
  const parts = kind === 'jpeg' ? readJpeg(bytes) : kind === 'png' ? readPng(bytes) : readWebp(bytes);
  if (parts === undefined) return bytes;
  const stripped = Buffer.concat(parts);
  if (kind === 'webp') stripped.writeUInt32LE(stripped.length - 8, 4);
  return stripped;
}

/** A JPEG is a row of segments: 0xff, a marker, a length; after the marker of a scan come bytes without a length. */
function readJpeg(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [view.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= view.length) {
    if (view[at] !== 0xff) return undefined;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const end = at + 2 + view.readUInt16BE(at + 2);
    if (end > view.length) return undefined;
    const segment = view.subarray(at, end);
    if (isShown(marker, segment)) parts.push(segment);
    at = marker === 0xda ? findMarker(view, end) : end;
    if (marker === 0xda) parts.push(view.subarray(end, at));
  }
  // Whatever follows the end of the picture is not the picture.
  parts.push(Buffer.from([0xff, 0xd9]));
  return parts;
}

/** Tells whether a segment says how the picture looks: tables and frames, the profile of its colours, Adobe's colour code. */
function isShown(marker: number, segment: Buffer): boolean {
  if (marker === 0xe2) return segment.toString('latin1', 4, 15) === 'ICC_PROFILE';
  return marker === 0xe0 || marker === 0xee || !((marker >= 0xe1 && marker <= 0xef) || marker === 0xfe);
}

/** Finds the marker that ends a scan: 0xff stands in it for itself when 0 follows, or as a restart. */
function findMarker(view: Buffer, from: number): number {
  let at = view.indexOf(0xff, from);
  for (; at >= 0 && at + 1 < view.length; at = view.indexOf(0xff, at + 1)) {
    const next = view[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return view.length;
}

const PNG_METADATA = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function readPng(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [view.subarray(0, 8)];
  for (let at = 8; at + 12 <= view.length;) {
    const name = view.toString('latin1', at + 4, at + 8);
    const end = at + 12 + view.readUInt32BE(at);
    if (end > view.length) return undefined;
    if (!PNG_METADATA.has(name)) parts.push(view.subarray(at, end));
    if (name === 'IEND') return parts;
    at = end;
  }
  return undefined;
}

/** The bits of VP8X that announce EXIF and XMP. */
const ANNOUNCED = 0b0000_1100;

function readWebp(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [view.subarray(0, 12)];
  const end = Math.min(view.length, 8 + view.readUInt32LE(4));
  for (let at = 12; at + 8 <= end;) {
    const name = view.toString('latin1', at, at + 4);
    const size = view.readUInt32LE(at + 4);
    const next = at + 8 + size + (size % 2);
    if (at + 8 + size > end) return undefined;
    const chunk = Buffer.from(view.subarray(at, Math.min(next, end)));
    if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~ANNOUNCED & 0xff, 8);
    if (name !== 'EXIF' && name !== 'XMP ') parts.push(chunk);
    at = next;
  }
  return parts;
}
