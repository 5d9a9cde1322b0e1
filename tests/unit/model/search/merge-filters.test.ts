import { describe, expect, it } from 'vitest';

import { EVERYTHING } from '../../../../src/model/filter.ts';
import { mergeFilters } from '../../../../src/model/search/merge-filters.ts';
import { makeFilter, makeSlug } from '../../../support/make-location.ts';

const [a, b, c] = ['a', 'b', 'c'].map(makeSlug) as [
  ReturnType<typeof makeSlug>,
  ReturnType<typeof makeSlug>,
  ReturnType<typeof makeSlug>,
];
const march = '2021-03' as NonNullable<ReturnType<typeof makeFilter>['from']>;
const june = '2021-06' as typeof march;

describe('two filters together', () => {
  it('are none where neither leaves anything out, and one where one does', () => {
    expect(mergeFilters(EVERYTHING, EVERYTHING)).toEqual([]);
    expect(mergeFilters(EVERYTHING, makeFilter({ tags: [a] }))).toEqual([makeFilter({ tags: [a] })]);
  });

  it('are one filter where one can say both, with the shorter period', () => {
    expect(
      mergeFilters(
        makeFilter({ tags: [b], not: [c], from: march, to: june, author: a }),
        makeFilter({ tags: [a], from: june, author: a, category: c }),
      ),
    ).toEqual([makeFilter({ tags: [a, b], not: [c], from: june, to: june, author: a, category: c })]);
  });

  it('stay two where two authors, two categories or two choices are asked for', () => {
    for (const [one, other] of [
      [makeFilter({ author: a }), makeFilter({ author: b })],
      [makeFilter({ category: a }), makeFilter({ category: b })],
      [makeFilter({ any: [a] }), makeFilter({ any: [b] })],
    ] as const)
      expect(mergeFilters(one, other)).toEqual([one, other]);
  });
});
