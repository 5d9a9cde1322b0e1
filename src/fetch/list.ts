import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { AuthorProfile, Card, CountedTag, Edition, Term, TermHead } from '../model/edition.ts';
import { CHUNK_ROWS, TAGS_PER_FILE, unpackRows } from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import type { Criteria, Filter, Rows } from '../model/filter.ts';
import { isFiltering, scanRows } from '../model/filter.ts';
import type { ListLocation } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';
import { EditionError } from './fetch-json.ts';
import { chunkQuery, editionQuery, tagsQuery, termQuery } from './queries.ts';

/** A list of the edition, whose state is an address. */
export type EditionListLocation = Exclude<ListLocation, { readonly page: 'saved' }>;

/** What a list page shows, but for the cards further down. */
export type ArticleList = {
  readonly name: string;
  readonly description: string;
  readonly author?: AuthorProfile;
  /** Exact: how many articles the list has. */
  readonly total: number;
  /** In the order of the list; of an unfiltered term only as far as was asked for. */
  readonly ordinals: readonly number[];
  /** The tags of the list's articles, with how many remain under each, most first. */
  readonly tags: readonly CountedTag[];
  /** The names of the tags, authors and categories that the filter speaks of, where they exist. */
  readonly names: ReadonlyMap<string, string>;
  /** Cards that came along, by ordinal. */
  readonly cards: ReadonlyMap<number, Card>;
};

/** Articles that a list shows at once. */
export const LIST_PAGE = 24;

/** Tags that a list offers to filter by. */
const OFFERED_TAGS = 30;

/**
 * A list, filtered or not. An unfiltered term is asked for as far as `want` articles down; a
 * filter is answered whole, from the rows of its rarest term.
 */
export const listQuery = (client: QueryClient, location: EditionListLocation, want: number) =>
  queryOptions({
    queryKey: ['list', printLocation(location), isFiltering(location.filter) ? 'whole' : want],
    queryFn: () => getList(client, location, want),
    retry: false, // Each file is tried again on its own: here the tries would multiply.
  });

async function getList(
  client: QueryClient,
  location: EditionListLocation,
  want: number,
): Promise<ArticleList> {
  const { filter } = location;
  const own = getTerm(location);
  const [head, terms, edition] = await Promise.all([
    client.query(termQuery(own)),
    getFilterTerms(client, filter),
    filter.from === undefined && filter.to === undefined ? undefined : client.query(editionQuery()),
  ]);
  const about = {
    name: head.name,
    description: head.description,
    ...(head.author === undefined ? {} : { author: head.author }),
    names: new Map([...terms].map(([term, { name }]) => [term, name])),
    cards: new Map(head.cards.map((card) => [card.ordinal, card])),
  };
  if (!isFiltering(filter)) {
    const ordinals = await getOrdinals(client, own, head, filter.sort, want);
    return { ...about, total: head.count, tags: head.tags, ordinals };
  }
  const criteria = toCriteria(location, head, terms, edition);
  if (criteria === undefined) return { ...about, total: 0, tags: [], ordinals: [] };
  const bases = chooseBases(location, head, terms);
  const rows = await Promise.all(bases.map(([term, base]) => getRows(client, term, base)));
  const hits = scanRows(rows.flat(), criteria);
  return {
    ...about,
    total: hits.ordinals.length,
    tags: await nameTags(
      client,
      hits.tagCounts,
      new Set([...filter.tags, ...(location.page === 'tag' ? [location.slug] : [])]),
    ),
    ordinals: filter.sort === 'oldest' ? hits.ordinals.toReversed() : hits.ordinals,
  };
}

/** The term whose page a location is. */
export function getTerm(location: EditionListLocation): Term {
  return location.page === 'all' ? 'all' : `${location.page}-${location.slug}`;
}

/** The heads of all terms that a filter names; a term that does not exist is absent. */
async function getFilterTerms(client: QueryClient, filter: Filter): Promise<ReadonlyMap<Term, TermHead>> {
  const terms: Term[] = [...filter.tags, ...filter.any, ...filter.not].map((slug) => `tag-${slug}` as const);
  if (filter.author !== undefined) terms.push(`author-${filter.author}`);
  if (filter.category !== undefined) terms.push(`category-${filter.category}`);
  const heads = await Promise.all(
    [...new Set(terms)].map(async (term): Promise<[Term, TermHead][]> => {
      try {
        return [[term, await client.query(termQuery(term))]];
      } catch (error) {
        if (error instanceof EditionError && error.failure === 'absent') return [];
        throw error;
      }
    }),
  );
  return new Map(heads.flat());
}

/** The number of whoever does not exist. */
const NOBODY = -1;

