import type { CountedTag } from '../../model/edition.ts';
import { findDay } from '../../model/edition.ts';
import { compareText } from '../../model/fault.ts';
import type { Filter } from '../../model/filter.ts';
import { isFiltering } from '../../model/filter.ts';
import { packRows } from '../../model/rows.ts';
import type { Month } from '../../model/instant.ts';
import { monthOf } from '../../model/instant.ts';
import { startScan, toColumns } from '../../model/scan.ts';
import type { Slug } from '../../model/slug.ts';
import type { SavedPage } from '../../reader/shelf.ts';

/** A saved article, with what a list shows of it. */
export type SavedArticle = SavedPage & { readonly page: Extract<SavedPage['page'], { kind: 'article' }> };

/** What of the shelf a filter leaves: articles that meet it; lists only where nothing is asked. */
export type FilteredShelf = {
  readonly articles: readonly SavedArticle[];
  readonly lists: readonly SavedPage[];
  readonly tags: readonly CountedTag[];
};

/**
 * Filters saved pages with the same scan as every list. The shelf has no edition to number its
 * tags, nor one whose ordinals follow time: it numbers tags here, and reads months from the cards.
 */
export function filterShelf(pages: readonly SavedPage[], filter: Filter): FilteredShelf {
  const saved = pages.filter(isArticle);
  const articles = saved.filter(({ page }) => isWithin(filter, monthOf(findDay(page.card))));
  const cards = articles.map(({ page }) => page.card);
  const tags = new Map(cards.flatMap((card) => card.tags).map((tag) => [tag.slug, tag]));
  const slugs = [...tags.keys()];
  const numbers = new Map(slugs.map((slug, index) => [slug, index]));
  const numberOf = (slug: Slug) => numbers.get(slug) ?? -1;
  const numberAll = (some: readonly Slug[]) => some.map(numberOf).filter((number) => number >= 0);
  // What no saved article has cannot be demanded of any.
  const isPossible =
    filter.tags.every((slug) => tags.has(slug)) &&
    (filter.any.length === 0 || filter.any.some((slug) => tags.has(slug)));
  const authors = [...new Set(cards.flatMap((card) => card.authors.map(({ slug }) => slug)))];
  const categories = [...new Set(cards.map(({ category }) => category.slug))];
  const rows = {
    ordinals: cards.map((_, index) => index),
    categories: cards.map(({ category }) => categories.indexOf(category.slug)),
    authors: cards.map((card) => card.authors.map(({ slug }) => authors.indexOf(slug))),
    tags: cards.map((card) => card.tags.map(({ slug }) => numberOf(slug))),
  };
  const scan = startScan(
    {
      all: numberAll(filter.tags),
      any: numberAll(filter.any),
      not: numberAll(filter.not),
      authors: filter.author === undefined ? [] : [authors.indexOf(filter.author)],
      ...(filter.category === undefined ? {} : { category: categories.indexOf(filter.category) }),
    },
    { next: cards.length, dead: new Set(), late: new Map() },
    slugs.length,
  );
  scan.take(toColumns(packRows(rows)));
  const kept = new Set(isPossible ? scan.list('oldest') : []);
  const found = articles.filter((_, index) => kept.has(index));
  const counted = [...scan.counts].flatMap((count, number) => {
    const tag = tags.get(slugs[number] ?? ('' as Slug)); // No tag has the empty slug.
    const isOffered = tag !== undefined && count > 0 && !filter.tags.includes(tag.slug);
    return isOffered && isPossible ? [{ ...tag, count }] : [];
  });
  return {
    articles: filter.sort === 'oldest' ? found.toReversed() : found,
    lists: isFiltering(filter) ? [] : pages.filter(({ page }) => page.kind !== 'article'),
    tags: counted.sort((a, b) => b.count - a.count || compareText(a.slug, b.slug)),
  };
}

/** The names of all that a filter of saved pages may speak of: `tag-5g` → « 5G ». */
export function listNames(pages: readonly SavedPage[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { page } of pages.filter(isArticle)) {
    const { category, authors, tags } = page.card;
    names.set(`category-${category.slug}`, category.label);
    for (const { slug, name } of authors) names.set(`author-${slug}`, name);
    for (const { slug, name } of tags) names.set(`tag-${slug}`, name);
  }
  return names;
}

function isArticle(page: SavedPage): page is SavedArticle {
  return page.page.kind === 'article';
}

function isWithin({ from, to }: Filter, month: Month): boolean {
  return (from === undefined || month >= from) && (to === undefined || month <= to);
}
