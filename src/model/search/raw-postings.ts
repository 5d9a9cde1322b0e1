import { DamageError } from './bits.ts';

/** The articles that hold a word, with how often each field has it (`field-counts.ts`), before levels are known. */
export type RawPostings = {
  /** Ascending. */
  readonly ordinals: Uint32Array;
  readonly counts: Uint32Array;
};

/** Packs raw postings into bytes: distances and counts, seven bits a byte. */
export function packRaw({ ordinals, counts }: RawPostings): Uint8Array {
  const bytes = new Uint8Array(ordinals.length * 10);
  let length = 0;
  const push = (value: number) => {
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes[length++] = (rest & 127) | 128;
    bytes[length++] = rest;
  };
  let last = 0;
  for (let at = 0; at < ordinals.length; at++) {
    const ordinal = ordinals[at] ?? 0;
    push(ordinal - last);
    push(counts[at] ?? 0);
    last = ordinal;
  }
  return bytes.slice(0, length);
}

/**
 * Reads the packed postings that one word has in several runs, whatever articles each run is of; an article is in one run.
 * Throws a `DamageError` where they are cut off.
 */
export function readRaw(runs: readonly Uint8Array[]): RawPostings {
  const ordinals: number[] = [];
  const counts: number[] = [];
  let isAscending = true;
  for (const bytes of runs) {
    let ordinal = 0;
    for (let at = 0; at < bytes.length;) {
      const read = () => {
        let value = 0;
        for (let shift = 0; ; shift += 7) {
          const byte = bytes[at++];
          if (byte === undefined || shift > 28) throw new DamageError('expected whole postings of a run');
          value |= (byte & 127) << shift;
          if (byte < 128) return value >>> 0;
        }
      };
      ordinal += read();
      isAscending &&= ordinal > (ordinals.at(-1) ?? -1);
      ordinals.push(ordinal);
      counts.push(read());
    }
  }
  const raw = { ordinals: Uint32Array.from(ordinals), counts: Uint32Array.from(counts) };
  return isAscending ? raw : sortRaw(raw);
}

/** Puts postings in the order of their ordinals. */
export function sortRaw({ ordinals, counts }: RawPostings): RawPostings {
  const order = Uint32Array.from(ordinals.keys()).sort((a, b) => (ordinals[a] ?? 0) - (ordinals[b] ?? 0));
  return { ordinals: order.map((at) => ordinals[at] ?? 0), counts: order.map((at) => counts[at] ?? 0) };
}
