import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import type { Fields } from './fields.ts';
import { openFields } from './fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import { findDates } from './judge-file.ts';
import { readPath } from './path-facts.ts';
import type { AddressRules } from './permalinks.ts';
import { findPermalinks } from './permalinks.ts';
import { decodeText } from './read-text.ts';

/** Finds other pages and files of a folder by what bodies call them. */
export type FolderIndex = {
  /** The path at which a page is read on its site. */
  readonly findPage: (name: string, from: string) => string | undefined;
  /** Mends an address in the body of a file: a link to a page's source, a picture in the folder of static files. */
  readonly resolve: (address: string, kind: 'link' | 'file', from: string) => string;
};

/** Where generators keep the files that stand at the root of the site. */
const STATIC = ['static', 'public', 'assets', 'source', 'src', 'content'];

/** Short names of folders that builders of sites know. */
const SHORTCUTS: readonly (readonly [RegExp, string])[] = [
  [/^@site\//, '/'],
  [/^(?:@|~)\/(?=assets|images|content)/, '/src/'],
];

const PAGE = /\.(?:md|markdown|mdx)$/i;

/** Largest page that is opened for its head alone. */
const LIMIT = 2_000_000;

/** Indexes a folder by the paths of its pages; heads are read when a link first asks for them. */
export function openFolderIndex(folder: string, paths: readonly string[], rules: AddressRules): FolderIndex {
  const known = new Set(paths);
  const byName = new Map(paths.toReversed().flatMap((at) => namesOf(at).map((name) => [name, at] as const)));
  const places = new Map<string, string | undefined>();
  const placeOf = (at: string) => {
    if (!places.has(at)) places.set(at, findPlace(folder, at, rules));
    return places.get(at);
  };

  const findNamed = openNames(folder, paths);

  const findFile = (name: string, from: string) => {
    const bare = decode(name.replace(/[?#].*$/s, ''));
    const root = bare.replace(/^@?\//, '');
    const beside = path.posix.join(path.posix.dirname(from), bare);
    return (
      [beside, root, `content/${root}`, `src/content/${root}`].find((at) => known.has(at)) ??
      byName.get(root.replace(PAGE, ''))
    );
  };

  const findPage = (name: string, from: string) => {
    const file = findFile(name, from);
    const place = file === undefined ? undefined : placeOf(file);
    return place === undefined ? undefined : `${place}${/#.*$/s.exec(name)?.[0] ?? ''}`;
  };

  /** A link without a slash before it goes with the address of its page, unless a file lies there. */
  const resolveBeside = (text: string, from: string) => {
    const beside = path.posix.join(path.posix.dirname(from), decode(text.replace(/[?#].*$/s, '')));
    if (existsSync(path.join(folder, beside))) return text;
    const page = byName.get(beside.replace(/\/$/, ''));
    const place = placeOf(page ?? from);
    if (place === undefined) return text;
    if (page !== undefined) return `${place}${/#.*$/s.exec(text)?.[0] ?? ''}`;
    const base = `https://site.invalid${place}`;
    if (!URL.canParse(text, base)) return text;
    const { pathname, search, hash } = new URL(text, base);
    return `${pathname}${search}${hash}`;
  };

  return {
    findPage,
    resolve(address, kind, from) {
      const text = SHORTCUTS.reduce((short, [pattern, long]) => short.replace(pattern, long), address.trim());
      if (/^[a-z][a-z\d+.-]*:|^\/\/|^#/i.test(text)) return address;
      if (kind === 'link' && PAGE.test(text.replace(/[?#].*$/s, ''))) return findPage(text, from) ?? text;
      if (!text.startsWith('/')) return kind === 'link' ? resolveBeside(text, from) : text;
      const named = kind === 'link' ? SITE_PATH.exec(text) : null;
      const file = named === null ? undefined : findNamed(decode(named[1] ?? ''));
      const place = file === undefined ? undefined : placeOf(file);
      return place === undefined ? findStatic(folder, text) : `${place}${named?.[2] ?? ''}`;
    },
  };
}

/** A path below a folder of articles, `/fr/articles/js/gulp/#why`, as the routes of a site are that no file names. */
const SITE_PATH =
  /^\/(?:[a-z]{2}\/)?(?:articles?|posts?|blog|news|stories)\/([^?#]+?)(?:\/|\.html)?(?:\?[^#]*)?(#.*)?$/s;

/**
 * Finds a page by what it is or was called, `slug` or `oldSlug`; of a name that two pages have, nobody knows whose it is.
 * Heads are read when the first link asks.
 */
function openNames(folder: string, paths: readonly string[]): (name: string) => string | undefined {
  const names = new Map<string, string | undefined>();
  let isRead = false;
  return (name) => {
    if (!isRead) {
      for (const at of paths) {
        const fields = readHead(path.join(folder, at));
        const said = [fields?.text('slug'), fields?.text('oldSlug', 'formerSlug'), readPath(at).name];
        for (const own of new Set(said))
          if (own !== undefined) names.set(own, names.has(own) ? undefined : at);
      }
      isRead = true;
    }
    return names.get(name);
  };
}

/** Jekyll calls a post by its name with or without its folder, Hugo a bundle by its folder. */
function namesOf(at: string): readonly string[] {
  const bare = at.replace(/\.\w+$/, '').replace(/\/_?index$/, '');
  const short = bare.replace(/^.*\//, '');
  return [bare, bare.replace(/^(?:src\/)?content\//, ''), bare.replace(/^(?:.*\/)?_posts\//, ''), short];
}

function findPlace(folder: string, at: string, rules: AddressRules): string | undefined {
  const fields = readHead(path.join(folder, at));
  if (fields === undefined) return undefined;
  const facts = readPath(at);
  return findPermalinks(fields, facts, at, findDates(fields, facts).published, rules).paths[0];
}

function readHead(file: string): Fields | undefined {
  if (statSync(file).size > LIMIT) return undefined;
  const text = decodeText(readFileSync(file));
  const parts = text.ok ? splitFrontMatter(text.value) : text;
  return parts.ok ? openFields(parts.value.data) : undefined;
}

/** A path from the root of the site, where its file lies in the folder. */
function findStatic(folder: string, address: string): string {
  const bare = decode(address.replace(/[?#].*$/s, ''));
  // Resolving below `/` first, no path climbs out of the folder.
  const within = path.posix.resolve('/', bare);
  if (within === '/' || existsSync(path.join(folder, within))) return address;
  const found = STATIC.find((root) => existsSync(path.join(folder, root, within)));
  return found === undefined ? address : `/${found}${address}`;
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    // A lone percent sign.
    return text;
  }
}
