import { LEVELS, readLevel } from './levels.ts';
import type { MatchKind, TermMatch } from './match-word.ts';
import type { Owners } from './search-index.ts';

/** What an article that holds every term exactly is worth more than one that holds something like it. */
const QUALITY: Readonly<Record<MatchKind, number>> = { exact: 1, prefix: 0.7, typo: 0.5 };

/** The points of the articles, and how many words of the search each holds. */
export type Tally = {
  /** By ordinal. */
  readonly scores: Float64Array;
  readonly held: Uint8Array;
  /** Adds a word. Of several terms that stand for it, each article counts its best. */
  add(matches: readonly TermMatch[]): void;
};

/**
 * Opens a tally of no words. A word is worth the more the fewer articles hold it (the inverse document frequency of BM25), whatever
 * a filter leaves of them: a filter does not change the order of what it leaves.
 *
 * @param count of articles in the edition
 */
export function openTally(owners: Owners, count: number): Tally {
  const scores = new Float64Array(owners.length);
  const held = new Uint8Array(owners.length);
  const bests = new Float32Array(owners.length);
  const touched = new Uint32Array(owners.length);
  return {
    scores,
    held,
    add(matches) {
      const holders = findBests(matches, owners, bests, touched);
      const rarity = Math.log(1 + (count - holders.length + 0.5) / (holders.length + 0.5));
      for (const ordinal of holders) {
        scores[ordinal] = (scores[ordinal] ?? 0) + rarity * (bests[ordinal] ?? 0);
        held[ordinal] = (held[ordinal] ?? 0) + 1;
        bests[ordinal] = 0;
      }
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
