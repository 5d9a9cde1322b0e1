import { normalizeAlias } from '../../model/aliases.ts';
import type { Slug } from '../../model/slug.ts';
import { isSlug, toSlug } from '../../model/slug.ts';
import type { OtherArticles } from './plan.ts';
import type { ImportState } from './state.ts';
import type { Survey } from './survey.ts';

/*
 * Articles that earlier runs have brought and that this run does not hear of: a feed shows its last ten, a site that is
 * asked for what has changed names no other. They keep their names, and links still lead to them.
 */

type Absent = { readonly id: string; readonly file: string };

/** Gives the path in Kiosque that an address of the source's own site, or else one of some paths of lists, leads to. */
export type FindPath = (address: URL, lists: readonly string[]) => string | undefined;

/** Lists them by their slugs. */
export function listAbsent({ items }: Survey, state: ImportState): ReadonlyMap<Slug, Absent> {
  const heard = new Set(items.map(({ id }) => id));
  const absent = [...state.items].filter(([id]) => !heard.has(id));
  return new Map(absent.map(([id, { file }]) => [readSlug(file), { id, file }]));
}

/** Opens what finds them. Their files are read when the first address asks for one of them, and not before. */
export function openAbsent(
  absent: ReadonlyMap<Slug, Absent>,
  { readRemembered }: Pick<OtherArticles, 'readRemembered'>,
): FindPath {
  let paths: ReadonlyMap<string, string> | undefined;
  return (address, lists) => {
    if (absent.size === 0) return undefined;
    const known = (paths ??= mapPaths(absent, readRemembered));
    const isNumbered = address.searchParams.has('p');
    const article = isNumbered ? undefined : known.get(normalizeAlias(address.pathname));
    return known.get(keyOf(address)) ?? article ?? lists.find((list) => known.has(`list ${list}`));
  };
}

function mapPaths(
  absent: ReadonlyMap<Slug, Absent>,
  readRemembered: OtherArticles['readRemembered'],
): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const [slug, { id, file }] of absent) {
    // Nothing leads to an article that was deleted by hand.
    const remembered = readRemembered(file);
    if (remembered === undefined) continue;
    const { url, aliases, tags, authors, category } = remembered;
    for (const key of listKeys(id, url, aliases)) paths.set(key, `/article/${slug}`);
    const lists = [
      ...tags.map((tag) => `/tag/${toSlug(tag)}`),
      ...authors.map((name) => `/author/${toSlug(name)}`),
      ...(category === undefined ? [] : [`/category/${category}`]),
    ];
    for (const list of lists) paths.set(`list ${list}`, list);
  }
  return paths;
}

/** Lists by what an article is found: its old paths, its address, its id. */
export function listKeys(id: string, url: string | undefined, aliases: readonly string[]): readonly string[] {
  const keys = [...aliases];
  if (url !== undefined && URL.canParse(url)) keys.push(keyOf(new URL(url)));
  // WordPress's own short form of every post; a file of a folder.
  if (!URL.canParse(id)) keys.push(normalizeAlias(`/${id.replace(/^\/+/, '')}`));
  else if (new URL(id).searchParams.has('p')) keys.push(keyOf(new URL(id)));
  return keys;
}

/** A path, and the number of a post where the path alone names none. */
export function keyOf({ pathname, searchParams }: URL): string {
  const post = searchParams.get('p');
  return `${normalizeAlias(pathname)}${post === null ? '' : `?p=${post}`}`;
}

/** The slug of an article by its file. */
export function readSlug(file: string): Slug {
  const name = /([^/]+)\.json$/.exec(file)?.[1] ?? '';
  return isSlug(name) ? name : toSlug(name);
}
