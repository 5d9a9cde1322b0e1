import type { Article, Author, Category } from '../model/article.ts';
import type { Slug } from '../model/slug.ts';
import { foldText, numberSlug, toSlug } from '../model/slug.ts';

/** One tag, category or author of an edition, under its number. */
export type NumberedTerm = { readonly id: number; readonly slug: Slug; readonly name: string };

/** Numbers for everything that rows refer to. An id is given at the first use and never changes after. */
export type TermNumbers = {
  /** In order of their ids. */
  readonly tags: readonly NumberedTerm[];
  readonly tagIds: ReadonlyMap<Slug, number>;
  readonly categories: ReadonlyMap<Slug, number>;
  readonly authors: ReadonlyMap<string, number>;
  findTag(name: string): NumberedTerm | undefined;
};

/**
 * Numbers tags, categories and authors in order of first use, oldest article first, so that a new
 * article only adds numbers at the end. Spellings that fold to the same text are one tag, under
 * the name first used; two tags whose slugs meet (`C`, `C.`) are told apart by a number.
 */
export function numberTerms(
  articles: readonly Article[],
  categories: readonly Category[],
  authors: readonly Author[],
): TermNumbers {
  const tags: NumberedTerm[] = [];
  const tagsByKey = new Map<string, NumberedTerm>();
  const tagIds = new Map<Slug, number>();
  const categoryIds = new Map<Slug, number>();
  const authorIds = new Map<string, number>();
  for (const article of articles) {
    if (!categoryIds.has(article.category)) categoryIds.set(article.category, categoryIds.size);
    for (const name of article.authors) if (!authorIds.has(name)) authorIds.set(name, authorIds.size);
    for (const name of article.tags) {
      if (tagsByKey.has(foldText(name))) continue;
      const tag = { id: tags.length, slug: chooseSlug(name, tagIds), name };
      tagIds.set(tag.slug, tag.id);
      tags.push(tag);
      tagsByKey.set(foldText(name), tag);
    }
  }
  // Those without an article have pages too.
  for (const { slug } of categories) if (!categoryIds.has(slug)) categoryIds.set(slug, categoryIds.size);
  for (const { name } of authors) if (!authorIds.has(name)) authorIds.set(name, authorIds.size);
  return {
    tags,
    tagIds,
    categories: categoryIds,
    authors: authorIds,
    findTag: (name) => tagsByKey.get(foldText(name)),
  };
}

function chooseSlug(name: string, taken: ReadonlyMap<Slug, number>): Slug {
  const slug = toSlug(name);
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    const candidate = numberSlug(slug, number);
    if (!taken.has(candidate)) return candidate;
  }
}
