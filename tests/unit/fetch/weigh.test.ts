import { describe, expect, it } from 'vitest';

import type { ArticleWeight } from '../../../src/fetch/weigh.ts';
import { FILES_WEIGHED, listWeights, weighList } from '../../../src/fetch/weigh.ts';
import type { SizesFile } from '../../../src/model/list-files.ts';
import { SIZES_PER_FILE, editionPath, editionSchema } from '../../../src/model/edition.ts';
import { sizesFileSchema } from '../../../src/model/list-files.ts';
import { openEdition } from '../../support/make-edition.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import { findByBruteForce, makeNewspaper } from './make-newspaper.ts';
import { makeClient, serveFiles } from './serve.ts';

/** Three files of sizes, of which the last is begun. */
const newspaper = makeNewspaper(SIZES_PER_FILE * 2 + 60);
const everything = { page: 'all', filter: makeFilter() } as const;
const mobile = { page: 'category', slug: makeSlug('mobile'), filter: makeFilter() } as const;

const edition = openEdition([...newspaper.files].map(([path, text]) => ({ path, text })));
const weighFile = (ordinal: number) =>
  Buffer.byteLength(newspaper.files.get(editionPath.article(slugOf(ordinal))) ?? '');
const slugOf = (ordinal: number) => makeSlug(newspaper.stories[ordinal]?.id ?? '');
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The files with sizes that a function makes of theirs. */
function changeSizes(change: (sizes: SizesFile, file: number) => SizesFile): ReadonlyMap<string, string> {
  const files = new Map(newspaper.files);
  for (const file of [0, 1, 2]) {
    const path = editionPath.sizes(file);
    files.set(path, JSON.stringify(change(edition.read(path, sizesFileSchema), file)));
  }
  return files;
}

describe('the weight of a list', () => {
  it.each([
    ['everything', everything],
    ['everything, oldest first', { ...everything, filter: makeFilter({ sort: 'oldest' }) }],
    ['a category', mobile],
    ['an author', { page: 'author', slug: makeSlug('elie-antenne'), filter: makeFilter() }],
    ['a tag', { page: 'tag', slug: makeSlug('sujet-0'), filter: makeFilter() }],
    ['a filter', { ...mobile, filter: makeFilter({ any: [makeSlug('sujet-1'), makeSlug('sujet-2')] }) }],
    ['a filter of everything', { ...everything, filter: makeFilter({ not: [makeSlug('sujet-0')] }) }],
    ['a filter that finds nothing', { ...everything, filter: makeFilter({ tags: [makeSlug('inconnu')] }) }],
  ] as const)('is that of its files: %s', async (_what, location) => {
    serveFiles(newspaper.files);
    const client = makeClient();

    const weight = await weighList(client, location);

    const ordinals = findByBruteForce(newspaper, location);
    expect(weight).toMatchObject({ ordinals, isExact: true, pictures: 0 });
    expect(weight.articles).toBe(sum(ordinals.map(weighFile)));
  });

  it('counts the pictures of each article, and each portrait once', async () => {
    const pictures = (ordinal: number) => 1000 + ordinal;
    serveFiles(
      changeSizes((sizes, file) => ({
        ...sizes,
        pictures: sizes.slugs.map((_, slot) => pictures(file * SIZES_PER_FILE + slot)),
        // Every author has one, one article of two has two; the last author has none of them.
        authors: sizes.slugs.map((_, slot) => (slot % 2 === 0 ? 0 : [0, 1])),
        portraits: [
          [0, 7_000_000],
          [1, 300_000_000],
          [2, 50_000_000_000],
        ],
      })),
    );
    const client = makeClient();

    const weight = await weighList(client, mobile);

    expect(weight.pictures).toBe(sum(weight.ordinals.map(pictures)) + 307_000_000);
  });

  it('is had for everything without a row, and for a few articles from their files alone', async () => {
    const asked = serveFiles(newspaper.files);
    const oldest = newspaper.stories[0]?.tags.find((tag) => tag.startsWith('rarete')) ?? makeSlug('rarete-1');

    await weighList(makeClient(), everything);
    const ofAll = [...asked];
    await weighList(makeClient(), { page: 'tag', slug: oldest, filter: makeFilter() });

    expect(ofAll.filter((path) => /terms\/.*\.\d+\.json/.test(path))).toEqual([]);
    expect(asked.slice(ofAll.length).filter((path) => path.includes('/sizes/'))).toHaveLength(1);
  });

  it('of a long list is estimated from files all over it, while its articles are exact', async () => {
    const count = SIZES_PER_FILE * FILES_WEIGHED * 4;
    const door = edition.read(editionPath.edition, editionSchema);
    const files = new Map([
      ...newspaper.files,
      [editionPath.edition, JSON.stringify({ ...door, next: count, count })],
      [
        editionPath.term('all'),
        (newspaper.files.get(editionPath.term('all')) ?? '').replace(
          /"count":\d+,"sealed"/,
          `"count":${count},"sealed"`,
        ),
      ],
    ]);
    for (let file = 0; file < count / SIZES_PER_FILE; file++) {
      // Articles have grown over the years, from 1,000 bytes to some 2,000.
      const articles = Array.from({ length: SIZES_PER_FILE }, () => 1000 + file * 4);
      const slugs = articles.map((_, slot) => `renard-${file}-${slot}`);
      const none = articles.map(() => 0);
      const { format, numbering } = door;
      const portraits = [[0, 9]];
      const sizes = { format, numbering, slugs, articles, pictures: articles, authors: none, portraits };
      files.set(editionPath.sizes(file), JSON.stringify(sizes));
    }
    const asked = serveFiles(files);
    const client = makeClient();

    const weight = await weighList(client, everything);

    const mean = 1000 + ((count / SIZES_PER_FILE - 1) * 4) / 2;
    expect(weight.ordinals).toHaveLength(count);
    expect(weight.isExact).toBe(false);
    expect(asked.filter((path) => path.includes('/sizes/'))).toHaveLength(FILES_WEIGHED);
    expect(Math.abs(weight.articles / (mean * count) - 1)).toBeLessThan(0.01);
    expect(weight.pictures).toBe(weight.articles + 9);
  });

  it('takes a file that does not know the newest articles yet for what it knows', async () => {
    const cut = <Value>(values: readonly Value[], file: number) =>
      values.slice(0, file === 2 ? 30 : undefined);
    serveFiles(
      changeSizes(({ slugs, articles, pictures, authors, ...rest }, file) => ({
        ...rest,
        slugs: cut(slugs, file),
        articles: cut(articles, file).map(() => 1000),
        pictures: cut(pictures, file),
        authors: cut(authors, file),
      })),
    );
    const client = makeClient();

    const weight = await weighList(client, everything);

    expect(weight).toMatchObject({ isExact: false, articles: newspaper.stories.length * 1000 });
  });

  it('is none when the sizes are of another numbering', async () => {
    serveFiles(changeSizes((sizes) => ({ ...sizes, numbering: 'ffffffff' })));

    const weight = weighList(makeClient(), everything);

    await expect(weight).rejects.toMatchObject({ name: 'EditionError', failure: 'replaced' });
  });
});

