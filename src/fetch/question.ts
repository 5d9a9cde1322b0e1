import type { QueryClient } from '@tanstack/react-query';

import type { Edition, Term, TermHead } from '../model/edition.ts';
import { editionPath } from '../model/edition.ts';
import type { Filter } from '../model/filter.ts';
import { isFiltering } from '../model/filter.ts';
import type { ListLocation, Location } from '../model/location.ts';
import type { Criteria } from '../model/scan.ts';
import { toColumns } from '../model/scan.ts';
import type { Slug } from '../model/slug.ts';
import type { Timeline } from '../model/timeline.ts';
import { readTimeline } from '../model/timeline.ts';
import { EditionError } from './edition-error.ts';
import { assertSameEdition, editionQuery, freshEditionQuery, termQuery } from './queries.ts';
import { monthsQuery } from './list-queries.ts';

/** A list of the edition, whose state is an address. */
export type EditionListLocation = Exclude<ListLocation, { readonly page: 'saved' | 'search' }>;

/** Tells whether a location is a list of the edition. */
export function isEditionList(location: Location): location is EditionListLocation {
  return 'filter' in location && location.page !== 'saved' && location.page !== 'search';
}

/** A term with its head. */
export type HeadedTerm = { readonly term: Term; readonly head: TermHead };

/** What a list asks, put into the numbers of one edition. */
export type Question = {
  readonly edition: Edition;
  readonly timeline: Timeline;
  /** The term whose page the list is. */
  readonly own: HeadedTerm;
  /** The heads of the terms that the filter names; one that does not exist is absent. */
  readonly named: ReadonlyMap<Term, TermHead>;
  readonly sort: Filter['sort'];
  /** Nothing where the filter leaves nothing out; `undefined` criteria can be met by no article. */
  readonly filter?: { readonly criteria: Criteria | undefined; readonly bases: readonly HeadedTerm[] };
};

/**
 * Fetches what has to be known before the first row is read: the front door, and the heads of the
 * list's own term and of all terms that its filter names, all of the same edition.
 *
 * @throws {EditionError} `replaced` when a new edition is being put in place at this moment
 */
export async function getQuestion(client: QueryClient, location: EditionListLocation): Promise<Question> {
  try {
    return await askOnce(client, location, false);
  } catch (error) {
    if (!(error instanceof EditionError && error.failure === 'replaced')) throw error;
    // The front door was kept from the edition before: the new one is a request away.
    await client.query(freshEditionQuery());
    return askOnce(client, location, true);
  }
}

/** The term whose page a location is. */
export function getTerm(location: EditionListLocation): Term {
  return location.page === 'all' ? 'all' : `${location.page}-${location.slug}`;
}

async function askOnce(
  client: QueryClient,
  location: EditionListLocation,
  mayBeNewer: boolean,
): Promise<Question> {
  const { filter } = location;
  const term = getTerm(location);
  const edition = await client.query(editionQuery());
  const since = client.getQueryState(editionQuery().queryKey)?.dataUpdatedAt ?? 0;
  const get = async (name: Term) => {
    // A head that was fetched before its front door may be of the edition before.
    const head = await client.query({ ...termQuery(name), staleTime: Date.now() - since });
    assertSameEdition(editionPath.term(name), edition.numbering, head.numbering);
    const newest = Math.max(head.cards[0]?.ordinal ?? 0, toColumns(head.tail).ordinals.at(-1) ?? 0);
    if (newest >= edition.next && !mayBeNewer)
      throw new EditionError('replaced', editionPath.term(name), `of a newer edition than its front door`);
    return head;
  };
  // A search through the whole archive that has other rows to read does not need those of the archive.
  const isElsewhere = filter.tags.length + filter.any.length + listDemanded(filter).length > 0;
  const [head, named, months] = await Promise.all([
    term === 'all' && isElsewhere ? toHeadOfAll(edition) : get(term),
    getNamed(filter, get),
    filter.from === undefined && filter.to === undefined ? undefined : client.query(monthsQuery()),
  ]);
  const own = { term, head };
  const shared = { edition, timeline: readTimeline(edition), own, named, sort: filter.sort };
  if (!isFiltering(filter)) return shared;
  const criteria = toCriteria(location, own, named, months?.months ?? []);
  return { ...shared, filter: { criteria, bases: chooseBases(location, own, named) } };
}

