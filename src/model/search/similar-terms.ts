import type { QueryWord } from './query-words.ts';
import { stem } from './stems.ts';
import { isOneTypo, listTypos } from './typo.ts';

/** Letters of the shortest and of the longest word in which a typo is forgiven. */
const [FEWEST_LETTERS, MOST_LETTERS] = [5, 30];
/** Letters of the shortest stem that a word may begin with, and the most that may follow it. */
const [STEM_LETTERS, REST_LETTERS] = [4, 5];
/** Of the terms at hand most begin with other letters: so many are looked at before a word is stemmed. */
const FIRST_LETTERS = 5;

/**
 * Finds the terms, of those at hand, that a word may have been meant for: the stems of all words from which it differs by one
 * typo, be it in the stem or in what follows. Numbers have no typos: 2019 is another year than 2018.
 *
 * @example
 * // orchestartion is a typo away from « orchestration », which has the stem orchestr
 */
export function findSimilar({ folded, terms }: QueryWord, atHand: ReadonlySet<string>): readonly string[] {
  if (folded.length < FEWEST_LETTERS || folded.length > MOST_LETTERS || /\d/.test(folded)) return [];
  return /^[a-z]+$/.test(folded)
    ? listMeant(folded, atHand)
    : [...atHand].filter((term) => terms.some((own) => isOneTypo(term, own.term)));
}

/**
 * Finds the longest stem that an unfinished word begins with, as what follows is perhaps an inflection that is not finished
 * either: `numer` for `numeriq`.
 */
export function findStem(folded: string, atHand: Iterable<string>): string | undefined {
  let longest: string | undefined;
  for (const term of atHand)
    if (isStemOf(term, folded) && term.length > (longest?.length ?? 0)) longest = term;
  return longest;
}

function listMeant(folded: string, atHand: ReadonlySet<string>): readonly string[] {
  const beginnings = new Set(Array.from(atHand, (term) => term.slice(0, FIRST_LETTERS)));
  const isNear = (word: string) =>
    [FIRST_LETTERS, FIRST_LETTERS - 1, FIRST_LETTERS - 2].some((letters) =>
      beginnings.has(word.slice(0, letters)),
    );
  const near = listTypos(folded).filter(isNear);
  const stems = near.flatMap((word) => [word, stem(word, 'fr'), stem(word, 'en')]);
  return [...new Set(stems)].filter((term) => atHand.has(term));
}

function isStemOf(term: string, folded: string): boolean {
  return (
    term.length >= STEM_LETTERS && term.length + REST_LETTERS >= folded.length && folded.startsWith(term)
  );
}
