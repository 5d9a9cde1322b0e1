import { describe, expect, it, onTestFinished } from 'vitest';

import { keepCopiesOn } from '../../../src/fetch/device.ts';
import { listQuery } from '../../../src/fetch/list.ts';
import { editionQuery } from '../../../src/fetch/queries.ts';
import { tagSearchQuery } from '../../../src/fetch/tag-search.ts';
import { articleFileSchema, editionPath, editionSchema } from '../../../src/model/edition.ts';
import { countTag } from '../../../src/views/list/use-tag-search.ts';
import { openEdition } from '../../support/make-edition.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import { countTags, makeNewspaper } from './make-newspaper.ts';
import { makeClient, serve, serveFiles } from './serve.ts';

const newspaper = makeNewspaper(300);
const edition = openEdition([...newspaper.files].map(([path, text]) => ({ path, text })));
const cards = newspaper.stories.map(
  ({ id }) => edition.read(editionPath.article(makeSlug(id)), articleFileSchema).card,
);
const { numbering } = edition.read(editionPath.edition, editionSchema);
const everything = { page: 'all', filter: makeFilter() } as const;

/** A device without network that has copies of some files, and some articles by their place. */
function goOffline(copies: RegExp, articles: readonly number[]): void {
  serve(() => {
    throw new TypeError('Failed to fetch');
  });
  keepCopiesOn({
    read: (path) => {
      const text = copies.test(path) ? newspaper.files.get(path) : undefined;
      return Promise.resolve(text === undefined ? undefined : { text, keptAt: 1 });
    },
    keep: () => Promise.resolve(),
    listCards: () =>
      Promise.resolve([{ numbering, cards: articles.flatMap((ordinal) => cards[ordinal] ?? []) }]),
  });
  onTestFinished(() => keepCopiesOn(undefined));
}

/** Articles that have a tag, by their place. */
function listWith(tag: string): readonly number[] {
  return [...newspaper.stories.entries()].flatMap(([ordinal, { tags }]) =>
    tags.includes(makeSlug(tag)) ? [ordinal] : [],
  );
}

describe('the search for a topic', () => {
  it('finds those of the whole edition, with how often each is used', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();

    const found = await client.query(tagSearchQuery(client, 'SUJET 1'));

    const total = countTags(newspaper, [...cards.keys()]).get(makeSlug('sujet-1'));
    expect(found.tags[0]).toMatchObject({ slug: 'sujet-1', total });
    expect(found.tags.length).toBeGreaterThan(5);
    expect(found.isOnDeviceOnly).toBeUndefined();
  });

  it('is answered without network by the copies of the vocabulary, with no count where there is none', async () => {
    goOffline(/vocabulary/, [0, 1]);
    const client = makeClient();

    const found = await client.query(tagSearchQuery(client, 'sujet 1'));

    expect(found.tags[0]).toMatchObject({ slug: 'sujet-1' });
    expect(found.tags[0]).not.toHaveProperty('total');
    expect(found.isOnDeviceOnly).toBeUndefined();
  });

  it('is answered without copies by the articles on the device: no other topic, the most used first', async () => {
    const held = [...listWith('sujet-1').slice(0, 9), ...listWith('sujet-2').slice(0, 3)];
    goOffline(/^$/, held);
    const client = makeClient();

    const found = await client.query(tagSearchQuery(client, 'suj'));

    const counts = countTags(newspaper, [...new Set(held)]);
    const expected = [...counts]
      .filter(([slug]) => slug.startsWith('sujet'))
      .toSorted(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
      .map(([slug]) => slug);
    expect(found.isOnDeviceOnly).toBe(true);
    expect(found.tags.map(({ slug }) => slug)).toEqual(expected.slice(0, 20));
    // Numbers of their own would be taken for those of the edition.
    expect(found.tags.some((tag) => 'id' in tag || 'total' in tag)).toBe(false);
  });

  it('asks the network again once it is back', async () => {
    goOffline(/^$/, [0, 1, 2]);
    const client = makeClient();
    await client.query(tagSearchQuery(client, 'sujet'));

    serveFiles(newspaper.files);
    const found = await client.query(tagSearchQuery(client, 'sujet'));

    expect(found.isOnDeviceOnly).toBeUndefined();
  });

  it('fails as it did where the device has nothing', async () => {
    goOffline(/^$/, []);
    const client = makeClient();

    await expect(client.query(tagSearchQuery(client, 'sujet'))).rejects.toMatchObject({
      failure: 'unreachable',
    });
  });

  it('fails where a file is wrong, whatever the device has', async () => {
    goOffline(/^$/, [0, 1, 2]);
    serve(() => new Response('{'));
    const client = makeClient();

    await expect(client.query(tagSearchQuery(client, 'sujet'))).rejects.toMatchObject({
      failure: 'unreadable',
    });
  });
});

describe('the number beside a topic that was found', () => {
  const topic = { slug: makeSlug('sujet-1'), name: 'Sujet 1' };

  it('is that of the articles on the device, where the list shows no others', async () => {
    const held = [...listWith('sujet-1').slice(0, 4), ...listWith('sujet-2').slice(0, 5)];
    goOffline(/edition\/edition\.json/, held);
    const client = makeClient();
    await client.query(editionQuery());
    const list = await client.query(listQuery(client, everything));

    const { count } = countTag(everything, list, { ...topic, id: 3, total: 1234 });

    expect(count).toBe(countTags(newspaper, [...new Set(held)]).get(topic.slug));
  });

  it('is that of the topics that the list offers, where the device knows no more than the name', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();
    const list = await client.query(listQuery(client, everything));

    const all = countTags(newspaper, [...cards.keys()]);
    expect(countTag(everything, list, topic)).toEqual({ count: all.get(topic.slug) });
    expect(countTag(everything, { ...list, isExact: false }, topic)).toEqual({});
    expect(countTag(everything, list, { ...topic, slug: makeSlug('rarete-1') })).toEqual({});
  });
});
