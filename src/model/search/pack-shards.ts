import { openBitWriter } from './bits.ts';
import { checksum } from './checksum.ts';
import { openWordWriter } from './front-coding.ts';
import type { Postings } from './postings.ts';
import { writePostings } from './postings.ts';
import type { ShardContent } from './shard.ts';
import { MAX_IN_SHARD } from './shard.ts';
import { separate } from './starts.ts';

/** Characters of words and postings in one shard, unless one word has more. */
export const SHARD_SIZE = 6000;

/** A shard, and the text that separates it from the one before. */
export type PackedShard = { readonly start: string; readonly file: ShardContent };

/**
 * Packs words, in ascending order of code units, into shards: one after the other as they are taken, so that an index of any
 * size is packed with the memory of one shard.
 *
 * @param bound above every ordinal
 */
export function* packShards(
  words: Iterable<{ readonly term: string; readonly postings: Postings }>,
  bound: number,
  size: number = SHARD_SIZE,
): Generator<PackedShard> {
  const terms = openWordWriter();
  const bits = openBitWriter();
  let [start, last, ordinals] = ['', '', 0];
  const finish = (): PackedShard => {
    const [texts, postings] = [terms.finish(), bits.finish()];
    ordinals = 0;
    return { start, file: { bound, words: texts, postings, check: checksum(texts, postings) } };
  };
  for (const { term, postings } of words) {
    const before = bits.mark();
    writePostings(bits, postings, bound);
    ordinals += postings.count;
    const isFull = terms.size + term.length + bits.size > size || ordinals > MAX_IN_SHARD;
    if (isFull && terms.size > 0) {
      bits.goBack(before);
      yield finish();
      writePostings(bits, postings, bound);
      ordinals = postings.count;
      start = separate(last, term);
    }
    terms.add(term);
    last = term;
  }
  if (terms.size > 0) yield finish();
}
