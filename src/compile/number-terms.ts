import type { Slug } from '../model/slug.ts';
import { foldText, numberSlug, toSlug } from '../model/slug.ts';

/** A tag of an edition, under its number. */
export type NumberedTerm = { readonly id: number; readonly slug: Slug; readonly name: string };

/** The terms that have numbers, each kind in the order of its numbers. */
export type KnownTerms = {
  readonly tags: readonly { readonly slug: Slug; readonly name: string }[];
  readonly categories: readonly Slug[];
  readonly authors: readonly string[];
};

/**
 * Numbers for everything that rows refer to: an id is given at the first use and never changes
 * after. Spellings that fold to the same text are one tag, under the name first used; two tags
 * whose slugs meet (`C`, `C.`) are told apart by a number.
 */
export type TermNumbers = {
  readonly tags: readonly NumberedTerm[];
  readonly categories: readonly Slug[];
  readonly authors: readonly string[];
  findTag(name: string): NumberedTerm | undefined;
  findCategory(slug: Slug): number | undefined;
  findAuthor(name: string): number | undefined;
  numberTag(name: string): number;
  numberCategory(slug: Slug): number;
  numberAuthor(name: string): number;
};

/** Opens the numbers of terms, with those that were given before. */
export function openTermNumbers(known: KnownTerms = { tags: [], categories: [], authors: [] }): TermNumbers {
  const tags = openTags(known.tags);
  const categories = openNumbers(known.categories);
  const authors = openNumbers(known.authors);
  return {
    tags: tags.list,
    categories: categories.list,
    authors: authors.list,
    findTag: tags.find,
    findCategory: categories.find,
    findAuthor: authors.find,
    numberTag: tags.number,
    numberCategory: categories.number,
    numberAuthor: authors.number,
  };
}

function openTags(known: KnownTerms['tags']) {
  const list: NumberedTerm[] = [];
  const slugs = new Set<Slug>();
  const byKey = new Map<string, NumberedTerm>();
  // Folding takes longer than looking up, and the same names come again and again.
  const byName = new Map<string, NumberedTerm>();
  const add = (slug: Slug, name: string, key: string) => {
    const tag = { id: list.length, slug, name };
    slugs.add(slug);
    list.push(tag);
    byKey.set(key, tag);
    return tag;
  };
  const find = (name: string) => {
    const tag = byName.get(name) ?? byKey.get(foldText(name));
    if (tag !== undefined) byName.set(name, tag);
    return tag;
  };
  for (const { slug, name } of known) add(slug, name, foldText(name));
  return {
    list,
    find,
    number: (name: string) => (find(name) ?? add(chooseSlug(name, slugs), name, foldText(name))).id,
  };
}

function openNumbers<Name extends string>(known: readonly Name[]) {
  const list = [...known];
  const numbers = new Map(list.map((name, number) => [name, number]));
  return {
    list,
    find: (name: Name) => numbers.get(name),
    number(name: Name) {
      const number = numbers.get(name) ?? list.push(name) - 1;
      numbers.set(name, number);
      return number;
    },
  };
}

function chooseSlug(name: string, taken: ReadonlySet<Slug>): Slug {
  const slug = toSlug(name);
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    const candidate = numberSlug(slug, number);
    if (!taken.has(candidate)) return candidate;
  }
}
