import type { Field } from './texts.ts';

/*
 * How often a word stands in each field of an article, as one number of 31 bits: the body in the lowest, which most words
 * are in alone, so that most are small.
 */

const FIRST_BIT: Readonly<Record<Field, number>> = {
  body: 0,
  standfirst: 15,
  headline: 19,
  tags: 23,
  authors: 27,
};
const MOST: Readonly<Record<Field, number>> = {
  body: 2 ** 15 - 1,
  standfirst: 15,
  headline: 15,
  tags: 15,
  authors: 15,
};

/** Counts a word once more in a field; beyond 15 times (32,767 in the body) it counts no more. */
export function countOnce(counts: number, field: Field): number {
  return readCount(counts, field) === MOST[field] ? counts : counts + 2 ** FIRST_BIT[field];
}

/** How often a word stands in a field. */
export function readCount(counts: number, field: Field): number {
  return (counts >>> FIRST_BIT[field]) & MOST[field];
}
