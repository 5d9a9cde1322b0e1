import type { OpenShard } from './shard.ts';

/** A part of an index: shards of words, over some of the articles. */
export type IndexPart = {
  /** How many articles it holds. */
  readonly count: number;
  /** Tells whether it is the one that answers for an article. */
  has(ordinal: number): boolean;
  /** The shards that may hold words from one to another, both included, in order. */
  listShards(from: string, to: string): readonly number[];
  /** Gives a shard; rejects where there is none to be had. */
  getShard(shard: number): Promise<OpenShard>;
};

/** What a search looks into. Nothing of it changes: a newer index is another object. */
export type SearchIndex = {
  readonly parts: readonly IndexPart[];
  /** The first ordinal that it does not know. */
  readonly next: number;
  /** Tells whether an article is in the edition. */
  isAlive(ordinal: number): boolean;
};

/** By ordinal: 0 where nobody answers for it, else the number of the part that does, from 1. */
export type Owners = Uint8Array;

const known = new WeakMap<SearchIndex, Owners>();

/** Finds who answers for each article, once for an index: a search asks it for every posting. */
export function findOwners(index: SearchIndex): Owners {
  const before = known.get(index);
  if (before !== undefined) return before;
  const owners = new Uint8Array(index.next);
  for (let ordinal = 0; ordinal < index.next; ordinal++)
    if (index.isAlive(ordinal)) owners[ordinal] = index.parts.findIndex((part) => part.has(ordinal)) + 1;
  known.set(index, owners);
  return owners;
}
