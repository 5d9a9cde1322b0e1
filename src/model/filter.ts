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

/** Narrows a filter to some months, both included; without one it is open at that end. */
export function setMonths(filter: Filter, months: Pick<Filter, 'from' | 'to'>): Filter {
  return { ...dropPart(dropPart(filter, 'from'), 'to'), ...months };
}

/** One part of a filter: a tag in its role, or another condition. */
export type FilterPart =
  | { readonly kind: 'tags' | 'any' | 'not' | 'author' | 'category'; readonly slug: Slug }
  | { readonly kind: 'from' | 'to'; readonly month: Month };

/** Takes a filter apart, in the order in which it is shown; each part with what is left without it. */
export function listParts(
  filter: Filter,
): readonly { readonly part: FilterPart; readonly without: Filter }[] {
  const tags = (['tags', 'any', 'not'] as const).flatMap((kind) =>
    filter[kind].map((slug) => ({
      part: { kind, slug },
      without: { ...filter, [kind]: filter[kind].filter((other) => other !== slug) },
    })),
  );
  const terms = (['category', 'author'] as const).flatMap((kind) => {
    const slug = filter[kind];
    return slug === undefined ? [] : [{ part: { kind, slug }, without: dropPart(filter, kind) }];
  });
  const dates = (['from', 'to'] as const).flatMap((kind) => {
    const month = filter[kind];
    return month === undefined ? [] : [{ part: { kind, month }, without: dropPart(filter, kind) }];
  });
  return [...tags, ...terms, ...dates];
}

/** Puts tags in the one order in which addresses write them, each once. */
export function sortTags(tags: readonly Slug[]): Slug[] {
  return [...new Set(tags)].sort(compareText);
}
