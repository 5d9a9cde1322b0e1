import type { ArticleFile } from '../../model/edition.ts';
import type { Filter } from '../../model/filter.ts';
import { EVERYTHING, isFiltering } from '../../model/filter.ts';
import type { SearchOptions } from '../../model/search/engine.ts';
import { search } from '../../model/search/engine.ts';
import { holdsPhrase } from '../../model/search/find-phrase.ts';
import { mergeFilters } from '../../model/search/merge-filters.ts';
import type { SearchQuery } from '../../model/search/parse-query.ts';
import { isOnlyCommon, parseQuery } from '../../model/search/parse-query.ts';
import { placeOf } from '../../model/timeline.ts';
import type { Help } from './desk.ts';
import type { Way } from './loosenings.ts';
import { listLoosenings } from './loosenings.ts';
import type { LoosenAsk, Loosening, SearchAnswer, SearchAsk } from './protocol.ts';

/** Candidates whose texts are looked into for each article with a phrase that is wanted: 200 for those shown first. */
const CANDIDATES_EACH = 25;
/** Of those, so many at a time. */
const AT_ONCE = 8;

/** Searches, and puts what is found in order. */
export async function answerSearch(ask: SearchAsk, help: Help): Promise<SearchAnswer> {
  const query = readQuery(ask, help);
  const own = { ...EVERYTHING, ...query.filter };
  const filters = mergeFilters(ask.filter, own);
  const isEmpty = [query.words, query.excluded, query.excludedPhrases, filters].every(
    ({ length }) => length === 0,
  );
  const about = {
    isEmpty,
    isCut: query.isCut,
    filter: own,
    unknown: query.unknown,
    widened: query.widened,
    words: [...new Set(query.words.map(({ text }) => text))],
  };
  if (isEmpty) {
    const none = new Uint32Array(0);
    return { ...about, isTooCommon: false, all: none, most: none, isExact: true, hasMore: false, terms: [] };
  }
  const within = await getWithin(filters, ask, help);
  const { collection, check } = help;
  const options = { isTyping: ask.isTyping, ...(within === undefined ? {} : { within }) };
  const found = await search(collection.index, query, options);
  check();
  const order = query.words.length === 0 && ask.order === 'relevance' ? 'newest' : ask.order;
  const [all, most] = [found.all, found.most].map((some) => sort(some, order, help)) as [
    Uint32Array,
    Uint32Array,
  ];
  const checked = await keepPhrases(all, query, ask, help);
  const isTooCommon =
    checked.all.length === 0 && isOnlyCommon(query) && (await hasOthers(query, options, help));
  const terms = found.matches.flatMap(({ word, terms: some }) => some.map((term) => ({ word, ...term })));
  return {
    ...about,
    ...checked,
    isTooCommon,
    isExact: checked.isExact && found.isExact,
    // Nobody looks into their texts.
    most: hasPhrases(query) ? new Uint32Array(0) : most,
    terms,
  };
}

/** Whether a search would find something if it asked for no word: else its words are not why it finds nothing. */
async function hasOthers(query: SearchQuery, options: SearchOptions, { collection }: Help): Promise<boolean> {
  const { all } = await search(collection.index, { ...query, words: [] }, options);
  return all.length > 0;
}

/** A phrase that is being typed is words until it is finished: it would be found nowhere. */
function readQuery(
  { text, isTyping }: Pick<SearchAsk, 'text' | 'isTyping'>,
  { collection }: Help,
): SearchQuery {
  const query = parseQuery(text, collection.languages);
  return isTyping && query.isPhraseOpen ? { ...query, phrases: query.phrases.slice(0, -1) } : query;
}

function hasPhrases({ phrases, excludedPhrases }: SearchQuery): boolean {
  return phrases.length + excludedPhrases.length > 0;
}

/** Articles with a phrase that are counted for a way to loosen a search: looking into more would be a search of its own. */
const WANTED = 2;

