import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { Article, Author, Category, Content, Site } from '../model/article.ts';
import type { Fault } from '../model/fault.ts';
import { compareText, showValue, suggestName } from '../model/fault.ts';
import { parseArticle, readParts } from '../model/parse-article.ts';
import { parseAuthors, parseCategories, parseSite } from '../model/parse-site.ts';
import type { Result } from '../model/result.ts';
import { failed } from '../model/result.ts';
import { parseJson } from './parse-json.ts';

/** One file below `articles/`: the article, and in its place, where it has faults, the parts that can be read. */
export type ReadItem = {
  readonly file: string;
  readonly parts: Partial<Article>;
  readonly article?: Article;
};

/** A content folder with everything that is wrong in it; `content` holds what could be read. */
export type ReadContent = {
  readonly content: Content | undefined;
  readonly items: readonly ReadItem[];
  readonly faults: readonly Fault[];
};

/**
 * Reads a content folder: `site.json`, `categories.json`, `authors.json` and every
 * `.json` file below `articles/`.
 * It goes on after a fault, so that one run lists them all.
 */
export function readContent(folder: string): ReadContent {
  const faults: Fault[] = [];
  const take = <Value>(result: Result<Value, readonly Fault[]>): Value | undefined => {
    if (result.ok) return result.value;
    faults.push(...result.reason);
    return undefined;
  };
  const load = <Value>(
    file: string,
    parse: (raw: unknown, file: string) => Result<Value, readonly Fault[]>,
  ) => {
    const raw = readJson(folder, file);
    return take(raw.ok ? parse(raw.value, file) : raw);
  };

  if (!isFolder(folder)) {
    return {
      content: undefined,
      items: [],
      faults: [faultOfFolder(folder, 'a content folder', 'nothing there')],
    };
  }
  const site = load<Site>('site.json', parseSite);
  const categories = load<readonly Category[]>('categories.json', parseCategories);
  const authors = load<readonly Author[]>('authors.json', parseAuthors);
  const names = listJson(folder, 'articles');
  if (names.length === 0) faults.push(faultOfFolder('articles', 'at least one article', 'no .json file'));
  const items = names.flatMap((file): ReadItem[] => {
    const raw = readJson(folder, file);
    if (!raw.ok) {
      faults.push(...raw.reason);
      return [];
    }
    const article = take(parseArticle(raw.value, file));
    return [
      article === undefined ? { file, parts: readParts(raw.value, file) } : { file, parts: article, article },
    ];
  });
  faults.push(...findTwins(items), ...findUnknown(items, authors, categories, site));
  const content =
    site === undefined || categories === undefined || authors === undefined
      ? undefined
      : { site, categories, authors, articles: items.flatMap(({ article }) => article ?? []) };
  return { content, items, faults };
}

/** Lists the `.json` files below a folder, in the same order on every machine. */
function listJson(folder: string, below: string): readonly string[] {
  const root = join(folder, below);
  if (!isFolder(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort(compareText);
}

function readJson(folder: string, file: string): Result<unknown, readonly Fault[]> {
  const path = join(folder, file);
  if (!existsSync(path)) return failed([faultOfFolder(file, 'this file', 'nothing there')]);
  if (isFolder(path)) return failed([faultOfFolder(file, 'a file', 'a folder')]);
  return parseJson(readFileSync(path, 'utf8'), file);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function faultOfFolder(file: string, expected: string, found: string): Fault {
  return {
    severity: 'error',
    file,
    path: '',
    expected,
    found,
    fix: 'see “Put your own articles in” in the README',
  };
}

/** Two articles may share neither an id, nor an address, nor an old address. */
function findTwins(items: readonly ReadItem[]): readonly Fault[] {
  const claims: { claim: string; path: string; file: string; kind: string }[] = [];
  for (const { file, parts } of items) {
    if (parts.id !== undefined) claims.push({ claim: `id ${parts.id}`, path: 'id', file, kind: 'an id' });
    if (parts.slug !== undefined)
      claims.push({ claim: `slug ${parts.slug}`, path: '', file, kind: 'a file name' });
    for (const [index, alias] of (parts.aliases ?? []).entries()) {
      claims.push({
        claim: `alias ${alias}`,
        path: `_kiosque.aliases[${index}]`,
        file,
        kind: 'an old address',
      });
    }
  }
  const first = new Map<string, string>();
  return claims.flatMap(({ claim, path, file, kind }) => {
    const owner = first.get(claim);
    if (owner === undefined) {
      first.set(claim, file);
      return [];
    }
    const found = showValue(claim.slice(claim.indexOf(' ') + 1));
    return [
      {
        severity: 'error' as const,
        file,
        path,
        expected: `${kind} of its own`,
        found: `${found}, as in ${owner}`,
        fix: 'change one of the two',
      },
    ];
  });
}

/** The names that a file of the content folder introduces. */
type Register = { readonly file: string; readonly noun: string; readonly names: ReadonlySet<string> };

/** Authors and categories must be known; a list that could not be read is not held against the articles. */
function findUnknown(
  items: readonly ReadItem[],
  authors: readonly Author[] | undefined,
  categories: readonly Category[] | undefined,
  site: Site | undefined,
): readonly Fault[] {
  const people = authors && {
    file: 'authors.json',
    noun: 'a name',
    names: new Set(authors.map(({ name }) => name)),
  };
  const sections = categories && {
    file: 'categories.json',
    noun: 'a category',
    names: new Set(categories.map(({ slug }) => slug)),
  };
  return [
    ...items.flatMap(({ file, parts }) => [
      ...(parts.authors ?? []).flatMap((name, index) => lookUp(name, people, file, `authors[${index}].name`)),
      ...(parts.category === undefined ? [] : lookUp(parts.category, sections, file, '_kiosque.category')),
    ]),
    ...(site?.home.sections ?? []).flatMap((slug, index) =>
      lookUp(slug, sections, 'site.json', `home.sections[${index}]`),
    ),
  ];
}

/** Says that a name is not in a register, and which one was probably meant. */
function lookUp(name: string, register: Register | undefined, file: string, path: string): readonly Fault[] {
  if (register === undefined || register.names.has(name)) return [];
  const meant = suggestName(name, [...register.names]);
  return [
    {
      severity: 'error',
      file,
      path,
      expected: `${register.noun} of ${register.file}`,
      found: showValue(name),
      fix: `write ${meant === undefined ? 'one that is there' : showValue(meant)}, or add it to ${register.file}`,
    },
  ];
}
