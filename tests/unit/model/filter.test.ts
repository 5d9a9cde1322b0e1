import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EVERYTHING, getTagRole, isFiltering, setTagRole, sortTags } from '../../../src/model/filter.ts';
import type { Month } from '../../../src/model/instant.ts';
import { anyFilter, anySlug, makeFilter, makeSlug } from '../../support/make-location.ts';

describe('the role of a tag', () => {
  const anyRole = fc.constantFrom('tags', 'any', 'not', 'none');

  it('is the one that it was given', () => {
    fc.assert(
      fc.property(anyFilter, anySlug, anyRole, (filter, tag, role) => {
        expect(getTagRole(setTagRole(filter, tag, role), tag)).toBe(role);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('is the last that it was given: it has one at a time', () => {
    fc.assert(
      fc.property(anyFilter, anySlug, anyRole, anyRole, (filter, tag, first, last) => {
        const changed = setTagRole(setTagRole(filter, tag, first), tag, last);

        expect(changed).toEqual(setTagRole(filter, tag, last));
        expect(
          [...changed.tags, ...changed.any, ...changed.not].filter((other) => other === tag),
        ).toHaveLength(last === 'none' ? 0 : 1);
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it('changes nothing about the other tags, nor about the rest of the filter', () => {
    fc.assert(
      fc.property(anyFilter, anySlug, anyRole, (filter, tag, role) => {
        const changed = setTagRole(filter, tag, role);

        expect(setTagRole(changed, tag, 'none')).toEqual(setTagRole(filter, tag, 'none'));
        expect({ ...changed, tags: [], any: [], not: [] }).toEqual({ ...filter, tags: [], any: [], not: [] });
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});

describe('isFiltering', () => {
  it.each([
    ['everything', EVERYTHING, false],
    ['another order', makeFilter({ sort: 'oldest' }), false],
    ['a tag', makeFilter({ tags: [makeSlug('a')] }), true],
    ['a choice of tags', makeFilter({ any: [makeSlug('a')] }), true],
    ['a tag left out', makeFilter({ not: [makeSlug('a')] }), true],
    ['an author', makeFilter({ author: makeSlug('a') }), true],
    ['a category', makeFilter({ category: makeSlug('a') }), true],
    ['a first month', makeFilter({ from: '2021-03' as Month }), true],
    ['a last month', makeFilter({ to: '2021-03' as Month }), true],
  ])('answers for %s', (_, filter, answer) => {
    expect(isFiltering(filter)).toBe(answer);
  });
});

describe('sortTags', () => {
  it('gives each tag once, in an order that no language changes', () => {
    const tags = ['été', 'zoo', 'a', 'a', 'eta'].map((text) => makeSlug(text));

    expect(sortTags(tags)).toEqual(['a', 'eta', 'zoo', 'été']);
  });
});
