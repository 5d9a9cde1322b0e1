import { describe, expect, it } from 'vitest';

import { findBaseEnd, findPatience } from '../../../src/compile/search/base-end.ts';

describe('the end of the base', () => {
  it.each([
    { next: 0, end: 0, why: 'nothing to index' },
    { next: 511, end: 511, why: 'a small archive has no delta' },
    { next: 512, end: 512, why: 'the first step' },
    { next: 575, end: 512, why: 'a delta of 63' },
    { next: 2_100, end: 2_048, why: 'steps of 64' },
    { next: 4_223, end: 4_160, why: 'steps of 64' },
    { next: 8_319, end: 8_192, why: 'steps of 128' },
    { next: 100_000, end: 99_328, why: 'steps of 1,024' },
    { next: 1_000_000, end: 999_424, why: 'steps of 8,192' },
  ])('of $next is $end: $why', ({ next, end }) => {
    expect(findBaseEnd(next)).toBe(end);
  });

  it('never goes back, and leaves at most 1/64 of the articles, or 63, to the delta', () => {
    const ends = Array.from({ length: 70_000 }, (_, next) => findBaseEnd(next));

    const wrong = ends.flatMap((end, next) => {
      const isKept = end >= (ends[next - 1] ?? 0);
      return isKept && end <= next && next - end <= Math.max(63, next / 64) ? [] : [next];
    });

    expect(wrong).toEqual([]);
  });

  it('stays for many publications', () => {
    const ends = new Set(Array.from({ length: 65_536 }, (_, index) => findBaseEnd(65_536 + index)));

    expect(ends.size).toBe(64);
  });
});

describe('the patience of a base', () => {
  it('is 1/64 of it, or 64', () => {
    expect([512, 2_048, 98_304].map(findPatience)).toEqual([64, 64, 1_536]);
  });
});
