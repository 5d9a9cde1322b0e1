import { toSlug } from '../../model/slug.ts';
import type { Instant } from '../../model/instant.ts';
import type { Fields } from './fields.ts';
import { splitWords, toList } from './fields.ts';
import type { PathFacts } from './path-facts.ts';

/** The addresses that a file had on its own site. */
export type Permalinks = {
  /** Paths, the chief one first; that is where links to it lead. */
  readonly paths: readonly [string, ...(readonly string[])];
  /** Whole, where the file says so itself. */
  readonly url?: string;
  /** How its address should end. */
  readonly slug: string;
};

/** How a site builds the addresses of its articles, as its configuration says. */
export type AddressRules = {
  /** As Jekyll writes it: `/:year/:month/:title/`. */
  readonly pattern?: string;
  /** Hugo has a pattern for each section, which is the first folder of the content. */
  readonly sections?: ReadonlyMap<string, string>;
  /** Articles in any other language stand below its tag. */
  readonly language?: string;
};

/** Below which a relative address is read, so that `..` cannot climb out. */
const SITE = 'https://site.invalid';

/**
 * Finds the addresses of a file: those that it states, and the one that its generator gives by itself where it states none
 * (Hugo, Zola, Astro and Eleventy by its path, Jekyll and Docusaurus by its date).
 */
