import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { packRows } from '../../../src/model/rows.ts';
import type { Columns, Criteria } from '../../../src/model/scan.ts';
import { findTopTags, startScan, toColumns } from '../../../src/model/scan.ts';
import type { Timeline } from '../../../src/model/timeline.ts';
import { makeRandom } from '../../support/make-random.ts';

type Row = { ordinal: number; category: number; authors: number[]; tags: number[] };

const ARTICLES = 10_000;
const TAGS = 60;

/** An archive whose first tags are common and whose last are rare. */
function makeRowsOfArchive(seed: number, articles = ARTICLES): Row[] {
  const random = makeRandom(seed);
  return Array.from({ length: articles }, (_, ordinal) => ({
    ordinal,
    category: random.number(8),
    authors: [...new Set(Array.from({ length: random.number(3) }, () => random.number(12)))],
    tags: [
      ...new Set(Array.from({ length: random.number(6) }, () => random.number(1 + random.number(TAGS)))),
    ],
  }));
}

function toRows(rows: readonly Row[]): Columns {
  return toColumns(
    packRows({
      ordinals: rows.map(({ ordinal }) => ordinal),
      categories: rows.map(({ category }) => category),
      authors: rows.map(({ authors }) => authors),
      tags: rows.map(({ tags }) => tags),
    }),
  );
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
  for (const author of criteria.authors) left = left.filter(({ authors }) => new Set(authors).has(author));
  if (category !== undefined) left = left.filter((row) => row.category === category);
  if (from !== undefined) left = left.filter(({ ordinal }) => !(ordinal < from));
  if (to !== undefined) left = left.filter(({ ordinal }) => !(ordinal >= to));
  return left;
}

const NOTHING_ASKED: Criteria = { all: [], any: [], not: [], authors: [] };

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
  { requiredKeys: ['all', 'any', 'not', 'authors'] },
);

function scanRows(chunks: readonly Columns[], criteria: Criteria, timeline = makeTimeline()) {
  const scan = startScan(criteria, timeline, TAGS + 1);
  for (const rows of chunks) scan.take(rows);
  const tagCounts = new Map([...scan.counts.entries()].filter(([, count]) => count > 0));
  expect(scan.getCount()).toBe(scan.list('newest').length);
  return { ordinals: [...scan.list('newest')], tagCounts };
}

function makeTimeline(overrides: Partial<Timeline> = {}): Timeline {
  return { next: ARTICLES, dead: new Set(), late: new Map(), ...overrides };
}

describe('a scan', () => {
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
      { seed: 5, numRuns: 1000 },
    );
  });

  it.each([5000, 50_000])('of %i articles finds and counts what brute force does (J16)', (articles) => {
    const many = makeRowsOfArchive(16, articles);
    const chunks = [toRows(many.slice(0, 2048)), toRows(many.slice(2048))];

    fc.assert(
      fc.property(anyCriteria, (criteria) => {
        const expected = findByBruteForce(many, criteria);

        const hits = scanRows(chunks, criteria, makeTimeline({ next: articles }));

        expect(hits.ordinals).toEqual(expected.map(({ ordinal }) => ordinal).reverse());
        const counts = new Map<number, number>();
        for (const tag of expected.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
        expect(hits.tagCounts).toEqual(counts);
      }),
      { seed: 16, numRuns: 50 },
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
    const criteria = { all: [], any: [1, 2], not: [], authors: [] };

    const apart = scanRows([toRows(archive)], criteria);

    expect(scanRows([newer, older, newer], criteria)).toEqual(apart);
  });

  it('keeps the first article of a period, and not the first one after it', () => {
    const hits = scanRows([toRows(archive)], { all: [], any: [], not: [], authors: [], from: 10, to: 13 });

    expect(hits.ordinals).toEqual([12, 11, 10]);
  });

  it('finds nothing in no rows', () => {
    expect(scanRows([], { all: [], any: [], not: [], authors: [] })).toEqual({
      ordinals: [],
      tagCounts: new Map(),
    });
  });

  it('leaves out what has left the edition, and what came after it', () => {
    const timeline = makeTimeline({ next: 9, dead: new Set([4, 7]) });

    const { ordinals, tagCounts } = scanRows([toRows(archive)], NOTHING_ASKED, timeline);

    expect(ordinals).toEqual([8, 6, 5, 3, 2, 1, 0]);
    const alive = archive.slice(0, 9).filter(({ ordinal }) => ordinal !== 4 && ordinal !== 7);
    expect([...tagCounts.values()].reduce((sum, count) => sum + count, 0)).toBe(
      alive.flatMap(({ tags }) => tags).length,
    );
  });

  it('puts a late article between those that it stands between in time', () => {
    const late = new Map([
      [8, 2.5],
      [9, 2.25],
    ]);

    const { ordinals } = scanRows([toRows(archive)], NOTHING_ASKED, makeTimeline({ next: 10, late }));

    expect(ordinals).toEqual([7, 6, 5, 4, 3, 8, 9, 2, 1, 0]);
  });

  it('is certain of no article that a row still to come may precede', () => {
    const late = new Map([[9, 2.5]]);
    const scan = startScan(NOTHING_ASKED, makeTimeline({ next: 10, late }), TAGS + 1);
    scan.take(toRows(archive.slice(5, 10)));

    expect([...scan.list('newest', 5)]).toEqual([8, 7, 6, 5]);
    expect([...scan.list('oldest', 10)]).toEqual([]);
    expect([...scan.list('newest')]).toEqual([8, 7, 6, 5, 9]);
  });
});

describe('the most frequent tags', () => {
  it('are those that sorting all of them puts first', () => {
    const someCounts = fc.array(fc.nat(50), { maxLength: 300 });

    fc.assert(
      fc.property(someCounts, fc.integer({ min: 1, max: 40 }), (counts, limit) => {
        const sorted = counts
          .map((count, id) => ({ id, count }))
          .filter(({ count }) => count > 0)
          .toSorted((a, b) => b.count - a.count || a.id - b.id);

        expect(findTopTags(Uint32Array.from(counts), limit)).toEqual(sorted.slice(0, limit));
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});
