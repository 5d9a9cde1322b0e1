import { describe, expect, it } from 'vitest';

import { planRound } from '../../../src/fetch/walk.ts';

describe('the next round of a walk', () => {
  it.each([
    { read: 0, found: 0, want: 12, chunks: 1, why: 'the first comes alone' },
    { read: 0, found: 3, want: Number.POSITIVE_INFINITY, chunks: 1, why: 'the first comes alone' },
    { read: 1, found: 3, want: 12, chunks: 3, why: 'three in each: three more' },
    { read: 1, found: 11, want: 12, chunks: 1, why: 'the next has it' },
    { read: 2, found: 20, want: 12, chunks: 1, why: 'enough, but not yet certain' },
    { read: 1, found: 0, want: 12, chunks: 3, why: 'nothing: it leaps' },
    { read: 4, found: 0, want: 12, chunks: 12, why: 'nothing: it leaps' },
    { read: 20, found: 1, want: 12, chunks: 16, why: 'never more' },
    { read: 1, found: 5, want: Number.POSITIVE_INFINITY, chunks: 16, why: 'all are wanted' },
  ])('$why ($read read, $found of $want found)', ({ read, found, want, chunks }) => {
    expect(planRound(read, found, want)).toBe(chunks);
  });
});
