import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { getListPart, listQuery, wholeListQuery } from '../../../src/fetch/list.ts';
import { editionQuery } from '../../../src/fetch/queries.ts';
import { SECTION_ROWS, sectionQuery } from '../../../src/fetch/section.ts';
import { editionPath } from '../../../src/model/edition.ts';
import { chunkSchema } from '../../../src/model/list-files.ts';
import { packRows, unpackRows } from '../../../src/model/rows.ts';
import type { Edition } from '../../../src/model/edition.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import { makeTerm } from '../../support/make-edition.ts';
import { makeNewspaper } from './make-newspaper.ts';
import { makeClient, serve, serveFiles } from './serve.ts';

const newspaper = makeNewspaper(1500);
const mobile = { page: 'category', slug: makeSlug('mobile'), filter: makeFilter() } as const;
const MOBILE = makeTerm('category', 'Mobile');
const everything = { page: 'all', filter: makeFilter() } as const;

/** The files of an edition, some of them changed. */
function change(changes: Readonly<Record<string, (text: string) => string>>): ReadonlyMap<string, string> {
  const files = new Map(newspaper.files);
  for (const [path, edit] of Object.entries(changes)) files.set(path, edit(files.get(path) ?? ''));
  return files;
}

function changeDoor(overrides: Partial<Edition>): ReadonlyMap<string, string> {
  return change({
    [editionPath.edition]: (text) => JSON.stringify({ ...JSON.parse(text), ...overrides }),
  });
}

describe('an edition from which articles were taken, and to which older ones were added', () => {
  const dead = [3, 700, 1499];
  const late: [number, number][] = [
    [1400, 10.5],
    [1498, -0.5],
  ];
  const order = [...newspaper.stories.keys()]
    .filter((ordinal) => !dead.includes(ordinal))
    .toSorted((a, b) => (new Map(late).get(a) ?? a) - (new Map(late).get(b) ?? b));

  it.each(['newest', 'oldest'] as const)('lists everything by its place in time, %s first', async (sort) => {
    serveFiles(changeDoor({ dead, late, count: order.length }));
    const client = makeClient();

    const list = await client.query(wholeListQuery(client, { page: 'all', filter: makeFilter({ sort }) }));

    expect(list.ordinals).toEqual(sort === 'oldest' ? order : order.toReversed());
  });

  it.each(['newest', 'oldest'] as const)(
    'lists a category so, and any part of it, %s first',
    async (sort) => {
      serveFiles(changeDoor({ dead, late }));
      const client = makeClient();
      const location = { ...mobile, filter: makeFilter({ sort }) };
      const members = order.filter((ordinal) => newspaper.stories[ordinal]?.category === 'mobile');
      const expected = sort === 'oldest' ? members : members.toReversed();

      const list = await client.query(listQuery(client, location));
      const part = await getListPart(client, location, list, 290, 310);

      expect(list.ordinals).toEqual(expected.slice(0, list.ordinals.length));
      expect(part).toEqual(expected.slice(290, 310));
    },
  );
});

describe('an edition that is replaced while it is read', () => {
  it('is met with its new front door', async () => {
    let door = JSON.stringify({
      ...JSON.parse(newspaper.files.get(editionPath.edition) ?? ''),
      next: 1000,
      count: 1000,
    });
    serve((path) => new Response(path === editionPath.edition ? door : newspaper.files.get(path)));
    const client = makeClient();
    await client.query(editionQuery());
    door = newspaper.files.get(editionPath.edition) ?? '';

    const list = await client.query(listQuery(client, mobile));

    expect(list.question.edition.next).toBe(1500);
  });

  it('shows nothing of the new one while its front door is not there yet', async () => {
    serveFiles(changeDoor({ next: 1000, count: 1000 }));
    const client = makeClient();

    const list = await client.query(wholeListQuery(client, mobile));

    const members = [...newspaper.stories.keys()]
      .filter((ordinal) => ordinal < 1000 && newspaper.stories[ordinal]?.category === 'mobile')
      .toReversed();
    expect(list.ordinals).toEqual(members);
    expect(list.total).toBe(members.length);
  });

  it.each([
    ['a head', editionPath.term(MOBILE)],
    ['a chunk', editionPath.chunk(MOBILE, 0)],
  ])('says so when %s is of another numbering', async (_what, path) => {
    serveFiles(change({ [path]: (text) => JSON.stringify({ ...JSON.parse(text), numbering: 'ffffffff' }) }));
    const client = makeClient();

    const list = client.query(wholeListQuery(client, mobile));

    await expect(list).rejects.toMatchObject({ name: 'EditionError', failure: 'replaced' });
  });

  it('says so when a chunk does not follow those beside it', async () => {
    const files = new Map(newspaper.files);
    const first = files.get(editionPath.chunk(MOBILE, 0)) ?? '';
    files.set(editionPath.chunk(MOBILE, 1), first);
    serveFiles(files);
    const client = makeClient();

    const list = client.query(wholeListQuery(client, mobile));

    await expect(list).rejects.toMatchObject({ failure: 'replaced' });
  });

  it('says so when cards are of another numbering than their list', async () => {
    serveFiles(
      change({
        [editionPath.cards(0)]: (text) => JSON.stringify({ ...JSON.parse(text), numbering: 'ffffffff' }),
      }),
    );
    const client = makeClient();
    const location = { page: 'all', filter: makeFilter({ sort: 'oldest' }) } as const;
    const list = await client.query(listQuery(client, location));

    const section = client.query(sectionQuery(client, location, list, 0));

    await expect(section).rejects.toMatchObject({ failure: 'replaced' });
  });

  it('is told from a chunk that was cut short', async () => {
    serveFiles(
      change({
        [editionPath.chunk(MOBILE, 0)]: (text) => {
          const file = v.parse(chunkSchema, JSON.parse(text));
          const rows = unpackRows(file.rows);
          const few = {
            ordinals: rows.ordinals.slice(0, 5),
            categories: rows.categories.slice(0, 5),
            authors: rows.authors.slice(0, 5),
            tags: rows.tags.slice(0, 5),
          };
          return JSON.stringify({ ...file, rows: packRows(few) });
        },
      }),
    );
    const client = makeClient();

    const list = client.query(wholeListQuery(client, mobile));

    await expect(list).rejects.toMatchObject({ failure: 'unreadable' });
  });
});

describe('a corrected card', () => {
  it('is fetched under another address than the one that a cache may keep', async () => {
    const asked = serveFiles(changeDoor({ revised: { '0': 2 } }));
    const client = makeClient();
    const list = await client.query(listQuery(client, everything));
    const { edition } = list.question;

    const oldest = Math.ceil(list.total / SECTION_ROWS) - 1;
    for (const section of [oldest, oldest - 1, oldest - 2, oldest - 3])
      await client.query(sectionQuery(client, everything, list, section));

    const cards = asked.filter((path) => path.startsWith('edition/cards/'));
    expect(cards).toContain(`edition/cards/0.json?v=${edition.numbering}-2`);
    expect(cards).toContain(`edition/cards/1.json?v=${edition.numbering}`);
  });
});
