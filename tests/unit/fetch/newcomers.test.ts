import { beforeEach, describe, expect, it } from 'vitest';

import { listNewcomers } from '../../../src/fetch/newcomers.ts';
import type { EditionListLocation } from '../../../src/fetch/question.ts';
import { CHUNK_ROWS, editionPath } from '../../../src/model/edition.ts';
import { isMonth } from '../../../src/model/instant.ts';
import { makeTerm } from '../../support/make-edition.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import { findByBruteForce, makeNewspaper } from './make-newspaper.ts';
import type { Asked } from './serve.ts';
import { makeClient, serveFiles } from './serve.ts';

const newspaper = makeNewspaper(1500);
const mobile = { page: 'category', slug: makeSlug('mobile') } as const;

const MONTH = '2021-06';
if (!isMonth(MONTH)) throw new Error('no month');

let asked: Asked;
beforeEach(() => {
  asked = serveFiles(newspaper.files);
});

const ask = (location: EditionListLocation, since: number) => listNewcomers(makeClient(), location, since);

/** The files of rows that were asked for. */
const listChunks = () => asked.filter((path) => /^edition\/terms\/[^/.]+\.\d+\.json/.test(path));

describe('the newcomers of a list', () => {
  it.each([
    ['everything', { page: 'all', filter: makeFilter() }],
    ['a category', { ...mobile, filter: makeFilter() }],
    [
      'a tag, oldest first',
      { page: 'tag', slug: makeSlug('sujet-0'), filter: makeFilter({ sort: 'oldest' }) },
    ],
    ['an author', { page: 'author', slug: makeSlug('elie-antenne'), filter: makeFilter() }],
    ['two tags', { page: 'all', filter: makeFilter({ tags: [makeSlug('sujet-0'), makeSlug('sujet-1')] }) }],
    [
      'one of two tags',
      { ...mobile, filter: makeFilter({ any: [makeSlug('sujet-1'), makeSlug('sujet-2')] }) },
    ],
    ['a category without a tag', { ...mobile, filter: makeFilter({ not: [makeSlug('sujet-0')] }) }],
    [
      'an author in some months',
      { page: 'all', filter: makeFilter({ author: makeSlug('elie-antenne'), from: MONTH }) },
    ],
  ] as const)(
    'are its articles with an ordinal from the first unknown one on: %s',
    async (_what, location) => {
      for (const since of [0, 700, 1400, 1499]) {
        const expected = findByBruteForce(newspaper, location).filter((ordinal) => ordinal >= since);

        const found = await ask(location, since);

        expect(found.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
      }
    },
  );

  it('are none where nothing came, and none of a tag that nobody uses', async () => {
    expect(await ask({ ...mobile, filter: makeFilter() }, 1500)).toEqual([]);
    expect(await ask({ page: 'all', filter: makeFilter() }, 2000)).toEqual([]);
    expect(await ask({ ...mobile, filter: makeFilter({ tags: [makeSlug('personne')] }) }, 0)).toEqual([]);
  });

  it('of which some have left the edition again are those that are left', async () => {
    const door = JSON.parse(newspaper.files.get(editionPath.edition) ?? '');
    const text = JSON.stringify({ ...door, dead: [1450, 1499] });
    serveFiles(new Map([...newspaper.files, [editionPath.edition, text]]));

    const found = await ask({ page: 'all', filter: makeFilter() }, 1450);

    expect(found).toHaveLength(48);
    expect(found).not.toContain(1450);
    expect(found).not.toContain(1499);
  });

  it('cost no rows where the newest are in the head, and no more than hold them where they are not', async () => {
    const location = { ...mobile, filter: makeFilter() };
    const members = findByBruteForce(newspaper, location).toReversed();
    const sealed = Math.floor(members.length / CHUNK_ROWS);
    const inTail = members[sealed * CHUNK_ROWS + 1] ?? 0;
    const inLastChunk = members[sealed * CHUNK_ROWS - 1] ?? 0;
    expect(sealed).toBeGreaterThan(1);

    await ask(location, inTail);
    expect(listChunks()).toEqual([]);
    await ask(location, inLastChunk);
    expect(listChunks()).toEqual([
      expect.stringContaining(editionPath.chunk(makeTerm('category', 'Mobile'), sealed - 1)),
    ]);
  });

  it('of the whole archive cost the front door and the head of its list', async () => {
    await ask({ page: 'all', filter: makeFilter() }, 3);

    expect(listChunks()).toEqual([]);
  });
});
