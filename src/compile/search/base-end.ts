/** Archives with fewer ordinals have everything in the base: it is built in a moment. */
const SMALL = 512;
/** The base ends at a multiple of this at least. */
const LEAST_STEP = 64;
/** A delta holds at most this part of an archive. */
const DELTA_PART = 64;

/**
 * Finds where the base of an index ends and the delta begins, by the number of ordinals alone, so that an index that grew
 * and one that is built at once are cut at the same place. The step doubles with the archive: the delta holds at most 1/64
 * of it (or 63 articles), and the base is built anew 64 times while the archive doubles.
 *
 * @example
 * findBaseEnd(511)    // => 511, no delta
 * findBaseEnd(2_100)  // => 2_048
 * findBaseEnd(100_000) // => 99_328, of steps of 1,024
 */
export function findBaseEnd(next: number): number {
  if (next < SMALL) return next;
  const step = Math.max(LEAST_STEP, 2 ** Math.floor(Math.log2(next)) / DELTA_PART);
  return Math.floor(next / step) * step;
}

/** Gives how many articles of a base may be corrected or leave before it is built anew; a small one is built anew each time. */
export function findPatience(baseEnd: number): number {
  return baseEnd < SMALL ? 0 : Math.max(LEAST_STEP, Math.floor(baseEnd / DELTA_PART));
}
