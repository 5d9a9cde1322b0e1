import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Card } from '../../../src/model/edition.ts';
import type { Filter } from '../../../src/model/filter.ts';
import { isFiltering } from '../../../src/model/filter.ts';
import type { Day, Instant } from '../../../src/model/instant.ts';
import { isMonth, parseInstant } from '../../../src/model/instant.ts';
import type { SavedPage } from '../../../src/reader/shelf.ts';
import { filterShelf, listNames } from '../../../src/views/saved/filter-shelf.ts';
import { makeCard, makeTag } from '../../support/make-card.ts';
import { makeFilter, makeSlug } from '../../support/make-location.ts';
import { makeSaved } from '../reader/make-page.ts';

const TAGS = ['Radio', '5G', 'eSIM', 'Câble', 'Puce'].map((name) => makeTag(name));
const AUTHORS = ['Élie Antenne', 'Hortense Paquet'].map((name) => makeTag(name));
const CATEGORIES = ['mobile', 'web'].map((slug) => ({ slug: makeSlug(slug), label: slug }));

function makeSavedArticle(card: Card, key = `/article/${card.slug}`): SavedPage {
  return makeSaved(key, { page: { kind: 'article', slug: card.slug, card } });
}

function makeSavedList(key: string): SavedPage {
  return makeSaved(key, { page: { kind: 'list', title: 'Une liste', description: '3 articles' } });
}

function makeInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`${text} · expected an instant`);
  return instant;
}

function makeMonths(from: string | undefined, to: string | undefined): Pick<Filter, 'from' | 'to'> {
  return {
    ...(from !== undefined && isMonth(from) ? { from } : {}),
    ...(to !== undefined && isMonth(to) ? { to } : {}),
  };
}

const somePage: fc.Arbitrary<SavedPage> = fc.oneof(
  { weight: 1, arbitrary: fc.nat(99).map((number) => makeSavedList(`/tag/radio?from=20${number}-01`)) },
  {
    weight: 5,
    arbitrary: fc
      .record({
        tags: fc.uniqueArray(fc.constantFrom(...TAGS)),
        authors: fc.uniqueArray(fc.constantFrom(...AUTHORS)),
        category: fc.constantFrom(...CATEGORIES),
      })
      .map((card) => makeSavedArticle(makeCard(card))),
  },
);
/** A shelf, each of whose pages has a key of its own. */
const someShelf = fc
  .array(somePage, { maxLength: 12 })
  .map((pages) => pages.map((page, index) => ({ ...page, key: `${page.key}#${index}` })));

const unknown = makeSlug('inconnu');
const someSlugs = (named: readonly { slug: Card['slug'] }[]) =>
  fc.constantFrom(...named.map(({ slug }) => slug), unknown);
const someFilter: fc.Arbitrary<Filter> = fc
  .record(
    {
      tags: fc.uniqueArray(someSlugs(TAGS), { maxLength: 2 }),
      any: fc.uniqueArray(someSlugs(TAGS), { maxLength: 2 }),
      not: fc.uniqueArray(someSlugs(TAGS), { maxLength: 2 }),
      sort: fc.constantFrom('newest' as const, 'oldest' as const),
      author: someSlugs(AUTHORS),
      category: someSlugs(CATEGORIES),
    },
    { requiredKeys: [] },
  )
  .map((filter) => makeFilter(filter));

/** Every saved article is asked every question. */
function findByBruteForce(pages: readonly SavedPage[], filter: Filter): readonly SavedPage[] {
  const found = pages.filter(({ page }) => {
    if (page.kind !== 'article') return false;
    const tags = page.card.tags.map(({ slug }) => slug);
    return (
      filter.tags.every((tag) => tags.includes(tag)) &&
      (filter.any.length === 0 || filter.any.some((tag) => tags.includes(tag))) &&
      !filter.not.some((tag) => tags.includes(tag)) &&
      (filter.author === undefined || page.card.authors.some(({ slug }) => slug === filter.author)) &&
      (filter.category === undefined || page.card.category.slug === filter.category)
    );
  });
  return filter.sort === 'oldest' ? found.toReversed() : found;
}

describe('a filtered shelf', () => {
  it('holds what a search by hand finds, in that order, with the counts of what is left', () => {
    fc.assert(
      fc.property(someShelf, someFilter, (pages, filter) => {
        const expected = findByBruteForce(pages, filter);
        const tagsOf = ({ page }: SavedPage) => (page.kind === 'article' ? page.card.tags : []);

        const { articles, tags } = filterShelf(pages, filter);

        expect(articles.map(({ key }) => key)).toEqual(expected.map(({ key }) => key));
        const left = TAGS.flatMap((tag) => {
          const count = expected.filter((page) => tagsOf(page).includes(tag)).length;
          return count === 0 || filter.tags.includes(tag.slug) ? [] : [{ ...tag, count }];
        });
        expect(tags.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))).toEqual(
          left.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)),
        );
        expect(tags.map(({ count }) => count)).toEqual(
          tags.map(({ count }) => count).toSorted((a, b) => b - a),
        );
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it('shows saved lists only where nothing is asked', () => {
    fc.assert(
      fc.property(someShelf, someFilter, (pages, filter) => {
        const { lists } = filterShelf(pages, filter);

        const saved = pages.filter(({ page }) => page.kind === 'list');
        expect(lists).toEqual(isFiltering(filter) ? [] : saved);
      }),
      { seed: 22, numRuns: 200 },
    );
  });

  it.each([
    { from: '2021-03', to: '2021-03', kept: ['spring'], why: 'both ends are included' },
    { from: '2021-04', to: undefined, kept: ['midnight'], why: 'a month begins at midnight of the site' },
    { from: undefined, to: '2021-02', kept: [], why: 'nothing is that old' },
  ])('holds the articles of the months asked for: $why', ({ from, to, kept }) => {
    const pages = [
      // Already April in Paris.
      makeSavedArticle(
        makeCard({ published: makeInstant('2021-03-31T22:30:00Z'), day: '2021-04-01' as Day }),
        'midnight',
      ),
      makeSavedArticle(makeCard({ published: makeInstant('2021-03-12T15:00:00Z') }), 'spring'),
    ];

    const { articles } = filterShelf(pages, { ...makeFilter(), ...makeMonths(from, to) });

    expect(articles.map(({ key }) => key)).toEqual(kept);
  });

  it('names every tag on it', () => {
    const card = makeCard({ tags: [makeTag('5G'), makeTag('eSIM')] });

    const names = listNames([makeSavedArticle(card)]);

    expect(names.get('tag-5g')).toBe('5G');
    expect(names.get('tag-esim')).toBe('eSIM');
  });

  it('without anything on it is empty', () => {
    expect(filterShelf([], makeFilter({ tags: [unknown] }))).toMatchObject({
      articles: [],
      lists: [],
      tags: [],
    });
  });
});
