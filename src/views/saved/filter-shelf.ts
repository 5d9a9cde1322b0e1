import type { CountedTag, NamedTag } from '../../model/edition.ts';
import { findDay } from '../../model/edition.ts';
import { compareText } from '../../model/fault.ts';
import type { Filter } from '../../model/filter.ts';
import { isFiltering } from '../../model/filter.ts';
import { packRows } from '../../model/rows.ts';
import { monthOf } from '../../model/instant.ts';
import type { Columns } from '../../model/scan.ts';
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
  const { articles, columns, tags, authors, categories } = numberShelf(narrowToMonths(pages, filter));
  const numberAll = (some: readonly Slug[]) => some.flatMap((slug) => tags.get(slug)?.number ?? []);
  // What no saved article has cannot be demanded of any.
  const isPossible =
    filter.tags.every((slug) => tags.has(slug)) &&
    (filter.any.length === 0 || filter.any.some((slug) => tags.has(slug)));
  const scan = startScan(
    {
      all: numberAll(filter.tags),
      any: numberAll(filter.any),
      not: numberAll(filter.not),
      authors: filter.author === undefined ? [] : [authors.indexOf(filter.author)],
      ...(filter.category === undefined ? {} : { category: categories.indexOf(filter.category) }),
    },
    { next: articles.length, dead: new Set(), late: new Map() },
    tags.size,
  );
  scan.take(columns);
  const kept = new Set(isPossible ? scan.list('oldest') : []);
  const found = articles.filter((_, index) => kept.has(index));
  const counted = [...tags.values()].flatMap(({ tag, number }) => {
    const count = scan.counts[number] ?? 0;
    return isPossible && count > 0 && !filter.tags.includes(tag.slug) ? [{ ...tag, count }] : [];
  });
  return {
    articles: filter.sort === 'oldest' ? found.toReversed() : found,
    lists: isFiltering(filter) ? [] : pages.filter(({ page }) => page.kind !== 'article'),
    tags: counted.sort((a, b) => b.count - a.count || compareText(a.slug, b.slug)),
  };
}

/** Saved articles as columns of numbers, and what the numbers stand for. */
type NumberedShelf = {
  readonly articles: readonly SavedArticle[];
  readonly columns: Columns;
  readonly tags: ReadonlyMap<Slug, { readonly tag: NamedTag; readonly number: number }>;
  readonly authors: readonly Slug[];
  readonly categories: readonly Slug[];
};

/** Of thousands of pages the numbering takes longer than any filter: it is done once. */
const numbered = new WeakMap<readonly SavedPage[], NumberedShelf>();

function numberShelf(pages: readonly SavedPage[]): NumberedShelf {
  const known = numbered.get(pages) ?? startNumbering(pages);
  numbered.set(pages, known);
  return known;
}

function startNumbering(pages: readonly SavedPage[]): NumberedShelf {
  const articles = pages.filter(isArticle);
  const cards = articles.map(({ page }) => page.card);
  const tags = new Map<Slug, { readonly tag: NamedTag; readonly number: number }>();
  const [authors, categories] = [new Map<Slug, number>(), new Map<Slug, number>()];
  const numberOf = (numbers: Map<Slug, number>, slug: Slug) => {
    const number = numbers.get(slug) ?? numbers.size;
    numbers.set(slug, number);
    return number;
  };
  const columns = toColumns(
    packRows({
      ordinals: cards.map((_, index) => index),
      categories: cards.map(({ category }) => numberOf(categories, category.slug)),
      authors: cards.map((card) => card.authors.map(({ slug }) => numberOf(authors, slug))),
      tags: cards.map((card) =>
        card.tags.map((tag) => {
          const { number } = tags.get(tag.slug) ?? { number: tags.size };
          tags.set(tag.slug, { tag, number });
          return number;
        }),
      ),
    }),
  );
  return { articles, columns, tags, authors: [...authors.keys()], categories: [...categories.keys()] };
}

/** The same pages where no months are asked for. */
function narrowToMonths(pages: readonly SavedPage[], { from, to }: Filter): readonly SavedPage[] {
  if (from === undefined && to === undefined) return pages;
  return pages.filter(isArticle).filter(({ page }) => {
    const month = monthOf(findDay(page.card));
    return (from === undefined || month >= from) && (to === undefined || month <= to);
  });
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
