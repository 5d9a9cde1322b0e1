import type { BitReader, BitWriter } from './bits.ts';
import { DamageError } from './bits.ts';
import { readSet, writeSet } from './interpolate.ts';
import { LEVELS } from './levels.ts';
import { readBelow, readGamma, writeBelow, writeGamma } from './number-codes.ts';

/** The articles in which a word has the same weight. */
export type Group = {
  /** From `LEVELS` - 1 down to 0. */
  readonly level: number;
  /** Newest first. */
  readonly ordinals: Uint32Array;
};

/** The articles that hold a word, best level first. */
export type Postings = {
  /** How many there are, one at least. */
  readonly count: number;
  /** None is empty. */
  readonly groups: readonly Group[];
};

/** The most articles that an index can number: its numbers have 24 bits. */
export const MAX_ORDINALS = 2 ** 24 - 1;

/**
 * Writes the articles that hold a word: how many there are, how many of them have each level, and each level's set. A word
 * of one article takes one bit, one to seven for its level, and the ordinal.
 *
 * @param bound above every ordinal of the part
 */
export function writePostings(writer: BitWriter, postings: Postings, bound: number): void {
  writeGamma(writer, postings.count);
  const byLevel: Uint32Array[] = Array.from({ length: LEVELS }, () => new Uint32Array(0));
  for (const { level, ordinals } of postings.groups) byLevel[level] = ordinals;
  let left = postings.count;
  // The weakest first: it is the one that most articles have.
  for (const [level, { length }] of byLevel.entries()) {
    if (left > 0 && level < LEVELS - 1) writeBelow(writer, left - length, left + 1);
    left -= length;
  }
  for (const ordinals of byLevel) writeSet(writer, ordinals.toReversed(), bound);
}

/**
 * Reads what `writePostings` wrote.
 *
 * @param most of more articles nobody has written
 */
export function readPostings(reader: BitReader, bound: number, most: number): Postings {
  const count = readGamma(reader);
  if (count > Math.min(bound, most))
    throw new DamageError(`expected at most ${Math.min(bound, most)} articles · found ${count}`);
  const lengths: number[] = [];
  let left = count;
  for (let level = 0; level < LEVELS; level++) {
    const length = left === 0 || level === LEVELS - 1 ? left : left - readBelow(reader, left + 1);
    lengths.push(length);
    left -= length;
  }
  const groups = lengths.flatMap((length, level) => {
    if (length === 0) return [];
    const ordinals = new Uint32Array(length);
    readSet(reader, ordinals, bound);
    return [{ level, ordinals: ordinals.reverse() }];
  });
  return { count, groups: groups.reverse() };
}
