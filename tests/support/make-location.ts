import fc from 'fast-check';

import type { Filter } from '../../src/model/filter.ts';
import { EVERYTHING, sortTags } from '../../src/model/filter.ts';
import type { Month } from '../../src/model/instant.ts';
import { isMonth } from '../../src/model/instant.ts';
import type { ListLocation, Location } from '../../src/model/location.ts';
import { cutSearched } from '../../src/model/location.ts';
import type { ShelfView } from '../../src/model/shelf.ts';
import type { Slug } from '../../src/model/slug.ts';
import { isSlug, toSlug } from '../../src/model/slug.ts';

/** A filter that keeps everything but what is said. */
export function makeFilter(overrides: Partial<Filter> = {}): Filter {
  return { ...EVERYTHING, ...overrides };
}

/** A text as a slug; it must be one already. */
export function makeSlug(text: string): Slug {
  if (!isSlug(text)) throw new Error(`Not a slug: ${text}`);
  return text;
}

/** Slugs of any script: words that address bars know, words of JavaScript, and whatever Unicode gives. */
export const anySlug: fc.Arbitrary<Slug> = fc.oneof(
  fc
    .constantFrom(
      '5g',
      'c-plus-plus',
      '日本',
      'ゲーム',
      'हिन्दी',
      'россия',
      'constructor',
      '2021',
      'x-1f389',
      'all',
    )
    .map(makeSlug),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map(toSlug),
  fc.string({ unit: 'binary', maxLength: 12 }).map(toSlug),
);

const anyTags = fc.array(anySlug, { maxLength: 4 }).map(sortTags);

const anyMonth: fc.Arbitrary<Month> = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`)
  .filter(isMonth);

/** Filters with each of their fields, present or not. */
export const anyFilter: fc.Arbitrary<Filter> = fc
  .record(
    {
      tags: anyTags,
      any: anyTags,
      not: anyTags,
      sort: fc.constantFrom('newest', 'oldest'),
      author: anySlug,
      category: anySlug,
      from: anyMonth,
      to: anyMonth,
    },
    { requiredKeys: ['tags', 'any', 'not', 'sort'] },
  )
  .map((filter) => makeFilter(filter));

const anyWords = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

/** What browsers make of a form. */
const anyForm = fc
  .dictionary(fc.constantFrom('title', 'text', 'url'), fc.string({ unit: 'grapheme', maxLength: 12 }))
  .map((shared) => new URLSearchParams(shared).toString());

const anyShelf: fc.Arbitrary<ShelfView> = fc.record(
  {
    list: fc.constantFrom('later', 'favorites'),
    collection: anyWords,
    label: anyWords,
    text: anyWords,
    order: fc.constantFrom('published', 'title'),
  },
  { requiredKeys: [] },
);

/** What a reader may type, and what else may stand in an address. */
const anySearched = fc
  .oneof(
    fc.constantFrom('', 'c++', 'a+b', '100 %', '"entre guillemets', '-sans tag:5g', '__proto__', ' '),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  .map(cutSearched);

const anyList: fc.Arbitrary<ListLocation> = fc.oneof(
  fc.record({ page: fc.constant('all'), filter: anyFilter }),
  fc.record({ page: fc.constant('saved'), filter: anyFilter, shelf: anyShelf }),
  fc.record({
    page: fc.constant('search'),
    text: anySearched,
    filter: anyFilter.map((filter) => ({ ...filter, sort: EVERYTHING.sort })),
    order: fc.constantFrom('relevance', 'newest', 'oldest'),
  }),
  fc.record({ page: fc.constantFrom('category', 'tag', 'author'), slug: anySlug, filter: anyFilter }),
);

/** Locations of every kind of page. */
export const anyLocation: fc.Arbitrary<Location> = fc.oneof(
  fc.record({ page: fc.constantFrom('front', 'tags', 'authors', 'settings') }),
  anyList,
  fc.record({ page: fc.constant('share'), query: anyForm }),
  fc.record({
    page: fc.constant('article'),
    slug: anySlug,
    fragment: fc.string({ unit: 'grapheme', maxLength: 12 }),
  }),
  fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 3 }).map((words) => ({
    page: 'unknown' as const,
    path: `/2021/03/${words.map((word) => `x${encodeURIComponent(word)}/`).join('')}`,
  })),
);
