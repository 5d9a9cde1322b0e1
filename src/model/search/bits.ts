/*
 * Numbers as text for JSON: six bits a character, of the 64 that base64 uses in addresses. A host's compression finds six
 * bits in each again, whatever its quality; what would save more is done before (`interpolate.ts`).
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS = 6;
/** The widest number that is written at once. */
export const MAX_WIDTH = 24;

const CODES = new Uint8Array(ALPHABET.length);
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < ALPHABET.length; value++) {
  CODES[value] = ALPHABET.charCodeAt(value);
  VALUES[ALPHABET.charCodeAt(value)] = value;
}

/** A packed text that does not say what its reader expects: cut off, damaged, or of another kind. */
export class DamageError extends Error {
  override readonly name = 'DamageError';
}

/** Writes bits. */
export type BitWriter = {
  /** The characters that `finish` would give. */
  readonly size: number;
  /** Writes a number from 0 to 2^width - 1, of at most `MAX_WIDTH` bits. */
  write(value: number, width: number): void;
  /** Where the writer stands; `goBack` forgets what was written since. */
  mark(): BitMark;
  goBack(mark: BitMark): void;
  /** Gives everything as text and begins anew. */
  finish(): string;
};

export type BitMark = { readonly length: number; readonly held: number; readonly width: number };

/** Opens an empty writer; its memory grows with the longest text it ever held. */
export function openBitWriter(): BitWriter {
  let codes = new Uint8Array(1 << 14);
  let length = 0;
  let [held, heldWidth] = [0, 0];
  const push = (value: number) => {
    if (length === codes.length) {
      const more = new Uint8Array(codes.length * 2);
      more.set(codes);
      codes = more;
    }
    codes[length++] = CODES[value & 63] ?? 0;
  };
  return {
    get size() {
      return heldWidth > 0 ? length + 1 : length;
    },
    write(value, width) {
      held = (held << width) | value;
      heldWidth += width;
      while (heldWidth >= BITS) {
        heldWidth -= BITS;
        push(held >>> heldWidth);
      }
      held &= (1 << heldWidth) - 1;
    },
    mark: () => ({ length, held, width: heldWidth }),
    goBack(mark) {
      length = mark.length;
      held = mark.held;
      heldWidth = mark.width;
    },
    finish() {
      if (heldWidth > 0) push(held << (BITS - heldWidth));
      const text = toText(codes, length);
      length = 0;
      held = 0;
      heldWidth = 0;
      return text;
    },
  };
}

/** Reads bits in the order in which they were written. */
export type BitReader = {
  /** Reads a number of at most `MAX_WIDTH` bits. Throws a `DamageError` where the text ends before. */
  read(width: number): number;
  /** Throws a `DamageError` unless everything was read. */
  end(): void;
};

/** Opens a packed text. */
export function openBitReader(text: string): BitReader {
  let at = 0;
  let [held, heldWidth] = [0, 0];
  return {
    read(width) {
      while (heldWidth < width) {
        // Past the end the code is NaN, which stands nowhere in the table.
        const value = VALUES[text.charCodeAt(at++)] ?? -1;
        if (value < 0) throw new DamageError(`expected packed numbers · found none at character ${at - 1}`);
        held = (held << BITS) | value;
        heldWidth += BITS;
      }
      heldWidth -= width;
      const value = held >>> heldWidth;
      held &= (1 << heldWidth) - 1;
      return value;
    },
    end() {
      if (at !== text.length || held !== 0)
        throw new DamageError(`expected the end of packed numbers at character ${at} of ${text.length}`);
    },
  };
}

function toText(codes: Uint8Array, length: number): string {
  let text = '';
  // Arguments of a call are limited.
  for (let at = 0; at < length; at += 4096)
    text += String.fromCharCode(...codes.subarray(at, Math.min(at + 4096, length)));
  return text;
}