/** Puts a filter into the edition's numbers; nothing when it asks for something that does not exist. */
function toCriteria(
  location: EditionListLocation,
  own: TermHead,
  terms: ReadonlyMap<Term, TermHead>,
  edition: Edition | undefined,
): Criteria | undefined {
  const { filter } = location;
  const idsOf = (slugs: readonly Slug[]) => slugs.flatMap((slug) => terms.get(`tag-${slug}`)?.id ?? []);
  const [all, any, not] = [idsOf(filter.tags), idsOf(filter.any), idsOf(filter.not)];
  const demand = (kind: 'author' | 'category') => {
    const slug = filter[kind];
    return [
      ...(location.page === kind ? [own.id] : []),
      ...(slug === undefined ? [] : [terms.get(`${kind}-${slug}`)?.id ?? NOBODY]),
    ];
  };
  // An article may have two authors, but only one category.
  const [authors, categories] = [demand('author'), new Set(demand('category'))];
  if (all.length < filter.tags.length || (filter.any.length > 0 && any.length === 0)) return undefined;
  if (authors.includes(NOBODY) || categories.has(NOBODY) || categories.size > 1) return undefined;
  const [category] = categories;
  return {
    all: location.page === 'tag' ? [own.id, ...all] : all,
    any,
    not,
    authors,
    ...(category === undefined ? {} : { category }),
    ...toOrdinals(filter, edition),
  };
}

/** Months are runs of ordinals, since ordinals follow time. */
function toOrdinals(filter: Filter, edition: Edition | undefined): Pick<Criteria, 'from' | 'to'> {
  if (edition === undefined) return {};
  const firstFrom = (isPast: (month: string) => boolean) =>
    edition.months.find(({ month }) => isPast(month))?.first ?? edition.count;
  const { from, to } = filter;
  return {
    ...(from === undefined ? {} : { from: firstFrom((month) => month >= from) }),
    ...(to === undefined ? {} : { to: firstFrom((month) => month > to) }),
  };
}

/** The terms whose rows hold every possible hit: the rarest demanded one, else all alternatives, else everything. */
function chooseBases(
  location: EditionListLocation,
  own: TermHead,
  terms: ReadonlyMap<Term, TermHead>,
): readonly (readonly [Term, TermHead])[] {
  const { tags, any, author, category } = location.filter;
  const demanded: Term[] = tags.map((slug) => `tag-${slug}` as const);
  if (author !== undefined) demanded.push(`author-${author}`);
  if (category !== undefined) demanded.push(`category-${category}`);
  const entries = (some: readonly Term[]) =>
    some.flatMap((term) => {
      const head = terms.get(term);
      return head === undefined ? [] : [[term, head] as const];
    });
  const candidates = [
    ...(location.page === 'all' ? [] : [[getTerm(location), own] as const]),
    ...entries(demanded),
  ];
  const rarest = candidates.toSorted(([, a], [, b]) => a.count - b.count)[0];
  if (rarest !== undefined) return [rarest];
  const alternatives = entries(any.map((slug) => `tag-${slug}` as const));
  return alternatives.length > 0 ? alternatives : [['all', own]];
}

async function getRows(client: QueryClient, term: Term, head: TermHead): Promise<readonly Rows[]> {
  const chunks = await Promise.all(
    Array.from({ length: head.sealed }, (_, chunk) => client.query(chunkQuery(term, chunk))),
  );
  return [...chunks.map(({ rows }) => unpackRows(rows)), unpackRows(head.tail)];
}

/** The first ordinals of an unfiltered term, read from the end of the list that comes first. */
async function getOrdinals(
  client: QueryClient,
  term: Term,
  head: TermHead,
  sort: Filter['sort'],
  want: number,
): Promise<readonly number[]> {
  if (term === 'all') {
    const ordinals = Array.from({ length: Math.min(want, head.count) }, (_, place) => place);
    return sort === 'oldest' ? ordinals : ordinals.map((place) => head.count - 1 - place);
  }
  const tail = unpackRows(head.tail).ordinals;
  const missing = Math.max(0, want - (sort === 'oldest' ? 0 : tail.length));
  const needed = Math.min(head.sealed, Math.ceil(missing / CHUNK_ROWS));
  const first = sort === 'oldest' ? 0 : head.sealed - needed;
  const chunks = await Promise.all(
    Array.from({ length: needed }, (_, index) => client.query(chunkQuery(term, first + index))),
  );
  const sealed = chunks.flatMap(({ rows }) => unpackRows(rows).ordinals);
  if (sort === 'newest') return [...sealed, ...tail].toReversed();
  return needed === head.sealed ? [...sealed, ...tail] : sealed;
}

/** Names the most frequent tags; a tag that the list already demands would narrow nothing. */
async function nameTags(
  client: QueryClient,
  counts: ReadonlyMap<number, number>,
  demanded: ReadonlySet<Slug>,
): Promise<readonly CountedTag[]> {
  const top = [...counts].sort(([a, m], [b, n]) => n - m || a - b).slice(0, OFFERED_TAGS + demanded.size);
  const files = [...new Set(top.map(([id]) => Math.floor(id / TAGS_PER_FILE)))];
  const dictionary = new Map(
    await Promise.all(files.map(async (file) => [file, await client.query(tagsQuery(file))] as const)),
  );
  return top
    .flatMap(([id, count]) => {
      const tag = dictionary.get(Math.floor(id / TAGS_PER_FILE))?.tags[id % TAGS_PER_FILE];
      return tag === undefined || demanded.has(tag.slug) ? [] : [{ ...tag, count }];
    })
    .sort((a, b) => b.count - a.count || compareText(a.slug, b.slug))
    .slice(0, OFFERED_TAGS);
}
