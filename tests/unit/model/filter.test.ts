import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Criteria, Rows } from '../../../src/model/filter.ts';
import {
  EVERYTHING,
  getTagRole,
  isFiltering,
  scanRows,
  setTagRole,
  sortTags,
} from '../../../src/model/filter.ts';
import type { Month } from '../../../src/model/instant.ts';
import { anyFilter, anySlug, makeFilter, makeSlug } from '../../support/make-location.ts';
import { makeRandom } from '../../support/make-random.ts';

type Row = { ordinal: number; category: number; authors: number[]; tags: number[] };

const ARTICLES = 2000;
const TAGS = 60;

/** An archive whose first tags are common and whose last are rare. */
function makeRowsOfArchive(seed: number): Row[] {
  const random = makeRandom(seed);
  return Array.from({ length: ARTICLES }, (_, ordinal) => ({
    ordinal,
    category: random.number(8),
    authors: [...new Set(Array.from({ length: random.number(3) }, () => random.number(12)))],
    tags: [
      ...new Set(Array.from({ length: random.number(6) }, () => random.number(1 + random.number(TAGS)))),
    ],
  }));
}

function toRows(rows: readonly Row[]): Rows {
  return {
    ordinals: rows.map(({ ordinal }) => ordinal),
    categories: rows.map(({ category }) => category),
    authors: rows.map(({ authors }) => authors),
    tags: rows.map(({ tags }) => tags),
  };
}

/** The same questions asked of sets, one after the other. */
function findByBruteForce(rows: readonly Row[], criteria: Criteria): Row[] {
  let left = [...rows];
  for (const tag of criteria.all) left = left.filter(({ tags }) => new Set(tags).has(tag));
  for (const tag of criteria.not) left = left.filter(({ tags }) => !new Set(tags).has(tag));
  if (criteria.any.length > 0) {
    const meeting = new Set(criteria.any.flatMap((tag) => left.filter(({ tags }) => new Set(tags).has(tag))));
    left = left.filter((row) => meeting.has(row));
  }
  const { category, from, to } = criteria;
  for (const author of criteria.authors ?? [])
    left = left.filter(({ authors }) => new Set(authors).has(author));
  if (category !== undefined) left = left.filter((row) => row.category === category);
  if (from !== undefined) left = left.filter(({ ordinal }) => !(ordinal < from));
  if (to !== undefined) left = left.filter(({ ordinal }) => !(ordinal >= to));
  return left;
}

const someTags = (maxLength: number) => fc.uniqueArray(fc.nat(TAGS), { maxLength });

const anyCriteria: fc.Arbitrary<Criteria> = fc.record(
  {
    all: someTags(3),
    any: someTags(3),
    not: someTags(2),
    authors: fc.uniqueArray(fc.nat(12), { maxLength: 2 }),
    category: fc.nat(8),
    from: fc.nat(ARTICLES),
    to: fc.nat(ARTICLES),
  },
  { requiredKeys: ['all', 'any', 'not'] },
);

describe('scanRows', () => {
  const archive = makeRowsOfArchive(2021);

  it('finds the articles, and counts the tags, that brute force finds and counts', () => {
    const chunks = [
      toRows(archive.slice(0, 256)),
      toRows(archive.slice(256, 1800)),
      toRows(archive.slice(1800)),
    ];

    fc.assert(
      fc.property(anyCriteria, (criteria) => {
        const expected = findByBruteForce(archive, criteria);

        const hits = scanRows(chunks, criteria);

        expect(hits.ordinals).toEqual(expected.map(({ ordinal }) => ordinal).reverse());
        for (let tag = 0; tag <= TAGS; tag++) {
          expect(hits.tagCounts.get(tag) ?? 0).toBe(expected.filter(({ tags }) => tags.includes(tag)).length);
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('counts for each tag what remains when it is asked for as well', () => {
    const rows = [toRows(archive)];

    fc.assert(
      fc.property(anyCriteria, (criteria) => {
        const { tagCounts } = scanRows(rows, criteria);

        for (const [tag, count] of tagCounts) {
          expect(scanRows(rows, { ...criteria, all: [...criteria.all, tag] }).ordinals).toHaveLength(count);
        }
      }),
      { seed: 6, numRuns: 30 },
    );
  });

  it('counts an article once that stands in the rows of several terms, in any order', () => {
    const [older, newer] = [toRows(archive.slice(0, 1200)), toRows(archive.slice(800))];
    const criteria = { all: [], any: [1, 2], not: [] };

    const apart = scanRows([toRows(archive)], criteria);

    expect(scanRows([newer, older, newer], criteria)).toEqual(apart);
  });

  it('keeps the first article of a period, and not the first one after it', () => {
    const hits = scanRows([toRows(archive)], { all: [], any: [], not: [], from: 10, to: 13 });

    expect(hits.ordinals).toEqual([12, 11, 10]);
  });

  it('finds nothing in no rows', () => {
    expect(scanRows([], { all: [], any: [], not: [] })).toEqual({ ordinals: [], tagCounts: new Map() });
  });
});

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
