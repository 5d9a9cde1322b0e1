import type { Timeline } from '../timeline.ts';
import { isAlive } from '../timeline.ts';
import { DamageError } from './bits.ts';
import type { SearchFile, SearchPart, ShardFile } from './index-file.ts';
import type { IndexPart, SearchIndex } from './search-index.ts';
import type { OpenShard } from './shard.ts';
import { openShard } from './shard.ts';
import { openStarts } from './starts.ts';

/** Shards of a part that stay open: a hundred kilobytes each at most, but for the few words that most articles hold. */
const OPEN = 64;

/**
 * Opens the index of an edition.
 *
 * @param getShard gives a shard's file; asked for once as long as it stays open
 * @throws {DamageError} where its directory is damaged; and so rejects a shard that is damaged or of another build
 */
export function openIndex(
  file: SearchFile,
  timeline: Timeline,
  getShard: (part: string, shard: number) => Promise<ShardFile>,
): SearchIndex {
  const { base, delta } = file;
  const revised = new Set(file.revised);
  const end = delta?.from ?? timeline.next;
  const open = (part: SearchPart, has: (ordinal: number) => boolean) => openPart(file, part, has, getShard);
  return {
    parts: [
      open(base, (ordinal) => ordinal < end && !revised.has(ordinal)),
      ...(delta === undefined ? [] : [open(delta, (ordinal) => ordinal >= end || revised.has(ordinal))]),
    ],
    next: timeline.next,
    isAlive: (ordinal) => isAlive(timeline, ordinal),
  };
}

function openPart(
  { numbering }: SearchFile,
  { name, count, starts: packed }: SearchPart,
  has: (ordinal: number) => boolean,
  getShard: (part: string, shard: number) => Promise<ShardFile>,
): IndexPart {
  const starts = openStarts(packed);
  const open = new Map<number, Promise<OpenShard>>();
  const get = async (shard: number) => {
    const content = await getShard(name, shard);
    const opened = openShard(content);
    const [first = '', last = ''] = [opened.words[0], opened.words.at(-1)];
    if (content.numbering !== numbering || !starts.isIn(first, shard) || !starts.isIn(last, shard))
      throw new DamageError(`shard ${shard} of the index · expected one of this edition · found another one`);
    return opened;
  };
  return {
    count,
    has,
    listShards: starts.list,
    getShard(shard) {
      const coming = open.get(shard) ?? get(shard);
      // The one that was asked for last is the last to go.
      open.delete(shard);
      open.set(shard, coming);
      // One that failed is asked for again.
      coming.catch(() => {
        if (open.get(shard) === coming) open.delete(shard);
      });
      const [oldest] = open.keys();
      if (open.size > OPEN && oldest !== undefined) open.delete(oldest);
      return coming;
    },
  };
}
