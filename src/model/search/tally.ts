import { LEVELS, readLevel } from './levels.ts';
import type { MatchKind, TermMatch } from './match-word.ts';
import type { Owners } from './search-index.ts';

/** What an article that holds every term exactly is worth more than one that holds something like it. */
const QUALITY: Readonly<Record<MatchKind, number>> = { exact: 1, prefix: 0.7, typo: 0.5 };

/** The points of the articles, and how many words of the search each holds; good until the next one is opened. */
export type Tally = {
  /** By ordinal. */
  readonly scores: Float64Array;
  /** Adds a word. Of several terms that stand for it, each article counts its best. */
  add(matches: readonly TermMatch[]): void;
  /** Lists the articles allowed (not 0, by ordinal) that hold so many words, ascending; good until the next word or list. */
  list(allowed: Uint8Array, least: number, most: number): Uint32Array;
};

/** The arrays of a search serve the next one: a browser takes longer to make them than to empty them. */
let arrays = makeArrays(0);

function makeArrays(length: number) {
  return {
    scores: new Float64Array(length),
    held: new Uint8Array(length),
    bests: new Float32Array(length),
    some: new Uint32Array(length),
  };
}

/**
 * Opens a tally of no words. A word is worth the more the fewer articles hold it (the inverse document frequency of BM25), whatever
 * a filter leaves of them: a filter does not change the order of what it leaves.
 *
 * @param count of articles in the edition
 */
export function openTally(owners: Owners, count: number): Tally {
  if (arrays.held.length !== owners.length) arrays = makeArrays(owners.length);
  const { scores, held, bests, some } = arrays;
  scores.fill(0);
  held.fill(0);
  return {
    scores,
    add(matches) {
      const holders = findBests(matches, owners, bests, some);
      const rarity = Math.log(1 + (count - holders.length + 0.5) / (holders.length + 0.5));
      for (const ordinal of holders) {
        scores[ordinal] = (scores[ordinal] ?? 0) + rarity * (bests[ordinal] ?? 0);
        held[ordinal] = (held[ordinal] ?? 0) + 1;
        bests[ordinal] = 0;
      }
    },
    list(allowed, least, most) {
      let length = 0;
      for (let ordinal = 0; ordinal < allowed.length; ordinal++) {
        const words = held[ordinal] ?? 0;
        if (words >= least && words <= most && allowed[ordinal] !== 0) some[length++] = ordinal;
      }
      return some.subarray(0, length);
    },
  };
}

/** Sets the best weight of each article that holds a word; gives these articles, which are a part of `touched`. */
function findBests(
  matches: readonly TermMatch[],
  owners: Owners,
  bests: Float32Array,
  touched: Uint32Array,
): Uint32Array {
  let length = 0;
  for (const { kind, lists } of matches)
    for (const { part, postings } of lists)
      for (const { level, ordinals } of postings.groups) {
        const weight = WEIGHTS[kind][level] ?? 0;
        for (const ordinal of ordinals) {
          if (owners[ordinal] !== part + 1) continue;
          const before = bests[ordinal] ?? 0;
          if (before === 0) touched[length++] = ordinal;
          if (weight > before) bests[ordinal] = weight;
        }
      }
  return touched.subarray(0, length);
}

const weigh = (kind: MatchKind) =>
  Float32Array.from({ length: LEVELS }, (_, level) => readLevel(level) * QUALITY[kind]);
const WEIGHTS: Readonly<Record<MatchKind, Float32Array>> = {
  exact: weigh('exact'),
  prefix: weigh('prefix'),
  typo: weigh('typo'),
};
