import type { Stemming } from '../../model/search/analyse.ts';
import type { SearchQuery } from '../../model/search/parse-query.ts';
import { MAX_QUERY, isOnlyCommon, parseQuery } from '../../model/search/parse-query.ts';
import type { Segment } from '../../model/search/query-segments.ts';
import { listSegments } from '../../model/search/query-segments.ts';
import { listQueryWords } from '../../model/search/query-words.ts';
import type { Loosening } from './protocol.ts';

/** A way to loosen a search, before it is counted. */
export type Way = Omit<Loosening, 'count' | 'isExact'> & { readonly query: SearchQuery };

/** Words of which each is tried without. */
const MOST_WORDS = 8;

/**
 * Lists what of a search may be left out, one thing at a time: a word, an operator, the marks around a phrase, something
 * excluded, the filter of the address. Each as the text that the reader would have typed.
 */
export function listLoosenings(
  text: string,
  query: SearchQuery,
  isFiltered: boolean,
  languages: readonly Stemming[],
): readonly Way[] {
  const segments = listSegments(text.slice(0, MAX_QUERY));
  const mayLackWords = query.phrases.length === 0 && query.words.length > 1;
  const words = segments.filter(({ kind }) => kind === 'words');
  const ways = [
    ...(isFiltered ? [{ kind: 'filter', what: '', text } as const] : []),
    ...segments.flatMap((segment) => leaveOut(text, segment)),
    ...(mayLackWords ? words.flatMap((segment) => leaveOutWords(text, segment, languages)) : []),
  ];
  return (
    ways
      .map((way) => ({
        ...way,
        text: way.text.replaceAll(/\s+/g, ' ').trim(),
        query: parseQuery(way.text, languages),
      }))
      // « le zzzz » without its one telling word is no search for less, but another one.
      .filter((way) => isOnlyCommon(query) || !isOnlyCommon(way.query))
  );
}

type Draft = Omit<Way, 'query'>;

/** What a segment asks that is no word. */
function leaveOut(text: string, segment: Segment): readonly Draft[] {
  const { kind } = segment;
  if (kind === 'words') return [];
  const what = segment.text.trim();
  if (what === '') return [];
  if (kind === 'phrase') return [{ kind, what, text: replace(text, segment, segment.text) }];
  return [{ kind: kind === 'operator' ? 'word' : kind, what, text: replace(text, segment, '') }];
}

function leaveOutWords(text: string, segment: Segment, languages: readonly Stemming[]): readonly Draft[] {
  return listQueryWords(segment.text, languages)
    .slice(0, MOST_WORDS)
    .flatMap(({ text: what }) => {
      const rest = cutOut(segment.text, what);
      return rest === undefined ? [] : [{ kind: 'word' as const, what, text: replace(text, segment, rest) }];
    });
}

function replace(text: string, { start, end }: Segment, by: string): string {
  return `${text.slice(0, start)} ${by} ${text.slice(end)}`;
}

/** A text without the first place where a word stands by itself; nothing where it stands nowhere so. */
function cutOut(text: string, word: string): string | undefined {
  const isLetter = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!isLetter(text[at - 1]) && !isLetter(text[end])) return `${text.slice(0, at)} ${text.slice(end)}`;
  }
  return undefined;
}
