/** Scores that differ by less than one part in so many of the best one are equal. */
const STEPS = 8191;

/**
 * Orders articles by their scores, best first, equal ones newest first, all of them: each goes into the bucket of its score,
 * which takes a millisecond for a hundred thousand.
 *
 * @param ordinals ascending
 * @param scores by ordinal
 */
export function rank(ordinals: Uint32Array, scores: Float64Array): Uint32Array {
  let best = 0;
  for (const ordinal of ordinals) best = Math.max(best, scores[ordinal] ?? 0);
  const steps = new Uint16Array(ordinals.length);
  for (let at = 0; at < steps.length; at++) steps[at] = toStep(scores[ordinals[at] ?? 0] ?? 0, best);
  const ends = new Uint32Array(STEPS + 2);
  for (const step of steps) ends[step + 1] = (ends[step + 1] ?? 0) + 1;
  for (let step = 1; step < ends.length; step++) ends[step] = (ends[step] ?? 0) + (ends[step - 1] ?? 0);
  const ranked = new Uint32Array(ordinals.length);
  for (let at = ordinals.length - 1; at >= 0; at--) {
    const step = steps[at] ?? 0;
    const place = ends[step] ?? 0;
    ranked[place] = ordinals[at] ?? 0;
    ends[step] = place + 1;
  }
  return ranked;
}

/** 0 for the best. */
function toStep(score: number, best: number): number {
  return best === 0 ? 0 : STEPS - Math.round((score / best) * STEPS);
}
