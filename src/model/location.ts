import type { Filter } from './filter.ts';
import { EVERYTHING, sortTags } from './filter.ts';
import { isMonth } from './instant.ts';
import type { Slug } from './slug.ts';
import type { ShelfView } from './shelf.ts';
import { isSlug } from './slug.ts';

/** Every state of the reader that has an address. */
export type Location =
  | { readonly page: 'front' }
  /** A list of articles: of the whole archive, or of one term, through a filter. */
  | { readonly page: 'all'; readonly filter: Filter }
  | { readonly page: 'category' | 'tag' | 'author'; readonly slug: Slug; readonly filter: Filter }
  | { readonly page: 'tags' | 'authors' | 'history' | 'settings' }
  /** `fragment` names a part of the article: `p-14`, `img-2`, a heading; empty for its start. */
  | { readonly page: 'article'; readonly slug: Slug; readonly fragment: string }
  | { readonly page: 'saved'; readonly filter: Filter; readonly shelf: ShelfView }
  /** A search in the full text. Its order is its own: `sort` of the filter is always that of `EVERYTHING`. */
  | {
      readonly page: 'search';
      /** As the reader typed it, at most `MOST_SEARCHED` characters. */
      readonly text: string;
      readonly filter: Filter;
      readonly order: SearchOrder;
    }
  /** What another program hands over, as it came: it is read where it is looked up (`fetch/shared-address.ts`). */
  | { readonly page: 'share'; readonly query: string }
  /** An address that no page has; kept as it came, so that an old permalink can be looked up. */
  | { readonly page: 'unknown'; readonly path: string };

/** The order of what a search finds. */
export type SearchOrder = 'relevance' | 'newest' | 'oldest';

/** Characters of a search that an address holds; what is beyond them is not searched. */
export const MOST_SEARCHED = 1000;

/** The location of a list. */
export type ListLocation = Extract<Location, { readonly filter: Filter }>;

/**
 * Prints the address of a location, below the site's base. `parseLocation` reads it back: for
 * every location that this module gives, `parseLocation(printLocation(location))` equals it.
 *
 * @example
 * printLocation({ page: 'category', slug: 'mobile', filter: { ...EVERYTHING, tags: ['5g', 'radio'] } })
 * // => '/category/mobile?tags=5g,radio'
 */
export function printLocation(location: Location): string {
  switch (location.page) {
    case 'front':
      return '/';
    case 'all': {
      // The bare address is the front page, so the list of everything says its order aloud.
      const query = printFilter(location.filter);
      return `/${query === '' ? '?sort=newest' : query}`;
    }
    case 'category':
    case 'tag':
    case 'author':
      return `/${location.page}/${encodeURIComponent(location.slug)}${printFilter(location.filter)}`;
    case 'saved':
      return `/saved${toQuery([...listPairs(location.filter), ...listShelfPairs(location.shelf)])}`;
    case 'search': {
      const { text, filter, order } = location;
      return `/search${toQuery([
        ...(text === '' ? [] : [`q=${encodeURIComponent(text)}`]),
        ...listPairs(filter),
        ...(order === 'relevance' ? [] : [`sort=${order}`]),
      ])}`;
    }
    case 'share':
      return `/share${location.query === '' ? '' : `?${location.query}`}`;
    case 'tags':
    case 'authors':
    case 'history':
    case 'settings':
      return `/${location.page}`;
    case 'article':
      return `/article/${encodeURIComponent(location.slug)}${location.fragment === '' ? '' : `#${encodeURIComponent(location.fragment)}`}`;
    case 'unknown':
      return location.path;
    default:
      return location satisfies never;
  }
}

/**
 * Reads an address (`/tag/5g?not=radio`), below the site's base. It never fails: what it does not
 * know in a query it leaves out, what it does not know as a path is `unknown`.
 */
export function parseLocation(address: string): Location {
  const [beforeHash, hash] = splitOnce(address, '#');
  const [path, query] = splitOnce(beforeHash, '?');
  const parts = path.split('/').filter((part) => part !== '');
  const [page, rawSlug] = parts;
  const unknown = { page: 'unknown', path: address } as const;
  if (page === undefined) {
    return query === '' || !isListQuery(query)
      ? { page: 'front' }
      : { page: 'all', filter: parseFilter(query) };
  }
  if (parts.length === 1) {
    if (page === 'tags' || page === 'authors' || page === 'history' || page === 'settings') return { page };
    if (page === 'share') return { page, query };
    if (page === 'search') {
      const pairs = readPairs(query);
      // A form writes a space as a plus sign.
      const text = cutSearched(decode((pairs.get('q') ?? '').replaceAll('+', ' ')));
      const order = (['newest', 'oldest'] as const).find((name) => pairs.get('sort') === name);
      return {
        page,
        text,
        filter: { ...parseFilter(query), sort: 'newest' },
        order: order ?? 'relevance',
      };
    }
    return page === 'saved' ? { page, filter: parseFilter(query), shelf: parseShelf(query) } : unknown;
  }
  const slug = decode(rawSlug ?? '');
  if (parts.length > 2 || !isSlug(slug)) return unknown;
  if (page === 'article') return { page, slug, fragment: decode(hash) };
  if (page === 'category' || page === 'tag' || page === 'author') {
    return { page, slug, filter: parseFilter(query) };
  }
  return unknown;
}

/** Prints a filter as a query, `?tags=a,b&not=c`, in canonical order; empty for everything. */
export function printFilter(filter: Filter): string {
  return toQuery(listPairs(filter));
}