export function findPermalinks(
  fields: Fields,
  facts: PathFacts,
  path: string,
  published: Instant | undefined,
  rules: AddressRules = {},
): Permalinks {
  const stated = [
    fields.text('permalink'),
    fields.text('url', 'path'),
    fields.text('link', 'canonicalUrl', 'canonical'),
  ]
    .filter((text) => text !== undefined)
    .filter((text) => !/[{}]|\[\[/.test(text));
  const whole = stated.find((text) => /^https?:\/\//i.test(text) && URL.canParse(text));
  const slugs = fields.text('slug', 'basename');
  const slug = lastPart(slugs ?? '') ?? lastPart(stated[0] ?? '') ?? facts.name;
  const guess = guessPath(fields, facts, path, slug, published, rules);
  const own = [
    ...stated.filter((text) => !text.includes(':') || /^https?:/i.test(text)),
    ...(slugs?.startsWith('/') === true ? [slugs] : []),
  ];
  const others = [
    fields.find('aliases', 'alias'),
    fields.find('redirectFrom', 'redirects'),
    fields.find('oldUrl', 'oldUrls'),
  ];
  const relative = new URL(guess, SITE).pathname;
  const paths = [
    ...own,
    ...(own.length === 0 ? [guess, ...guessDated(facts, path, slug)] : []),
    ...others.flatMap(listPaths),
  ]
    .map((text) => toPath(text, relative))
    .filter((text) => text !== undefined);
  const [first = relative, ...rest] = [...new Set(paths)];
  return { paths: [first, ...rest], slug, ...(whole === undefined ? {} : { url: whole }) };
}

function listPaths(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return toList(value);
}

/** Gives the path of an address from the first slash; one that climbs out ends at the root. */
function toPath(text: string, beside: string): string | undefined {
  const base = /^[./]/.test(text) ? `${SITE}${beside}` : SITE;
  const { pathname } = URL.canParse(text, base) ? new URL(text, base) : { pathname: '/' };
  return pathname === '/' ? undefined : pathname;
}

function lastPart(address: string): string | undefined {
  const bare = address.replace(/[?#].*$/s, '').replace(/\.html?$/i, '');
  const part = bare.split('/').findLast((one) => one !== '' && one !== '.' && one !== '..');
  return part === undefined || part === 'index' || /^https?:$|^:|[{}]/.test(part) ? undefined : part;
}

/** Where a generator puts a file that says nothing of it. */
function guessPath(
  fields: Fields,
  facts: PathFacts,
  path: string,
  slug: string,
  published: Instant | undefined,
  rules: AddressRules,
): string {
  const chosen = fields.text('permalink')?.includes(':') === true ? fields.text('permalink') : rules.pattern;
  if (published !== undefined && (facts.isJekyll || chosen !== undefined)) {
    return fillPattern(chosen ?? 'date', nameCategories(fields, slug, path), published);
  }
  const below = findLanguageFolder(facts, path, rules);
  const sections = path.replace(/^(?:.*\/)?content\//, '').split('/');
  const own = sections.length > 1 ? rules.sections?.get(sections[0] ?? '') : undefined;
  if (published !== undefined && own !== undefined)
    return below + fillPattern(own, nameSections(fields, facts, sections), published);
  const folders = path
    .split('/')
    .slice(0, -1)
    .filter((part) => !/^(?:content|src|pages|source|_posts)$/.test(part));
  const isIndex = /(?:^|\/)_?index\.[^/]+$/.test(path);
  const parents = isIndex ? folders.slice(0, -1) : folders;
  return `${below}/${[...parents, slug].map(encodeURIComponent).join('/')}/`;
}

/** `fox.fr.md` beside `fox.md` is the same in another language than the site's. */
function findLanguageFolder(
  { language }: PathFacts,
  path: string,
  { language: usual }: AddressRules,
): string {
  const isNamed = language !== undefined && new RegExp(`\\.${language}\\.\\w+$`).test(path);
  const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  return isNamed && usual !== undefined && primary(usual) !== primary(language)
    ? `/${language.toLowerCase()}`
    : '';
}

/** Docusaurus takes the date out of the name of a file and makes folders of it. */
function guessDated(facts: PathFacts, path: string, slug: string): readonly string[] {
  if (facts.date === undefined || facts.isJekyll || !path.startsWith('blog/')) return [];
  return [`/blog/${facts.date.replaceAll('-', '/')}/${encodeURIComponent(slug)}`];
}

/** Jekyll's names for common patterns. */
const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
};

/** What Jekyll puts in the place of names. */
function nameCategories(fields: Fields, slug: string, path: string): Readonly<Record<string, string>> {
  // Folders above `_posts` are categories; above them there may be the one that the site is built of.
  const [, above = ''] = /^(?:(?:docs|source|src)\/)?(?:(.+)\/)?_posts\//.exec(path) ?? [];
  const stated = splitWords(fields.find('categories', 'category'), true);
  const names = [...above.split('/').filter((folder) => folder !== ''), ...stated];
  const categories = [...new Set(names.map((category) => toSlug(category)))];
  return {
    slug,
    title: slug,
    name: slug,
    filename: slug,
    categories: categories.join('/'),
    section: categories[0] ?? '',
    output_ext: '.html',
  };
}

/** What Hugo puts in the place of names. */
function nameSections(
  fields: Fields,
  { name }: PathFacts,
  path: readonly string[],
): Readonly<Record<string, string>> {
  const title = nameTitle(fields.text('title') ?? name);
  const slug = fields.text('slug');
  const isBundle = /^_?index\./.test(path.at(-1) ?? '');
  return {
    title,
    slug: slug ?? title,
    slugorfilename: slug ?? name,
    slugorcontentbasename: slug ?? name,
    filename: name,
    contentbasename: name,
    section: path[0] ?? '',
    sections: path.slice(0, isBundle ? -2 : -1).join('/'),
  };
}

/** A title in an address, as Hugo has it: accents stay. */
function nameTitle(title: string): string {
  const kept = title.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{Nd}\s._+~@-]/gu, '');
  return kept.trim().replaceAll(/\s*-\s*|\s+/g, '-');
}

function fillPattern(pattern: string, names: Readonly<Record<string, string>>, published: Instant): string {
  const [year = '', month = '', day = ''] = published.slice(0, 10).split('-');
  const values: Readonly<Record<string, string>> = {
    ...names,
    year,
    month,
    day,
    i_month: String(Number(month)),
    i_day: String(Number(day)),
    short_year: year.slice(2),
    y_day: String(
      Math.floor((Date.parse(published) - Date.UTC(Number(year), 0, 1)) / 86_400_000) + 1,
    ).padStart(3, '0'),
  };
  const filled = (Object.hasOwn(STYLES, pattern) ? (STYLES[pattern] ?? pattern) : pattern).replaceAll(
    /:([a-z_]+)/g,
    (_, name: string) => (Object.hasOwn(values, name) ? encodeURI(values[name] ?? '') : ''),
  );
  return `/${filled}`.replaceAll(/\/{2,}/g, '/');
}
