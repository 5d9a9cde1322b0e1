import type { Stemming } from '../../src/model/search/analyse.ts';
import { analyse } from '../../src/model/search/analyse.ts';
import { parseQuery } from '../../src/model/search/parse-query.ts';
import type { QueryWord } from '../../src/model/search/query-words.ts';

/** The languages of a site whose articles are French, English and others. */
export const LANGUAGES: readonly Stemming[] = ['fr', 'en', 'plain'];

/** Tells whether a text of a language has every word of a search; stop words count where there are no others. */
export function hasWords(text: string, query: string, stemming: Stemming = 'fr'): boolean {
  const terms = new Set(analyse(text, stemming).map(({ term }) => term));
  const { words } = parseQuery(query, LANGUAGES);
  const meant = words.filter(({ isStop }) => !isStop);
  const asked = meant.length > 0 ? meant : words;
  return asked.length > 0 && asked.every((word) => word.terms.some(({ term }) => terms.has(term)));
}

/** The terms of a search, word by word. */
export function listTerms(words: readonly QueryWord[]): readonly (readonly string[])[] {
  return words.map(({ terms }) => terms.map(({ term }) => term));
}
