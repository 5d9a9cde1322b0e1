import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { FORMAT, editionSchema, termHeadSchema } from '../../../src/model/edition.ts';
import { normalizeAlias, toAliasFile } from '../../../src/model/aliases.ts';
import { packRows, unpackRows } from '../../../src/model/rows.ts';
import type { Rows } from '../../../src/model/rows.ts';
import { getSchema, makeArchive, makeEdition } from '../../support/make-edition.ts';

const anyRows: fc.Arbitrary<Rows> = fc
  .array(
    fc.record({
      distance: fc.integer({ min: 1, max: 1000 }),
      category: fc.nat(20),
      authors: fc.uniqueArray(fc.nat(200), { maxLength: 3 }),
      tags: fc.uniqueArray(fc.nat(5000), { maxLength: 6 }),
    }),
    { maxLength: 300 },
  )
  .map((rows) => {
    let ordinal = -1;
    return {
      ordinals: rows.map(({ distance }) => (ordinal += distance)),
      categories: rows.map(({ category }) => category),
      authors: rows.map(({ authors }) => authors),
      tags: rows.map(({ tags }) => tags),
    };
  });

describe('packed rows', () => {
  it('are unpacked to what was packed', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(unpackRows(packRows(rows))).toEqual(rows);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('hold distances, a bare number for one author, and one list of tags', () => {
    const packed = packRows({
      ordinals: [40, 42, 50],
      categories: [0, 1, 0],
      authors: [[7], [], [7, 8]],
      tags: [[1, 2], [], [3]],
    });

    expect(packed).toEqual({
      ordinals: [40, 2, 8],
      categories: [0, 1, 0],
      authors: [7, [], [7, 8]],
      tagCounts: [2, 0, 1],
      tags: [1, 2, 3],
    });
  });

  it.each([
    ['a category lacks', { categories: [0] }],
    ['an author is too many', { authors: [7, 7, 7] }],
    ['a count of tags lacks', { tagCounts: [2] }],
    ['a tag is too many', { tags: [1, 2, 3, 4] }],
    ['an ordinal is no whole number', { ordinals: [0.5, 1] }],
    ['an ordinal runs backwards', { ordinals: [40, -1] }],
  ])('are refused when %s', (_, wrong) => {
    const rows = {
      ordinals: [40, 2],
      categories: [0, 1],
      authors: [7, []],
      tagCounts: [2, 1],
      tags: [1, 2, 3],
      ...wrong,
    };
    const head = {
      format: FORMAT,
      id: 0,
      name: '',
      description: '',
      count: 2,
      sealed: 0,
      tags: [],
      cards: [],
      tail: rows,
    };

    expect(v.safeParse(termHeadSchema, head).success).toBe(false);
  });
});

describe('a file of the edition', () => {
  const { files } = makeEdition(makeArchive(300));
  const examples = [
    'edition/edition.json',
    'edition/front.json',
    'edition/front-terms.json',
    'edition/authors.json',
    'edition/articles/renard-0000000.json',
    'edition/cards/0.json',
    'edition/sizes/0.json',
    'edition/terms/author-elie-antenne.json',
    'edition/terms/all.0.json',
    'edition/tags/0.json',
    'edition/tags/0.counts.json',
    [...files.keys()].find((path) => path.startsWith('edition/aliases/')) ?? '',
  ].map((path) => ({ path, schema: getSchema(path), text: files.get(path) ?? '' }));

  it.each(examples)('$path is read', ({ schema, text }) => {
    expect(v.parse(schema, JSON.parse(text))).toEqual(JSON.parse(text));
  });

  it.each(examples)(
    '$path is refused whole when one of its parts lacks or is another thing (J07)',
    ({ schema, text }) => {
      const value = JSON.parse(text) as Record<string, unknown>;
      const optional = new Set(['author', 'standfirst', 'modified', 'caption', 'credit', 'source']);
      const spoilt = Object.keys(value).flatMap((key) => [
        ...(optional.has(key) ? [] : [{ ...value, [key]: undefined }]),
        ...[null, true, { a: { b: 1 } }, [[[0]]], Number.NaN, -1].map((wrong) => ({
          ...value,
          [key]: wrong,
        })),
      ]);

      const accepted = spoilt.filter((wrong) => v.safeParse(schema, wrong).success);

      expect(accepted).toEqual([]);
    },
  );

  it.each(examples)(
    '$path is refused when it is of another format, or nothing of ours',
    ({ schema, text }) => {
      const value = JSON.parse(text) as Record<string, unknown>;
      const others = [
        { ...value, format: FORMAT + 1 },
        { ...value, format: String(FORMAT) },
        null,
        [],
        {},
        '',
        0,
        [value],
      ];

      const accepted = others.filter((other) => v.safeParse(schema, other).success);

      expect(accepted).toEqual([]);
    },
  );

  it('keeps what this version does not know out of the application', () => {
    const front = JSON.parse(files.get('edition/edition.json') ?? '') as Record<string, unknown>;

    const read = v.parse(editionSchema, { ...front, weather: 'rain' });

    expect(read).not.toHaveProperty('weather');
  });
});

describe('normalizeAlias', () => {
  it.each([
    ['/2021/03/fox/', '/2021/03/fox', 'a final slash goes'],
    ['/2021/03/fox//', '/2021/03/fox', 'all of them'],
    ['/2021/03/fox?utm=1', '/2021/03/fox', 'a query goes'],
    ['/2021/03/fox/#top', '/2021/03/fox', 'a fragment goes'],
    ['/', '/', 'the first slash stays'],
    ['/?p=12', '/', 'even when it is the last'],
    ['/été', '/%C3%A9t%C3%A9', 'letters are encoded as a browser encodes them'],
    ['/%c3%a9t%c3%a9/', '/%C3%A9t%C3%A9', 'whatever way WordPress encoded them'],
    ['/100%', '/100%', 'a lone percent sign stays'],
    ['/\ud800', '/\ud800', 'so does half a character'],
    ['/Fox', '/Fox', 'capitals are another path'],
  ])('makes %j %j: %s', (path, normal) => {
    expect(normalizeAlias(path)).toBe(normal);
  });

  it('changes nothing that it normalised before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('/', '?', '#', '%', '%2', '%41', '%2541', '%2F', 'é', 'a', ' ')),
        (parts) => {
          const normal = normalizeAlias(parts.join(''));

          expect(normalizeAlias(normal)).toBe(normal);
        },
      ),
      { seed: 2, numRuns: 2000 },
    );
  });
});

describe('the file of an old path', () => {
  it('is the same for every spelling of it', () => {
    expect(toAliasFile('/été/?utm=1')).toBe(toAliasFile('/%c3%a9t%c3%a9'));
  });

  it('holds about as many as every other', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 25_600; index++) {
      const file = toAliasFile(`/2021/03/renard-${index}`);
      counts.set(file, (counts.get(file) ?? 0) + 1);
    }

    expect(counts.size).toBe(256);
    expect(Math.max(...counts.values())).toBeLessThan(200);
  });
});