/** What the front door says of the whole archive, as a head without rows. */
function toHeadOfAll({ format, numbering, site, count }: Edition): TermHead {
  const tail = { ordinals: [], categories: [], authors: [], tagCounts: [], tags: [] };
  const { title: name, tagline: description } = site;
  return { format, numbering, id: 0, name, description, count, sealed: 0, tags: [], cards: [], tail };
}

async function getNamed(
  filter: Filter,
  get: (term: Term) => Promise<TermHead>,
): Promise<ReadonlyMap<Term, TermHead>> {
  const tags = [...filter.tags, ...filter.any, ...filter.not].map((slug): Term => `tag-${slug}`);
  const terms = new Set([...tags, ...listDemanded(filter)]);
  const heads = await Promise.all(
    [...terms].map(async (term): Promise<[Term, TermHead][]> => {
      try {
        return [[term, await get(term)]];
      } catch (error) {
        if (error instanceof EditionError && error.failure === 'absent') return [];
        throw error;
      }
    }),
  );
  return new Map(heads.flat());
}

function listDemanded({ author, category }: Filter): readonly Term[] {
  const terms: Term[] = [];
  if (author !== undefined) terms.push(`author-${author}`);
  if (category !== undefined) terms.push(`category-${category}`);
  return terms;
}

/** Puts a filter into the edition's numbers; nothing when it asks for something that does not exist. */
function toCriteria(
  location: EditionListLocation,
  own: HeadedTerm,
  named: ReadonlyMap<Term, TermHead>,
  months: readonly { readonly month: string; readonly first: number }[],
): Criteria | undefined {
  const { filter } = location;
  const idsOf = (slugs: readonly Slug[]) => slugs.flatMap((slug) => named.get(`tag-${slug}`)?.id ?? []);
  const [all, any, not] = [idsOf(filter.tags), idsOf(filter.any), idsOf(filter.not)];
  if (listDemanded(filter).some((term) => !named.has(term))) return undefined;
  if (all.length < filter.tags.length || (filter.any.length > 0 && any.length === 0)) return undefined;
  const demand = (kind: 'author' | 'category') => {
    const slug = filter[kind];
    const id = slug === undefined ? undefined : named.get(`${kind}-${slug}`)?.id;
    return [...(location.page === kind ? [own.head.id] : []), ...(id === undefined ? [] : [id])];
  };
  // An article may have two authors, but only one category.
  const [category, ...others] = new Set(demand('category'));
  if (others.length > 0) return undefined;
  const firstFrom = (isPast: (month: string) => boolean) =>
    months.find(({ month }) => isPast(month))?.first ?? Number.POSITIVE_INFINITY;
  const { from, to } = filter;
  return {
    all: location.page === 'tag' ? [own.head.id, ...all] : all,
    any,
    not,
    authors: demand('author'),
    ...(category === undefined ? {} : { category }),
    ...(from === undefined ? {} : { from: firstFrom((month) => month >= from) }),
    ...(to === undefined ? {} : { to: firstFrom((month) => month > to) }),
  };
}

/** The terms whose rows hold every possible hit: the rarest demanded one, else all alternatives, else everything. */
function chooseBases(
  location: EditionListLocation,
  own: HeadedTerm,
  named: ReadonlyMap<Term, TermHead>,
): readonly HeadedTerm[] {
  const { filter } = location;
  const entries = (terms: readonly Term[]) =>
    terms.flatMap((term) => {
      const head = named.get(term);
      return head === undefined ? [] : [{ term, head }];
    });
  const demanded = [...filter.tags.map((slug): Term => `tag-${slug}`), ...listDemanded(filter)];
  const candidates = [...(location.page === 'all' ? [] : [own]), ...entries(demanded)];
  const rarest = candidates.toSorted((a, b) => a.head.count - b.head.count)[0];
  const alternatives = entries(filter.any.map((slug): Term => `tag-${slug}`));
  const sum = alternatives.reduce((total, { head }) => total + head.count, 0);
  // A few rare alternatives hold fewer rows than one frequent term that is demanded as well.
  if (rarest !== undefined && (alternatives.length === 0 || rarest.head.count <= sum)) return [rarest];
  // Where none of the alternatives exists, the filter finds nothing.
  return alternatives.length > 0 || filter.any.length > 0 ? alternatives : [own];
}