describe('the articles of a list', () => {
  const gather = async (
    client: ReturnType<typeof makeClient>,
    location: typeof everything | typeof mobile,
  ) => {
    const weights: ArticleWeight[] = [];
    for await (const some of listWeights(client, await weighList(client, location))) weights.push(...some);
    return weights;
  };

  it.each([everything, mobile])('are named in its order, with what each weighs: $page', async (location) => {
    const asked = serveFiles(newspaper.files);

    const weights = await gather(makeClient(), location);

    expect(weights).toEqual(
      findByBruteForce(newspaper, location).map((ordinal) => ({
        ordinal,
        slug: slugOf(ordinal),
        article: weighFile(ordinal),
        pictures: 0,
      })),
    );
    // What was weighed is at hand.
    expect(asked.filter((path) => path.includes('/sizes/'))).toHaveLength(3);
  });

  it('lack where one has just left', async () => {
    serveFiles(
      changeSizes((sizes, file) => ({
        ...sizes,
        slugs: sizes.slugs.map((slug, slot) => (file === 0 && slot === 5 ? '' : slug)),
      })),
    );

    const weights = await gather(makeClient(), everything);

    expect(weights).toHaveLength(newspaper.stories.length - 1);
    expect(weights.map(({ ordinal }) => ordinal)).not.toContain(5);
  });

  it('come while later ones are still unknown', async () => {
    const asked = serveFiles(newspaper.files);
    const client = makeClient();
    const ordinals = [...newspaper.stories.keys()];
    const door = edition.read(editionPath.edition, editionSchema);

    const { value } = await listWeights(client, { edition: door, ordinals }).next();

    expect(value).toHaveLength(SIZES_PER_FILE);
    expect(asked).toEqual(['edition/sizes/0.json']);
  });
});
