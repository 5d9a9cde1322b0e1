import type { QueryFilter } from './operators.ts';
import { applyOperator, isOperator, isWidened } from './operators.ts';
import type { QueryWord } from './query-words.ts';
import { listQueryWords, readExcludedWord } from './query-words.ts';
import type { Operation, Segment } from './query-segments.ts';
import { listSegments } from './query-segments.ts';
import type { Stemming } from './stems.ts';

export type { QueryWord } from './query-words.ts';

/** What somebody searches for. */
export type SearchQuery = {
  /** In the order in which they were written; those of phrases are among them. */
  readonly words: readonly QueryWord[];
  readonly phrases: readonly string[];
  readonly excluded: readonly QueryWord[];
  readonly excludedPhrases: readonly string[];
  readonly filter: QueryFilter;
  /** Operators that nobody knows, or whose value cannot be read, as they were written; they are words too. */
  readonly unknown: readonly string[];
  /** Operators that name a day within a month, all of which is searched, as they were written. */
  readonly widened: readonly string[];
  /** Whether the text ends in the last of the words, so that more of it may come. */
  readonly isOpen: boolean;
  /** Whether the last of the phrases is not closed. */
  readonly isPhraseOpen: boolean;
  /** Whether the text was too long, so that its end was not looked at. */
  readonly isCut: boolean;
};

/** The most words that a search looks at, operators counted. */
export const MAX_WORDS = 32;
/** The most UTF-16 units of a search that are looked at. */
export const MAX_QUERY = 1000;

const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}]$/u;

/**
 * Reads what somebody searches for. It never fails: what is no phrase, no operator and no `-` is words, and a quotation
 * mark that nobody closes runs to the end.
 *
 * @example
 * parseQuery('« énergie solaire » -gaz auteur:"Ana Ruiz" avant:2021', ['fr', 'en'])
 * // => words énergie and solaire, phrase 'énergie solaire', excluded gaz, filter { author: 'ana-ruiz', to: '2020-12' }
 */
export function parseQuery(text: string, languages: readonly Stemming[]): SearchQuery {
  const segments = listSegments(text.slice(0, MAX_QUERY));
  const draft = openDraft(languages);
  for (const segment of segments) draft.add(segment);
  const query = draft.close();
  const isCut = query.isCut || text.length > MAX_QUERY;
  const last = segments.at(-1);
  const isPhraseOpen = last?.kind === 'phrase' && last.isOpen && last.text.trim() !== '';
  const isOpen = !isCut && (last?.kind === 'words' || isPhraseOpen) && ENDS_IN_WORD.test(text);
  return { ...query, isOpen, isPhraseOpen, isCut };
}

/** Tells whether a search has words, and none but those that nearly every text has. */
export function isOnlyCommon({ words }: Pick<SearchQuery, 'words'>): boolean {
  return words.length > 0 && words.every(({ isStop }) => isStop);
}

/** A query to which segments are added until it has its most words. */
function openDraft(languages: readonly Stemming[]) {
  const words: QueryWord[] = [];
  const excluded: QueryWord[] = [];
  const phrases: string[] = [];
  const excludedPhrases: string[] = [];
  const unknown: string[] = [];
  const widened: string[] = [];
  let filter: QueryFilter = {};
  let left = MAX_WORDS;
  let isCut = false;

  const take = (found: readonly QueryWord[], list: QueryWord[]) => {
    list.push(...found.slice(0, left));
    isCut ||= found.length > left;
    left = Math.max(0, left - found.length);
  };
  const exclude = (text: string, found: readonly QueryWord[]) => {
    const word = readExcludedWord(text, languages);
    if (word !== undefined) take([word], excluded);
    else if (found.length > 0) {
      excludedPhrases.push(text.trim());
      left--;
    }
  };
  const operate = (operation: Operation, found: readonly QueryWord[]) => {
    const { text, name, value, isExcluded, isLast } = operation;
    // Its value is about to be typed.
    if (isLast && value === '' && isOperator(name)) return;
    const next = applyOperator(filter, operation);
    if (next === undefined) {
      unknown.push(text);
      take(found, isExcluded ? excluded : words);
    } else {
      filter = next;
      if (isWidened(operation)) widened.push(text);
      left--;
    }
  };
  const add = (segment: Segment) => {
    const found = listQueryWords(segment.text, languages);
    if (left === 0) isCut ||= found.length > 0;
    else if (segment.kind === 'operator') operate(segment, found);
    else if (segment.kind === 'excluded') exclude(segment.text, found);
    else {
      if (segment.kind === 'phrase' && found.length > 0) phrases.push(segment.text.trim());
      take(found, words);
    }
  };
  return {
    add,
    close: () => ({ words, phrases, excluded, excludedPhrases, filter, unknown, widened, isCut }),
  };
}
