import { toSlug } from '../../model/slug.ts';
import type { SourceList } from '../source.ts';
import type { Plan } from './plan.ts';
import type { Survey } from './survey.ts';

/** What an address that leads to a list of articles may lead to in Kiosque. */
export type ListTarget = {
  readonly path: string;
  /** Whether articles of this run are in it. */
  readonly isThere: boolean;
};

type Kind = SourceList['of'];

/** What WordPress and its kin call lists in their addresses, in English and in French. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['tag', 'tag'],
  ['tags', 'tag'],
  ['etiquette', 'tag'],
  ['mot-cle', 'tag'],
  ['category', 'category'],
  ['categories', 'category'],
  ['categorie', 'category'],
  ['author', 'author'],
  ['authors', 'author'],
  ['auteur', 'author'],
]);

/** Parameters by which WordPress names them where addresses are plain: by a name, and by a number. */
const PARAMETERS = [
  ['tag', 'tag'],
  ['category_name', 'category'],
  ['cat', 'category'],
  ['author_name', 'author'],
  ['author', 'author'],
] as const;

/**
 * Opens what finds the lists of tags, categories and authors: by the addresses that the source gives them, whatever they
 * are called here, and else by their names.
 *
 * @returns the lists that an address may mean, the likeliest first
 */
export function openLists(
  { authors, items, lists }: Survey,
  { articles, categories }: Pick<Plan, 'articles' | 'categories'>,
): (address: URL) => readonly ListTarget[] {
  const tags = new Set<string>();
  for (const article of articles.values()) for (const tag of article.tags) tags.add(tag);
  const names = new Set(authors.keys());
  for (const item of items) for (const name of item.authors) names.add(name);
  const there: Readonly<Record<Kind, ReadonlySet<string>>> = {
    tag: new Set(Array.from(tags, toSlug)),
    author: new Set(Array.from(names, toSlug)),
    category: new Set(categories.values()),
  };
  const toTarget = (kind: Kind, slug: string): ListTarget => ({
    path: `/${kind}/${slug}`,
    isThere: there[kind].has(slug),
  });
  /** A category that no article has first is a tag here. */
  const findCategory = (name: string): ListTarget => {
    const slug = categories.get(name);
    return slug === undefined ? toTarget('tag', toSlug(name)) : toTarget('category', slug);
  };
  const given = new Map<string, ListTarget>();
  for (const { of, name, slug, id } of lists) {
    const target = of === 'category' ? findCategory(name) : toTarget(of, toSlug(name));
    given.set(`${of} ${toSlug(slug)}`, target);
    if (id !== undefined) given.set(`${of} #${id}`, target);
  }
  return (address) => {
    const asked = readList(address);
    if (asked === undefined) return [];
    const { of, key } = asked;
    const told = given.get(`${of} ${key}`);
    return [...(told === undefined ? [] : [told]), ...(key.startsWith('#') ? [] : [toTarget(of, key)])];
  };
}

/** Reads which list an address asks for, by its slug, or by its number as `#12`. */
function readList({ pathname, searchParams }: URL): { readonly of: Kind; readonly key: string } | undefined {
  for (const [parameter, of] of PARAMETERS) {
    const value = searchParams.get(parameter);
    if (value !== null && value !== '') return { of, key: /^\d+$/.test(value) ? `#${value}` : toSlug(value) };
  }
  const parts = pathname
    .replace(/\/page\/\d+\/?$/, '/')
    .split('/')
    .filter((part) => part !== '');
  const at = parts.findIndex((part) => KINDS.has(part));
  const of = KINDS.get(parts[at] ?? '');
  const last = parts.at(-1);
  // The last part of a nested one names it.
  return of === undefined || last === undefined || at === parts.length - 1
    ? undefined
    : { of, key: toSlug(decode(last)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: somebody's own name.
    return text;
  }
}
