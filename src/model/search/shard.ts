import { DamageError, openBitReader } from './bits.ts';
import { checksum } from './checksum.ts';
import { readWords } from './front-coding.ts';
import type { Postings } from './postings.ts';
import { MAX_ORDINALS, readPostings } from './postings.ts';

/** What one shard holds, before it is stamped as a file. */
export type ShardContent = {
  /** Above every ordinal of the part when it was built. */
  readonly bound: number;
  /** The words, front-coded. */
  readonly words: string;
  /** What articles hold them, word after word. */
  readonly postings: string;
  /** Of the two texts. */
  readonly check: number;
};

/** The most articles that the words of a shard have together, unless it holds one word: what opening it may take of memory. */
export const MAX_IN_SHARD = 2 ** 20;

/** A shard, read whole. */
export type OpenShard = {
  /** In ascending order of code units. */
  readonly words: readonly string[];
  /** The articles that hold a word. */
  find(word: string): Postings | undefined;
  /** The words that begin with a text, in order. */
  listFrom(prefix: string): Iterable<string>;
};

/**
 * Opens a shard: decodes all of it, a millisecond or less.
 *
 * @throws {DamageError} where it is truncated, damaged, or no shard
 */
export function openShard(content: ShardContent): OpenShard {
  if (checksum(content.words, content.postings) !== content.check)
    throw new DamageError('a shard of the index · expected its checksum · found another one');
  if (content.bound > MAX_ORDINALS)
    throw new DamageError(`a shard of the index · expected at most ${MAX_ORDINALS} articles`);
  const words = readWords(content.words);
  const reader = openBitReader(content.postings);
  let left = words.length === 1 ? MAX_ORDINALS : MAX_IN_SHARD;
  const lists = words.map(() => {
    const postings = readPostings(reader, content.bound, left);
    left -= postings.count;
    return postings;
  });
  reader.end();
  return toShard(words, lists);
}

/** Makes a shard of sorted words and what articles hold each. */
export function toShard(words: readonly string[], lists: readonly Postings[]): OpenShard {
  return {
    words,
    find(word) {
      const at = findPlace(words, word);
      return words[at] === word ? lists[at] : undefined;
    },
    *listFrom(prefix) {
      for (let at = findPlace(words, prefix); words[at]?.startsWith(prefix) === true; at++)
        yield words[at] ?? '';
    },
  };
}

/** The place of the first word that is not below another. */
function findPlace(words: readonly string[], word: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
