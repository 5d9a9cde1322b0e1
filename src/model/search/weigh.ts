import { readCount } from './field-counts.ts';
import { LEVELS, findLevel } from './levels.ts';
import type { Group, Postings } from './postings.ts';
import type { RawPostings } from './raw-postings.ts';

/** How many times in the body one time in these is worth. */
const BOOST = { headline: 5, standfirst: 2, tags: 3, authors: 4 } as const;
/** How much a long body takes from each time a word stands in it, from 0 to 1: b of BM25. */
const BY_LENGTH = 0.75;
/** How soon more times add nothing: k1 of BM25. */
const SATURATION = 1.2;

/**
 * The level of a word in an article, by BM25F (Robertson, Zaragoza and Taylor, 2004): times in each field weighed and
 * summed, then saturated. How rare the word is comes in when somebody searches.
 *
 * @param counts of the word, by `field-counts.ts`
 * @param length of the article's body, in words
 * @param averageLength of all bodies
 */
export function toLevel(counts: number, length: number, averageLength: number): number {
  const relative = averageLength > 0 ? length / averageLength : 1;
  const times =
    readCount(counts, 'body') / (1 - BY_LENGTH + BY_LENGTH * relative) +
    readCount(counts, 'headline') * BOOST.headline +
    readCount(counts, 'standfirst') * BOOST.standfirst +
    readCount(counts, 'tags') * BOOST.tags +
    readCount(counts, 'authors') * BOOST.authors;
  return findLevel(times / (SATURATION + times));
}

/**
 * Groups the articles of a word by their levels.
 *
 * @param lengths of the bodies, by ordinal
 */
export function toPostings(
  { ordinals, counts }: RawPostings,
  lengths: ArrayLike<number>,
  averageLength: number,
): Postings {
  const levels = new Uint8Array(ordinals.length);
  const sizes = new Uint32Array(LEVELS);
  for (let at = 0; at < ordinals.length; at++) {
    const level = toLevel(counts[at] ?? 0, lengths[ordinals[at] ?? 0] ?? 0, averageLength);
    levels[at] = level;
    sizes[level] = (sizes[level] ?? 0) + 1;
  }
  const groups: Group[] = [];
  for (let level = LEVELS - 1; level >= 0; level--) {
    const size = sizes[level] ?? 0;
    if (size === 0) continue;
    const own = new Uint32Array(size);
    let next = size;
    // They ascend, and newest comes first.
    for (let at = 0; at < ordinals.length; at++) if (levels[at] === level) own[--next] = ordinals[at] ?? 0;
    groups.push({ level, ordinals: own });
  }
  return { count: ordinals.length, groups };
}
