/** In how many levels the weight of a word in an article is kept: 0 is the weakest. */
export const LEVELS = 8;

/** Saturated weights below and above are the first and the last level. */
const [LEAST, MOST] = [0.25, 0.95];

/** The level of a saturated weight, from 0 to 1. */
export function findLevel(weight: number): number {
  const level = Math.floor(((weight - LEAST) / (MOST - LEAST)) * LEVELS);
  return Math.max(0, Math.min(LEVELS - 1, level));
}

/** The weight that stands for a level: the middle of those that it keeps. */
export function readLevel(level: number): number {
  return LEAST + ((level + 0.5) / LEVELS) * (MOST - LEAST);
}
