import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rank } from '../../../../src/model/search/rank.ts';
import { isOneTypo, listSlips, listTypos } from '../../../../src/model/search/typo.ts';

describe('rank', () => {
  it('orders as sorting does, and equal ones newest first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), (points) => {
        const ordinals = Uint32Array.from(points.keys());
        const expected = [...points.keys()].sort((a, b) => (points[b] ?? 0) - (points[a] ?? 0) || b - a);
        expect([...rank(ordinals, Float64Array.from(points))]).toEqual(expected);
      }),
    );
  });
});

describe('typos', () => {
  it.each([
    ['renard', 'renard', true, 'the same'],
    ['renard', 'renad', true, 'a letter too few'],
    ['renard', 'renarrd', true, 'a letter too many'],
    ['renard', 'renzrd', true, 'another letter'],
    ['renard', 'rneard', true, 'two exchanged'],
    ['renard', 'renardz', true, 'one more at the end'],
    ['renard', 'rneadr', false, 'two exchanged twice'],
    ['renard', 'ren', false, 'three too few'],
    ['ab', 'ba', true, 'two letters exchanged'],
    ['', 'a', true, 'from nothing'],
  ])('of %s and %s: %s, %s', (one, other, expected) => {
    expect(isOneTypo(one, other)).toBe(expected);
    expect(isOneTypo(other, one)).toBe(expected);
  });

  it('lists exactly the words that are one typo away', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 }),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 }),
        (word, other) => {
          expect(listTypos(word).includes(other) || word === other).toBe(isOneTypo(word, other));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('lists what the first letters may have been', () => {
    expect(listSlips('ernard', 1)).toEqual(['rnard', 'renard']);
  });
});
