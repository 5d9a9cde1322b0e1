import type { Stemming } from '../../model/search/analyse.ts';
import type { SearchQuery } from '../../model/search/parse-query.ts';
import { parseQuery } from '../../model/search/parse-query.ts';
import type { Loosening } from './protocol.ts';

/** A way to loosen a search, before it is counted. */
export type Way = Omit<Loosening, 'count'> & { readonly query: SearchQuery };

/** Words of which each is tried without. */
const MOST_WORDS = 8;

/**
 * Lists what of a search may be left out, one thing at a time: a word, the marks around a phrase, something excluded, the
 * filter of the address. Each as the text that the reader would have typed.
 */
export function listLoosenings(
  text: string,
  query: SearchQuery,
  isFiltered: boolean,
  languages: readonly Stemming[],
): readonly Way[] {
  const ways: Omit<Loosening, 'count'>[] = [];
  const add = (kind: Loosening['kind'], what: string, next: string) => ways.push({ kind, what, text: next });
  if (isFiltered) add('filter', '', text);
  for (const phrase of query.phrases) add('phrase', phrase, text.replaceAll(/["«»“”„]/g, ' '));
  for (const what of [...query.excluded.map((word) => word.text), ...query.excludedPhrases])
    add('excluded', what, cutOut(text, `-${what}`) ?? cutOut(text, `-"${what}"`) ?? text);
  if (query.phrases.length === 0 && query.words.length > 1)
    for (const word of query.words.slice(0, MOST_WORDS)) {
      const next = cutOut(text, word.text);
      if (next !== undefined) add('word', word.text, next);
    }
  return ways.map((way) => ({
    ...way,
    text: way.text.replaceAll(/\s+/g, ' ').trim(),
    query: parseQuery(way.text, languages),
  }));
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
