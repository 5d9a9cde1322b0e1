import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import type { EditionListLocation } from '../../../src/fetch/question.ts';
import { getCards } from '../../../src/fetch/cards.ts';
import { LIST_PAGE, listQuery, wholeListQuery } from '../../../src/fetch/list.ts';
import { neighboursQuery, relatedQuery } from '../../../src/fetch/onward.ts';
import { articleQuery } from '../../../src/fetch/queries.ts';
import { vocabularyQuery } from '../../../src/fetch/vocabulary.ts';
import { CHUNK_ROWS, COUNTS_PER_FILE, HEAD_CARDS, TAGS_PER_FILE } from '../../../src/model/edition.ts';
import type { Filter } from '../../../src/model/filter.ts';
import { isMonth } from '../../../src/model/instant.ts';
import { printLocation } from '../../../src/model/location.ts';
import type { Slug } from '../../../src/model/slug.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import { countTags, findByBruteForce, makeNewspaper } from './make-newspaper.ts';
import { makeClient, serve, serveFiles } from './serve.ts';

/** Large enough for two sealed chunks of a category and an author, and for one of a tag. */
const newspaper = makeNewspaper(1500);
const OFFERED_TAGS = 30;

const UNKNOWN = makeSlug('inconnu');
const commonTags = newspaper.tags
  .map(({ slug }) => slug)
  .filter((slug) => slug.startsWith('sujet'))
  .toSorted();
