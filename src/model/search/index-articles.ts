import type { ArticleFile } from '../edition.ts';
import type { Stemming } from './analyse.ts';
import { openInverter } from './invert.ts';
import type { SearchIndex } from './search-index.ts';
import { toShard } from './shard.ts';
import { toPostings } from './weigh.ts';

/** An index that is made in memory: of the articles on a device. */
export type ArticleIndexer = {
  /** Adds an article, each ordinal once. */
  add(ordinal: number, article: ArticleFile, stemming: Stemming): void;
  /** Gives the index of those that were added; it has no others. */
  finish(): SearchIndex;
};

/** Opens an index of no articles. */
export function openIndexer(): ArticleIndexer {
  const inverter = openInverter();
  const lengths: number[] = [];
  const added = new Set<number>();
  return {
    add(ordinal, article, stemming) {
      lengths[ordinal] = inverter.add(ordinal, article, stemming);
      added.add(ordinal);
    },
    finish() {
      const ordinals = [...added];
      const average = ordinals.reduce((sum, ordinal) => sum + (lengths[ordinal] ?? 0), 0) / ordinals.length;
      const lists = Array.from(inverter.list(), ({ term, postings }) => ({
        term,
        postings: toPostings(postings, lengths, average),
      }));
      const shard = toShard(
        lists.map(({ term }) => term),
        lists.map(({ postings }) => postings),
      );
      const has = (ordinal: number) => added.has(ordinal);
      const part = { count: added.size, has, listShards: () => [0], getShard: () => Promise.resolve(shard) };
      return { parts: [part], next: lengths.length, isAlive: has };
    },
  };
}