function listPairs(filter: Filter): readonly string[] {
  const pairs: string[] = [];
  for (const role of ['tags', 'any', 'not'] as const) {
    if (filter[role].length > 0)
      pairs.push(`${role}=${sortTags(filter[role]).map(encodeURIComponent).join(',')}`);
  }
  for (const key of ['author', 'category', 'from', 'to'] as const) {
    const value = filter[key];
    if (value !== undefined) pairs.push(`${key}=${encodeURIComponent(value)}`);
  }
  if (filter.sort === 'oldest') pairs.push('sort=oldest');
  return pairs;
}

function toQuery(pairs: readonly string[]): string {
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The parts of a view of the saved pages that are the reader's own words, and their keys in an address. */
const OWN_WORDS = [
  ['collection', 'collection'],
  ['label', 'label'],
  ['text', 'q'],
] as const;

function listShelfPairs(shelf: ShelfView): readonly string[] {
  const words = OWN_WORDS.flatMap(([part, key]) => {
    const value = shelf[part];
    return value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`];
  });
  return [
    ...(shelf.list === undefined ? [] : [`list=${shelf.list}`]),
    ...words,
    ...(shelf.order === undefined ? [] : [`order=${shelf.order}`]),
  ];
}

function parseShelf(query: string): ShelfView {
  const pairs = readPairs(query);
  const list = (['later', 'favorites'] as const).find((name) => pairs.get('list') === name);
  const order = (['published', 'title'] as const).find((name) => pairs.get('order') === name);
  const words = OWN_WORDS.flatMap(([part, key]) => {
    const value = decode(pairs.get(key) ?? '');
    return value === '' ? [] : [[part, value] as const];
  });
  return {
    ...(list === undefined ? {} : { list }),
    ...Object.fromEntries(words),
    ...(order === undefined ? {} : { order }),
  };
}

/** Cuts what is searched to the length that an address holds; half of a character gives way to one that can be printed. */
export function cutSearched(text: string): string {
  return text.slice(0, MOST_SEARCHED).toWellFormed();
}

/** Tags of each role that one address may ask for: every one of them is a file to fetch. */
export const MOST_TAGS = 20;

/** What of a query could not be read as a filter. */
export type QueryFault =
  /** A part that is no tag, term or month, as it came. */
  | { readonly kind: 'unread'; readonly text: string }
  /** More tags of one role than an address may ask for. */
  | { readonly kind: 'many'; readonly asked: number };

/**
 * Lists what `parseFilter` leaves out of a query although it was meant as a filter: a reader is told.
 */
export function findQueryFaults(query: string): readonly QueryFault[] {
  const pairs = readPairs(query);
  const read = (key: string) => decode(pairs.get(key) ?? '');
  const tags = (['tags', 'any', 'not'] as const).flatMap((role): QueryFault[] => {
    const parts = read(role)
      .split(',')
      .filter((part) => part !== '');
    const asked = sortTags(parts.filter(isSlug)).length;
    const unread = parts.filter((part) => !isSlug(part)).slice(0, 3);
    return [
      ...unread.map((text) => ({ kind: 'unread' as const, text })),
      ...(asked > MOST_TAGS ? [{ kind: 'many' as const, asked }] : []),
    ];
  });
  const others = (['author', 'category', 'from', 'to'] as const).flatMap((key): QueryFault[] => {
    const text = read(key);
    const isRead = key === 'from' || key === 'to' ? isMonth(text) : isSlug(text);
    return text === '' || isRead ? [] : [{ kind: 'unread', text }];
  });
  return [...tags, ...others];
}

/** Reads the query of a list; what is not a filter, or not well formed, is left out. */
export function parseFilter(query: string): Filter {
  const pairs = readPairs(query);
  const readTags = (key: string) =>
    sortTags(
      decode(pairs.get(key) ?? '')
        .split(',')
        .filter(isSlug),
    ).slice(0, MOST_TAGS);
  const readSlug = (key: string) => [decode(pairs.get(key) ?? '')].find(isSlug);
  const readMonth = (key: string) => [decode(pairs.get(key) ?? '')].find(isMonth);
  const [author, category] = [readSlug('author'), readSlug('category')];
  const [from, to] = [readMonth('from'), readMonth('to')];
  return {
    ...EVERYTHING,
    tags: readTags('tags'),
    any: readTags('any'),
    not: readTags('not'),
    ...(author === undefined ? {} : { author }),
    ...(category === undefined ? {} : { category }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    sort: pairs.get('sort') === 'oldest' ? 'oldest' : 'newest',
  };
}

/** A foreign query on the front page (`?utm_source=…`) does not turn it into a list. */
function isListQuery(query: string): boolean {
  return printFilter(parseFilter(query)) !== '' || readPairs(query).get('sort') === 'newest';
}

/** The raw values by key; of a key that stands twice, the first. */
function readPairs(query: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const pair of query.replace(/^\?/, '').split('&')) {
    const [key, value] = splitOnce(pair, '=');
    if (!pairs.has(key)) pairs.set(key, value);
  }
  return pairs;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Decodes percent signs; a malformed sequence stays as it is, and then names nothing. */
function decode(text: string): string {
  // Half a character (a lone surrogate) could not be printed again.
  const whole = text.replaceAll(/\p{Cs}/gu, '\ufffd');
  try {
    return decodeURIComponent(whole);
  } catch {
    // Not an encoded text: somebody typed a lone percent sign.
    return whole;
  }
}
