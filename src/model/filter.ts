import type { Month } from './instant.ts';
import type { Slug } from './slug.ts';
import { compareText } from './fault.ts';

/** What a reader asks of a list, in the words of the address. */
export type Filter = {
  /** Articles that have all of these tags, */
  readonly tags: readonly Slug[];
  /** at least one of these, where there are any, */
  readonly any: readonly Slug[];
  /** and none of these. */
  readonly not: readonly Slug[];
  readonly author?: Slug;
  readonly category?: Slug;
  /** First and last month, both included. */
  readonly from?: Month;
  readonly to?: Month;
  readonly sort: 'newest' | 'oldest';
};

/** The filter that keeps everything, newest first. */
export const EVERYTHING: Filter = { tags: [], any: [], not: [], sort: 'newest' };

/** How a tag takes part in a filter; `none` when it does not. */
export type TagRole = 'tags' | 'any' | 'not' | 'none';

/** Tells whether a filter leaves anything out (the order of a list leaves nothing out). */
export function isFiltering(filter: Filter): boolean {
  return (
    filter.tags.length + filter.any.length + filter.not.length > 0 ||
    filter.author !== undefined ||
    filter.category !== undefined ||
    filter.from !== undefined ||
    filter.to !== undefined
  );
}

/** Tells how a tag takes part in a filter. */
export function getTagRole(filter: Filter, tag: Slug): TagRole {
  return (['tags', 'any', 'not'] as const).find((role) => filter[role].includes(tag)) ?? 'none';
}

/** Gives a tag another role in a filter; a tag has one role at a time. */
export function setTagRole(filter: Filter, tag: Slug, role: TagRole): Filter {
  const without = (tags: readonly Slug[]) => tags.filter((other) => other !== tag);
  const next = { tags: without(filter.tags), any: without(filter.any), not: without(filter.not) };
  if (role !== 'none') next[role] = sortTags([...next[role], tag]);
  return { ...filter, ...next };
}

/** Drops one of the parts that are not tags. */
export function dropPart(filter: Filter, part: 'author' | 'category' | 'from' | 'to'): Filter {
  const { [part]: _dropped, ...rest } = filter;
  return rest;
}

/** Puts tags in the one order in which addresses write them, each once. */
export function sortTags(tags: readonly Slug[]): Slug[] {
  return [...new Set(tags)].sort(compareText);
}

/**
 * The rows of one term, oldest first, as columns: what every question under that term needs to
 * know of each of its articles. Numbers are the edition's ids.
 */
export type Rows = {
  readonly ordinals: readonly number[];
  readonly categories: readonly number[];
  readonly authors: readonly (readonly number[])[];
  readonly tags: readonly (readonly number[])[];
};

/** A filter in the edition's numbers. */
export type Criteria = {
  readonly all: readonly number[];
  readonly any: readonly number[];
  readonly not: readonly number[];
  /** All of them sign the article. */
  readonly authors?: readonly number[];
  readonly category?: number;
  /** First ordinal, and the first one after the last. */
  readonly from?: number;
  readonly to?: number;
};

/** What a scan finds: the articles, newest first, and how many of them each tag has. */
export type Hits = { readonly ordinals: readonly number[]; readonly tagCounts: ReadonlyMap<number, number> };

/**
 * Scans rows for the articles that meet all criteria, and counts every tag of those articles in
 * the same pass: the count of a tag is how many articles remain when it is asked for as well.
 *
 * The chunks are given in any order and may overlap (the rows of several terms): an article is
 * counted once. Time is linear in the rows; nothing is approximate.
 */
export function scanRows(chunks: readonly Rows[], criteria: Criteria): Hits {
  const found = new Set<number>();
  const tagCounts = new Map<number, number>();
  for (const rows of chunks) {
    for (const [index, ordinal] of rows.ordinals.entries()) {
      const tags = rows.tags[index] ?? [];
      if (found.has(ordinal) || !isMet(criteria, rows, index, ordinal, tags)) continue;
      found.add(ordinal);
      for (const tag of tags) tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1);
    }
  }
  return { ordinals: [...found].sort((a, b) => b - a), tagCounts };
}

function isMet(
  criteria: Criteria,
  rows: Rows,
  index: number,
  ordinal: number,
  tags: readonly number[],
): boolean {
  return (
    (criteria.from === undefined || ordinal >= criteria.from) &&
    (criteria.to === undefined || ordinal < criteria.to) &&
    (criteria.category === undefined || rows.categories[index] === criteria.category) &&
    (criteria.authors ?? []).every((author) => rows.authors[index]?.includes(author)) &&
    criteria.all.every((tag) => tags.includes(tag)) &&
    (criteria.any.length === 0 || criteria.any.some((tag) => tags.includes(tag))) &&
    !criteria.not.some((tag) => tags.includes(tag))
  );
}
