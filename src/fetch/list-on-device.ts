import type { QueryClient } from '@tanstack/react-query';

import type { Card, CountedTag, Edition, TermHead } from '../model/edition.ts';
import { findDay } from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import { isFiltering } from '../model/filter.ts';
import { readTimeline } from '../model/timeline.ts';
import type { ArticleList } from './list.ts';
import { OFFERED_TAGS } from './name-tags.ts';
import { getDeviceCards, isForDevice } from './on-device.ts';
import { editionQuery } from './queries.ts';
import type { EditionListLocation } from './question.ts';
import { getTerm } from './question.ts';

/**
 * Answers a list, through any filter, from the articles that are on this device alone, after the network has failed. Their
 * cards say all that a filter asks.
 *
 * @throws that failure, where the device may not answer for it, or has nothing
 */
export async function getListOnDevice(
  client: QueryClient,
  location: EditionListLocation,
  error: unknown,
): Promise<ArticleList> {
  const found = isForDevice(error) ? await getDeviceCards() : [];
  if (found.every(({ cards }) => cards.length === 0)) throw error;
  const edition = await client.query(editionQuery());
  const unique = new Map(found.flatMap(({ cards }) => cards.map((card) => [card.slug, card] as const)));
  const isOneEdition =
    found.every(({ numbering }) => numbering === edition.numbering) &&
    // What an older version noted may be of two.
    new Set([...unique.values()].map(({ ordinal }) => ordinal)).size === unique.size;
  const all = [...unique.values()].toSorted(isOneEdition ? (a, b) => a.ordinal - b.ordinal : compareDates);
  // Articles of several editions have no numbers in common: they are counted through.
  const cards = new Map(all.map((card, index) => [isOneEdition ? card.ordinal : index, card] as const));
  const hits = [...cards].filter(([, card]) => meetsFilter(location, card));
  const ordinals = hits.map(([ordinal]) => ordinal);
  const names = nameTerms(all);
  const head = makeHead(edition, location, names, ordinals.length);
  const { sort } = location.filter;
  const filter = isFiltering(location.filter) ? { filter: { criteria: undefined, bases: [] } } : {};
  return {
    name: head.name,
    description: head.description,
    total: ordinals.length,
    isExact: true,
    chunksLeft: 0,
    tags: countTags(
      location,
      hits.map(([, card]) => card),
    ),
    names,
    cards,
    question: {
      edition,
      timeline: readTimeline(edition),
      own: { term: getTerm(location), head },
      named: new Map(),
      sort,
      ...filter,
    },
    ordinals: sort === 'newest' ? ordinals.reverse() : ordinals,
    isSeekable: false,
    isOnDeviceOnly: true,
  };
}

/** Tells whether an article stands in a list, by its card. */
export function meetsFilter(location: EditionListLocation, card: Card): boolean {
  const { filter } = location;
  const tags = new Set(card.tags.map(({ slug }) => slug));
  const authors = new Set(card.authors.map(({ slug }) => slug));
  const month = findDay(card).slice(0, 'YYYY-MM'.length);
  const isOfPage =
    location.page === 'all' ||
    {
      category: location.slug === card.category.slug,
      tag: tags.has(location.slug),
      author: authors.has(location.slug),
    }[location.page];
  return (
    isOfPage &&
    filter.tags.every((tag) => tags.has(tag)) &&
    (filter.any.length === 0 || filter.any.some((tag) => tags.has(tag))) &&
    !filter.not.some((tag) => tags.has(tag)) &&
    (filter.author === undefined || authors.has(filter.author)) &&
    (filter.category === undefined || filter.category === card.category.slug) &&
    (filter.from === undefined || month >= filter.from) &&
    (filter.to === undefined || month <= filter.to)
  );
}

/** The names of all terms that some cards know. */
function nameTerms(cards: readonly Card[]): ReadonlyMap<string, string> {
  return new Map(
    cards.flatMap((card) => [
      [`category-${card.category.slug}`, card.category.label] as const,
      ...card.tags.map(({ slug, name }) => [`tag-${slug}`, name] as const),
      ...card.authors.map(({ slug, name }) => [`author-${slug}`, name] as const),
    ]),
  );
}

function makeHead(
  { format, numbering, site, categories }: Edition,
  location: EditionListLocation,
  names: ReadonlyMap<string, string>,
  count: number,
): TermHead {
  const tail = { ordinals: [], categories: [], authors: [], tagCounts: [], tags: [] };
  const rest = { format, numbering, id: 0, count, sealed: 0, tags: [], cards: [], tail };
  if (location.page === 'all') return { ...rest, name: site.title, description: site.tagline };
  const category = categories.find(({ slug }) => location.page === 'category' && slug === location.slug);
  const name = category?.label ?? names.get(getTerm(location)) ?? location.slug;
  return { ...rest, name, description: category?.description ?? '' };
}

function countTags(
  { page, filter, ...of }: EditionListLocation,
  cards: readonly Card[],
): readonly CountedTag[] {
  const counted = new Map<string, CountedTag>();
  for (const { slug, name } of cards.flatMap(({ tags }) => tags))
    counted.set(slug, { slug, name, count: (counted.get(slug)?.count ?? 0) + 1 });
  for (const slug of filter.tags) counted.delete(slug);
  if (page === 'tag' && 'slug' in of) counted.delete(of.slug);
  return [...counted.values()]
    .sort((a, b) => b.count - a.count || compareText(a.slug, b.slug))
    .slice(0, OFFERED_TAGS);
}

function compareDates(a: Card, b: Card): number {
  return compareText(a.published, b.published) || compareText(a.slug, b.slug);
}
