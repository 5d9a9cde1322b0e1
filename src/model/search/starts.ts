import { DamageError } from './bits.ts';
import { countShared, openWordWriter, readWords } from './front-coding.ts';

/** Where the shards of a part begin: which of them may hold a word. */
export type Starts = {
  /** How many shards there are. */
  readonly count: number;
  /** The shard in which a word stands if it stands in any; -1 where there are no shards. */
  find(word: string): number;
  /** The shards that may hold words from one to another, both included. */
  list(from: string, to: string): readonly number[];
  /** Tells whether a word may stand in a shard. */
  isIn(word: string, shard: number): boolean;
};

/**
 * The shortest text that separates a shard from the one before: above its last word, at most the first word of this one
 * (suffix truncation of prefix B-trees, Bayer and Unterauer 1977).
 *
 * @example
 * separate('portail', 'poste') // => 'pos'
 */
export function separate(last: string, first: string): string {
  return first.slice(0, countShared(last, first) + 1);
}

/** Packs the starts of all shards of a part, in order; the first one is empty, whatever the first word. */
export function packStarts(starts: Iterable<string>): string {
  const writer = openWordWriter();
  for (const start of starts) writer.add(start);
  return writer.finish();
}

/** Opens packed starts. Throws a `DamageError` where they are none. */
export function openStarts(packed: string): Starts {
  const starts = readWords(packed);
  if (starts.length > 0 && starts[0] !== '')
    throw new DamageError('expected the first shard to begin before every word');
  const find = (word: string) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? '') <= word) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return {
    count: starts.length,
    find,
    list(from, to) {
      const first = find(from);
      return starts.length === 0 ? [] : Array.from({ length: find(to) - first + 1 }, (_, at) => first + at);
    },
    isIn: (word, shard) => find(word) === shard,
  };
}