const someTag = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...commonTags.slice(0, 12)) },
  { weight: 4, arbitrary: fc.constantFrom(...newspaper.tags.map(({ slug }) => slug)) },
  { weight: 1, arbitrary: fc.constant(UNKNOWN) },
);
const someAuthor = fc.constantFrom(...newspaper.authors, UNKNOWN);
const someCategory = fc.constantFrom(...newspaper.categories, UNKNOWN);
const someMonth = fc
  .tuple(fc.integer({ min: 2019, max: 2022 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)
  .filter(isMonth);

const someFilter: fc.Arbitrary<Filter> = fc
  .record({
    tags: fc.uniqueArray(someTag, { maxLength: 2 }),
    any: fc.oneof(fc.constant([]), fc.uniqueArray(someTag, { maxLength: 3 })),
    not: fc.oneof(fc.constant([]), fc.uniqueArray(someTag, { maxLength: 2 })),
    author: fc.option(someAuthor, { freq: 3, nil: undefined }),
    category: fc.option(someCategory, { freq: 3, nil: undefined }),
    from: fc.option(someMonth, { freq: 3, nil: undefined }),
    to: fc.option(someMonth, { freq: 3, nil: undefined }),
    sort: fc.constantFrom('newest' as const, 'oldest' as const),
  })
  .map(({ author, category, from, to, ...rest }) =>
    makeFilter({
      ...rest,
      ...(author === undefined ? {} : { author }),
      ...(category === undefined ? {} : { category }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    }),
  );

/** The pages of lists that exist; any other page is the failure of its own term. */
const somePage: fc.Arbitrary<(filter: Filter) => EditionListLocation> = fc.oneof(
  fc.constant((filter: Filter) => ({ page: 'all' as const, filter })),
  ...(
    [
      ['category', newspaper.categories],
      ['author', newspaper.authors],
      ['tag', [...commonTags.slice(0, 8), ...newspaper.tags.slice(-4).map(({ slug }) => slug)]],
    ] as const
  ).map(([page, slugs]) =>
    fc.constantFrom(...slugs).map((slug) => (filter: Filter) => ({ page, slug, filter })),
  ),
);
const someLocation = fc
  .tuple(
    somePage,
    fc.oneof(fc.constant(makeFilter()), fc.constant(makeFilter({ sort: 'oldest' })), {
      weight: 8,
      arbitrary: someFilter,
    }),
  )
  .map(([place, filter]) => place(filter));

/** The tags that a list already demands, which narrow nothing. */
function getDemanded(location: EditionListLocation): ReadonlySet<Slug> {
  return new Set([...location.filter.tags, ...(location.page === 'tag' ? [location.slug] : [])]);
}

describe('a list', () => {
  it('holds what a search by hand finds, in that order, with exact totals and counts', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();

    await fc.assert(
      fc.asyncProperty(someLocation, fc.constantFrom(LIST_PAGE, 48, 300, 2000), async (location, want) => {
        const expected = findByBruteForce(newspaper, location);
        const counts = countTags(newspaper, expected);
        const demanded = getDemanded(location);
        const left = [...counts].filter(([slug]) => !demanded.has(slug)).map(([, count]) => count);

        const list = await client.query(listQuery(client, location, want));
        const whole = await client.query(wholeListQuery(client, location));

        // The first screen may know less, but nothing that is not so.
        expect(list.ordinals).toEqual(expected.slice(0, list.ordinals.length));
        expect(list.ordinals.length).toBeGreaterThanOrEqual(Math.min(want, expected.length));
        expect(list.isExact ? list.total : Math.max(list.total, expected.length)).toBe(expected.length);
        for (const { slug, count } of list.tags) {
          expect(list.isExact ? count : Math.max(count, counts.get(slug) ?? 0)).toBe(counts.get(slug));
        }
        expect([whole.total, whole.isExact]).toEqual([expected.length, true]);
        expect(whole.ordinals).toEqual(expected);
        expect(newspaper.tags.map((_, id) => whole.counts?.[id])).toEqual(
          newspaper.tags.map(({ slug }) => counts.get(slug) ?? 0),
        );
        expect(whole.tags.map(({ slug, count }) => [slug, count])).toEqual(
          whole.tags.map(({ slug }) => [slug, counts.get(slug)]),
        );
        expect(whole.tags.filter(({ slug }) => demanded.has(slug))).toEqual([]);
        expect(whole.tags.map(({ count }) => count)).toEqual(
          left.toSorted((a, b) => b - a).slice(0, OFFERED_TAGS),
        );
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it('shows the cards of its articles', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();

    await fc.assert(
      fc.asyncProperty(someLocation, async (location) => {
        const expected = findByBruteForce(newspaper, location).slice(0, LIST_PAGE);
        const list = await client.query(listQuery(client, location, LIST_PAGE));

        const { question, ordinals, cards: known } = list;
        const cards = await getCards(client, question.edition, ordinals.slice(0, LIST_PAGE), known);

        expect(cards.map(({ slug }) => slug)).toEqual(
          expected.map((ordinal) => newspaper.stories[ordinal]?.id),
        );
      }),
      { seed: 12, numRuns: 100 },
    );
  });

  it('says the names of what its filter speaks of, in the publisher’s spelling', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();
    const [tag] = newspaper.tags;
    const filter = makeFilter({
      tags: tag === undefined ? [] : [tag.slug],
      not: [UNKNOWN],
      author: makeSlug('elie-antenne'),
      category: makeSlug('securite'),
    });

    const { names } = await client.query(listQuery(client, { page: 'all', filter }, LIST_PAGE));

    expect(Object.fromEntries(names)).toEqual({
      'author-elie-antenne': 'Élie Antenne',
      'category-securite': 'Sécurité',
      [`tag-${tag?.slug}`]: tag?.name,
    });
  });

  it('grows when more of it is asked for', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();
    const location = { page: 'category', slug: makeSlug('mobile'), filter: makeFilter() } as const;
    const expected = findByBruteForce(newspaper, location);

    const lengths: number[] = [];
    for (const want of [LIST_PAGE, 2 * LIST_PAGE, CHUNK_ROWS + 1, expected.length]) {
      const { ordinals } = await client.query(listQuery(client, location, want));
      lengths.push(ordinals.length - want);
    }

    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(0);
    expect(expected.length).toBeGreaterThan(CHUNK_ROWS);
  });

  it('of a tag asks for one file, and for no chunk before it is needed', async () => {
    const asked = serveFiles(newspaper.files);
    const client = makeClient();
    const largest = commonTags[0] ?? UNKNOWN;

    const list = await client.query(
      listQuery(client, { page: 'tag', slug: largest, filter: makeFilter() }, 12),
    );

    expect(list.total).toBeGreaterThan(CHUNK_ROWS);
    expect(asked).toEqual(['edition/edition.json', `edition/terms/tag-${largest}.json`]);
  });

  it('through two tags reads the rows of the rarer one only', async () => {
    const asked = serveFiles(newspaper.files);
    const client = makeClient();
    const counts = countTags(newspaper, [...newspaper.stories.keys()]);
    const [common = UNKNOWN, ...others] = commonTags.toSorted(
      (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
    );
    const rare = others.at(-1) ?? UNKNOWN;

    await client.query(
      listQuery(client, { page: 'all', filter: makeFilter({ tags: [common, rare] }) }, LIST_PAGE),
    );

    expect(asked.filter((path) => /terms\/.*\.\d+\.json/.test(path))).toEqual([]);
    expect(asked).toEqual(expect.arrayContaining([`edition/terms/tag-${rare}.json`]));
  });

  it('through a choice of tags reads the rows of these tags only', async () => {
    const asked = serveFiles(newspaper.files);
    const client = makeClient();
    const rare = newspaper.tags.slice(-2).map(({ slug }) => slug);

    const list = await client.query(
      listQuery(client, { page: 'all', filter: makeFilter({ any: rare }) }, LIST_PAGE),
    );

    expect(list.total).toBe(2);
    expect(asked.filter((path) => /terms\/.*\.\d+\.json/.test(path))).toEqual([]);
  });

  it('of a term that does not exist fails as absent', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();

    const list = client.query(
      listQuery(client, { page: 'tag', slug: UNKNOWN, filter: makeFilter() }, LIST_PAGE),
    );

    await expect(list).rejects.toMatchObject({ name: 'EditionError', failure: 'absent' });
  });

  it('of which one file stays away tries that file three times, and fails as unreachable', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const tries: string[] = [];
    serve((path) => {
      const file = path.replace(/\?.*$/, '');
      if (file !== 'edition/terms/all.0.json') return new Response(newspaper.files.get(file));
      tries.push(path);
      throw new TypeError('Failed to fetch');
    });
    const client = makeClient();
    const location = { page: 'all', filter: makeFilter({ not: commonTags.slice(0, 1) }) } as const;
    const failed = expect(client.query(wholeListQuery(client, location))).rejects.toMatchObject({
      failure: 'unreachable',
    });

    await vi.runAllTimersAsync();

    await failed;
    expect(tries).toHaveLength(3);
  });
});

describe('the neighbours of an article', () => {
  it('are those of the list that the reader came from', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();
    const idOf = (ordinal: number | undefined) =>
      ordinal === undefined ? undefined : newspaper.stories[ordinal]?.id;

    await fc.assert(
      fc.asyncProperty(someLocation, fc.nat(), async (location, choice) => {
        const list = findByBruteForce(newspaper, location);
        fc.pre(list.length > 0);
        const place = choice % list.length;

        const { previous, next } = await client.query(neighboursQuery(client, location, list[place] ?? -1));

        expect([printLocation(location), previous?.slug, next?.slug]).toEqual([
          printLocation(location),
          idOf(list[place - 1]),
          idOf(list[place + 1]),
        ]);
      }),
      { seed: 13, numRuns: 200 },
    );
  });

  it('are those of the archive, newest first, when the article is not in the list', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();
    const location = { page: 'category', slug: makeSlug('vide'), filter: makeFilter() } as const;
    const last = newspaper.stories.length - 1;

    const around = await Promise.all(
      [0, 1, 100, last].map((ordinal) => client.query(neighboursQuery(client, location, ordinal))),
    );

    const slugOf = (ordinal: number) => newspaper.stories[ordinal]?.id;
    expect(around.map(({ previous, next }) => [previous?.slug, next?.slug])).toEqual([
      [slugOf(1), undefined],
      [slugOf(2), slugOf(0)],
      [slugOf(101), slugOf(99)],
      [undefined, slugOf(last - 1)],
    ]);
  });

  it('in the whole archive cost two requests, however large it is', async () => {
    const asked = serveFiles(newspaper.files);
    const client = makeClient();

    await client.query(neighboursQuery(client, { page: 'all', filter: makeFilter() }, 401));

    expect(asked.map((path) => path.replace(/\?.*$/, ''))).toEqual([
      'edition/edition.json',
      'edition/cards/100.json',
    ]);
  });
});

describe('related articles', () => {
  const RELATED = 3;
  const RELATED_TAGS = 6;
  const all = [...newspaper.stories.keys()];
  const counts = countTags(newspaper, all);

  /** Every other article that is among the newest of a shared tag, weighed by how rare what it shares is. */
  function rankByBruteForce(ordinal: number): readonly (string | undefined)[] {
    const tags = (newspaper.stories[ordinal]?.tags ?? []).slice(0, RELATED_TAGS);
    const tagsOf = (other: number) => newspaper.stories[other]?.tags ?? [];
    const newest = (tag: Slug) => all.filter((other) => tagsOf(other).includes(tag)).slice(-HEAD_CARDS);
    const candidates = [...new Set(tags.flatMap(newest))].filter((other) => other !== ordinal);
    const weigh = (other: number) =>
      tags
        .filter((tag) => tagsOf(other).includes(tag))
        .reduce((sum, tag) => sum + 1 / Math.log(1 + Math.max(2, counts.get(tag) ?? 0)), 0);
    return candidates
      .toSorted((a, b) => weigh(b) - weigh(a) || b - a)
      .slice(0, RELATED)
      .map((other) => newspaper.stories[other]?.id);
  }

  it('share the rarest tags, the newest first between equals', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();
    const places = Array.from({ length: 100 }, (_, index) => (index * 89) % all.length);

    const found = await Promise.all(
      places.map(async (place) => {
        const slug = makeSlug(newspaper.stories[place]?.id ?? '');
        const { card } = await client.query(articleQuery(slug));
        const related = await client.query(relatedQuery(client, card));
        return related.map((other) => other.slug);
      }),
    );

    expect(found).toEqual(places.map(rankByBruteForce));
  });

  it('are none for an article without tags', async () => {
    serveFiles(newspaper.files);
    const client = makeClient();
    const lonely = newspaper.stories.find(({ tags }) => tags.length === 0)?.id ?? '';
    const { card } = await client.query(articleQuery(makeSlug(lonely)));

    const related = await client.query(relatedQuery(client, card));

    expect(related).toEqual([]);
  });
});

describe('the vocabulary', () => {
  it('holds every tag with its exact count, in order of first use, over several files', async () => {
    const asked = serveFiles(newspaper.files);
    const client = makeClient();
    const counts = countTags(newspaper, [...newspaper.stories.keys()]);

    const tags = await client.query(vocabularyQuery(client));

    expect(tags).toEqual(newspaper.tags.map(({ slug, name }) => ({ slug, name, count: counts.get(slug) })));
    const parts = Math.ceil(newspaper.tags.length / TAGS_PER_FILE);
    expect(parts).toBeGreaterThan(1);
    expect(asked.filter((path) => path.startsWith('edition/tags/'))).toHaveLength(
      parts + Math.ceil(newspaper.tags.length / COUNTS_PER_FILE),
    );
  });
});
