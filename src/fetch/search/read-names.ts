import type { Filter } from '../../model/filter.ts';
import type { Slug } from '../../model/slug.ts';
import { toSlug } from '../../model/slug.ts';

type Author = { readonly slug: Slug; readonly name: string };
type Category = { readonly slug: Slug; readonly label: string };

/** Gives a filter whose author and category, where nobody has them as slugs, are who or what has them as names: so they are written. */
export function readNames(
  filter: Filter,
  { authors, categories }: { readonly authors: readonly Author[]; readonly categories: readonly Category[] },
): Filter {
  const author = readName(filter.author, authors);
  const category = readName(
    filter.category,
    categories.map(({ slug, label }) => ({ slug, name: label })),
  );
  return {
    ...filter,
    ...(author === undefined ? {} : { author }),
    ...(category === undefined ? {} : { category }),
  };
}

function readName(asked: Slug | undefined, named: readonly Author[]): Slug | undefined {
  if (asked === undefined || named.some(({ slug }) => slug === asked)) return asked;
  return named.find(({ name }) => toSlug(name) === asked)?.slug ?? asked;
}
