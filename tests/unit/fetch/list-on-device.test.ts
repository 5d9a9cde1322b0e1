import { describe, expect, it, onTestFinished } from 'vitest';

import { keepCopiesOn } from '../../../src/fetch/device.ts';
import { listQuery } from '../../../src/fetch/list.ts';
import { sectionQuery } from '../../../src/fetch/section.ts';
import { articleFileSchema, editionPath } from '../../../src/model/edition.ts';
import { openEdition } from '../../support/make-edition.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import { findByBruteForce, makeNewspaper } from './make-newspaper.ts';
import { makeClient, serve } from './serve.ts';

const newspaper = makeNewspaper(400);
const edition = openEdition([...newspaper.files].map(([path, text]) => ({ path, text })));
const articles = newspaper.stories.map(({ id }) =>
  edition.read(editionPath.article(makeSlug(id)), articleFileSchema),
);

/** A device without network that has some articles and the front door. */
function goOffline(held: (slug: string) => boolean): void {
  serve(() => {
    throw new TypeError('Failed to fetch');
  });
  const text = newspaper.files.get(editionPath.edition) ?? '';
  keepCopiesOn({
    read: (path) => Promise.resolve(path === editionPath.edition ? { text, keptAt: 1 } : undefined),
    keep: () => Promise.resolve(),
    listCards: () =>
      Promise.resolve(
        articles
          .filter(({ card }) => held(card.slug))
          .map(({ numbering, card }) => ({ numbering, cards: [card] })),
      ),
  });
  onTestFinished(() => keepCopiesOn(undefined));
}

const mobile = { page: 'category', slug: makeSlug('mobile') } as const;

describe('a list without network', () => {
  it.each([
    ['a category', { ...mobile, filter: makeFilter() }],
    ['a tag', { page: 'tag', slug: makeSlug('sujet-0'), filter: makeFilter() }],
    [
      'an author, oldest first',
      { page: 'author', slug: makeSlug('elie-antenne'), filter: makeFilter({ sort: 'oldest' }) },
    ],
    ['two tags', { ...mobile, filter: makeFilter({ tags: [makeSlug('sujet-0'), makeSlug('sujet-1')] }) }],
    [
      'one of two tags',
      { page: 'all', filter: makeFilter({ any: [makeSlug('sujet-1'), makeSlug('sujet-2')] }) },
    ],
    ['without a tag', { ...mobile, filter: makeFilter({ not: [makeSlug('sujet-0')] }) }],
  ] as const)('has all articles of it that are on the device: %s', async (_what, location) => {
    goOffline(() => true);

    const list = await makeClient().query(listQuery(makeClient(), location));

    expect(list.isOnDeviceOnly).toBe(true);
    expect(list.ordinals).toEqual(findByBruteForce(newspaper, location));
    expect(list).toMatchObject({ isExact: true, total: list.ordinals.length });
  });

  it('has no others, and shows their cards', async () => {
    const location = { ...mobile, filter: makeFilter() };
    const held = new Set(
      findByBruteForce(newspaper, location)
        .slice(0, 5)
        .map((ordinal) => articles[ordinal]?.card.slug),
    );
    goOffline((slug) => held.has(makeSlug(slug)));
    const client = makeClient();

    const list = await client.query(listQuery(client, location));
    const cards = await client.query(sectionQuery(client, location, list, 0));

    expect(list.total).toBe(5);
    expect(held.has(cards[0]?.slug)).toBe(true);
  });

  it('fails as it did where the device has nothing', async () => {
    goOffline(() => false);
    const client = makeClient();

    await expect(client.query(listQuery(client, { ...mobile, filter: makeFilter() }))).rejects.toMatchObject({
      failure: 'unreachable',
    });
  });
});
