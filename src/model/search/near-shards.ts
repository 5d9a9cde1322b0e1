import type { QueryWord } from './query-words.ts';
import type { IndexPart } from './search-index.ts';
import { listSlips } from './typo.ts';

/** Letters that a word is taken to begin with rightly, where its neighbours are looked through. */
const RIGHT_LETTERS = 3;
/** Shards of a part that are read around a word. */
const AROUND = 4;
/** First letters in which a slip leads to another place of the index. */
const EARLY_LETTERS = 6;

/** Lists the shards where a word would stand, and those around it, of those that hold words with its first letters. */
export function listAround(part: IndexPart, { folded, terms }: QueryWord): readonly number[] {
  const beginning = folded.slice(0, RIGHT_LETTERS);
  const shards = part.listShards(beginning, `${beginning}\uffff`);
  const [own = 0] = part.listShards(folded, folded);
  const first = Math.max(0, Math.min(shards.indexOf(own) - AROUND / 2, shards.length - AROUND));
  return [
    ...terms.flatMap(({ term }) => part.listShards(term, term)),
    ...shards.slice(first, first + AROUND),
  ];
}

/**
 * Lists where a word would stand without one of its first letters, or with two of them exchanged. Another letter, or one
 * that is missing, would have too many places.
 */
export function listElsewhere(part: IndexPart, { folded }: QueryWord): readonly number[] {
  return [...listSlips(folded, EARLY_LETTERS)].flatMap((meant) => part.listShards(meant, meant));
}
