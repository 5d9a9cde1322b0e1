import { isUtf8 } from 'node:buffer';

/** Makes text of bytes that come in pieces. */
export type Decoder = {
  readonly write: (bytes: Uint8Array) => string;
  /** Gives what was held back for a character that never came. */
  readonly end: () => string;
};

const LATIN = [
  ...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
];

/** The letters of Europe and the marks of typographers in UTF-8; `é »` of Windows-1252 is well-formed UTF-8 by chance. */
const CLEARLY_UTF_8 = /[\xc2-\xdf][\x80-\xbf]|\xe2\x80[\x80-\xbf]/;

/**
 * Reads UTF-8, and where a piece is not, Windows-1252: all of the piece where that is what most of it is, else only the
 * bytes that fit nothing, as archives have them that were glued together from two sources.
 *
 * @param onWrong told once
 */
export function makeForgivingDecoder(onWrong: () => void): Decoder {
  let held: Uint8Array = new Uint8Array();
  let isWrong = false;
  const decode = (bytes: Uint8Array) => {
    if (isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
    if (!isWrong) onWrong();
    isWrong = true;
    return mend(Buffer.from(bytes));
  };
  return {
    write: (bytes) => {
      const all = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      const end = all.length - countUnfinished(all);
      held = all.slice(end);
      return decode(all.subarray(0, end));
    },
    // The last character of a truncated file is none of Windows-1252.
    end: () => (held.length > 0 && !isWrong ? '\ufffd' : decode(held)),
  };
}

/**
 * Reads an encoding of one byte a character, unless the first bytes beyond ASCII show that its declaration is wrong
 * and that it is UTF-8.
 */
export function makeDoubtingDecoder(declared: string, onWrong: (found: 'utf-8' | 'bytes') => void): Decoder {
  let decoder: Decoder | undefined;
  return {
    write: (bytes) => {
      const hasLetters = bytes.some((byte) => byte > 0x7f);
      if (hasLetters && decoder === undefined) {
        const whole = bytes.subarray(0, bytes.length - countUnfinished(bytes));
        const isReallyUtf8 = isUtf8(whole) && CLEARLY_UTF_8.test(Buffer.from(whole).toString('latin1'));
        if (isReallyUtf8) onWrong('utf-8');
        decoder = isReallyUtf8
          ? makeForgivingDecoder(() => {
              onWrong('bytes');
            })
          : makePlainDecoder(declared);
      }
      return decoder === undefined ? Buffer.from(bytes).toString('latin1') : decoder.write(bytes);
    },
    end: () => decoder?.end() ?? '',
  };
}

/** Reads an encoding as it is declared. */
export function makePlainDecoder(name: string): Decoder {
  const decoder = new TextDecoder(name);
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** How many bytes at the end begin a character that goes on in the next piece. */
function countUnfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return measureCharacter(byte) > back ? back : 0;
  }
  return 0;
}

function measureCharacter(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function mend(bytes: Buffer): string {
  const pieces: string[] = [];
  let [begin, right, wrong] = [0, 0, 0];
  for (let place = 0; place < bytes.length;) {
    const byte = bytes[place] ?? 0;
    const length = measureCharacter(byte);
    if (byte < 0x80) place += 1;
    else if (length > 1 && place + length <= bytes.length && isUtf8(bytes.subarray(place, place + length))) {
      place += length;
      right += 1;
    } else {
      pieces.push(bytes.toString('utf8', begin, place), LATIN[byte] ?? '');
      place += 1;
      begin = place;
      wrong += 1;
    }
  }
  if (wrong > right) return new TextDecoder('windows-1252').decode(bytes);
  return pieces.join('') + bytes.toString('utf8', begin);
}