/** Tells what each way to loosen a search would find, where that is something; most first. */
export async function answerLoosen(ask: LoosenAsk, help: Help): Promise<readonly Loosening[]> {
  const query = readQuery(ask, help);
  const isFiltered = isFiltering(ask.filter);
  const ways = listLoosenings(ask.text, query, isFiltered, help.collection.languages);
  const count = async (some: readonly Way[]): Promise<readonly Loosening[]> => {
    const counted: Loosening[] = [];
    for (const way of some) {
      const { kind, what, text } = way;
      const isFree = kind === 'filter' || kind === 'both';
      const filters = mergeFilters(isFree ? EVERYTHING : ask.filter, { ...EVERYTHING, ...way.query.filter });
      const within = await getWithin(filters, ask, help);
      const options = { isTyping: ask.isTyping, ...(within === undefined ? {} : { within }) };
      const found = await search(help.collection.index, way.query, options);
      help.check();
      const { all, isExact } = await keepPhrases(found.all, way.query, { ...ask, want: WANTED }, help);
      if (all.length > 0)
        counted.push({ kind, what, text, count: all.length, isExact: isExact && found.isExact });
      // Many ways take long on a slow phone: the page sees that it goes on.
      help.note(counted.length);
    }
    return counted.sort((a, b) => b.count - a.count);
  };
  const found = await count(ways);
  if (found.length > 0 || !isFiltered) return found;
  return count(ways.filter(({ kind }) => kind === 'word').map((way) => ({ ...way, kind: 'both' as const })));
}

/** The ordinals that all filters leave, one byte each; nothing where there is no filter. */
async function getWithin(
  filters: readonly Filter[],
  { source }: Pick<SearchAsk, 'source'>,
  { collection, get, check }: Help,
): Promise<Uint8Array | undefined> {
  if (filters.length === 0) return undefined;
  const lists = await Promise.all(
    // The page gives ordinals for this need.
    filters.map(async (filter) => (await get({ kind: 'within', source, filter })) as Uint32Array),
  );
  check();
  const passed = new Uint8Array(collection.index.next);
  for (const ordinals of lists)
    for (const ordinal of ordinals) if (ordinal < passed.length) passed[ordinal] = (passed[ordinal] ?? 0) + 1;
  return passed.map((times) => (times === filters.length ? 1 : 0));
}

function sort(ordinals: Uint32Array, order: SearchAsk['order'], { collection }: Help): Uint32Array {
  if (order === 'relevance') return ordinals;
  const { timeline } = collection;
  const sign = order === 'newest' ? -1 : 1;
  return timeline.late.size === 0
    ? ordinals.toSorted((a, b) => sign * (a - b))
    : ordinals.toSorted((a, b) => sign * (placeOf(timeline, a) - placeOf(timeline, b)));
}

type Checked = Pick<SearchAnswer, 'all' | 'isExact' | 'hasMore'>;

/** Keeps the articles whose texts have the phrases, and none of those that are excluded: as many as are wanted, in order. */
async function keepPhrases(
  all: Uint32Array,
  query: SearchQuery,
  { source, want }: Pick<SearchAsk, 'source' | 'want'>,
  { get, note, check }: Help,
): Promise<Checked> {
  const { phrases, excludedPhrases } = query;
  if (!hasPhrases(query)) return { all, isExact: true, hasMore: false };
  const kept: number[] = [];
  const candidates = all.subarray(0, want * CANDIDATES_EACH);
  let looked = 0;
  while (looked < candidates.length && kept.length < want) {
    const some = candidates.subarray(looked, looked + AT_ONCE);
    const articles = await Promise.all(
      Array.from(some, async (ordinal) => {
        // The page gives an article for this need, or nothing where it has left.
        const article = (await get({ kind: 'article', source, ordinal })) as ArticleFile | undefined;
        return article && isKept(article, phrases, excludedPhrases) ? [ordinal] : [];
      }),
    );
    check();
    kept.push(...articles.flat());
    looked += some.length;
    note(kept.length);
  }
  return {
    all: Uint32Array.from(kept),
    isExact: looked === all.length,
    hasMore: looked < all.length,
  };
}

function isKept(article: ArticleFile, phrases: readonly string[], excluded: readonly string[]): boolean {
  return (
    phrases.every((phrase) => holdsPhrase(article, phrase)) &&
    !excluded.some((phrase) => holdsPhrase(article, phrase))
  );
}
