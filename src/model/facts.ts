import { compareText } from './fault.ts';

/**
 * When a fact was set, and by whom: milliseconds, a number that orders what one clock cannot tell apart, and a name of
 * who set it. A hybrid logical clock (Kulkarni et al., 2014), kept per fact: a clock that goes back loses nothing.
 */
export type Stamp = readonly [time: number, count: number, by: string];

/**
 * One thing that a reader's library holds: a value under a name, last writer wins. Without a value it is gone, and its
 * stamp tells other devices so. A library is a set of facts: two of them merge fact by fact.
 */
export type Fact = { readonly key: string; readonly stamp: Stamp; readonly value?: unknown };

/** Orders stamps: the later one wins. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a[0] - b[0] || a[1] - b[1] || compareText(a[2], b[2]);
}

/**
 * Gives the stamp of a change that is made now, later than the fact that it replaces.
 *
 * @param now in milliseconds, by a clock that may be wrong
 * @param by a name that nobody else has
 */
export function nextStamp(before: Stamp | undefined, now: number, by: string): Stamp {
  const [time, count] = before ?? [Number.NEGATIVE_INFINITY, 0];
  return now > time ? [now, 0, by] : [time, count + 1, by];
}

/**
 * Gives the one of two facts of a key that holds. It does not matter in which order, how often, or in which company
 * facts meet: the same one is left in the end.
 */
export function chooseFact(one: Fact, other: Fact): Fact {
  // Equal stamps are the same fact, unless somebody has written into a file by hand.
  const order =
    compareStamps(one.stamp, other.stamp) ||
    compareText(JSON.stringify(one.value) ?? '', JSON.stringify(other.value) ?? '');
  return order >= 0 ? one : other;
}
