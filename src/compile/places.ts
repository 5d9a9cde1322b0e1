import { compareText } from '../model/fault.ts';
import type { ArticleTable } from './article-table.ts';
import type { Numbering } from './ledger.ts';
import { sortByTime } from './number-articles.ts';

type Order = Pick<Numbering, 'table' | 'dead' | 'late'>;

/** The living ordinals in the order of time: their own order, but for those that came late. */
export function listByPlace({ table, dead, late }: Order): readonly number[] {
  const lateOnes = [...late].sort(([, a], [, b]) => a - b);
  const ordinals: number[] = [];
  let next = 0;
  for (let ordinal = 0; ordinal < table.length; ordinal++) {
    for (; (lateOnes[next]?.[1] ?? Infinity) < ordinal; next++) ordinals.push(lateOnes[next]?.[0] ?? 0);
    if (!dead.has(ordinal) && !late.has(ordinal)) ordinals.push(ordinal);
  }
  return ordinals;
}

/**
 * Gives the articles that come after younger ones their places between the neighbours in time, by
 * their numbers in the table of those that come. Places once given do not change, so that a gap
 * may be used up: then there are none.
 *
 * @example
 * // Ordinals 0 to 9 are taken; two come between 4 and 5:  4.333…, 4.666…
 */
export function givePlaces(order: Order, comes: ArticleTable): ReadonlyMap<number, number> | undefined {
  const { table, late } = order;
  const living = listByPlace(order);
  const placeOf = (index: number) => {
    const ordinal = living[index];
    return ordinal === undefined ? -1 : (late.get(ordinal) ?? ordinal);
  };
  const gaps = new Map<number, number[]>();
  for (const number of sortByTime(comes)) {
    const after = findAfter(table, living, comes, number);
    const gap = gaps.get(after);
    if (gap !== undefined) gap.push(number);
    else if (after < living.length) gaps.set(after, [number]);
  }
  const places = new Map<number, number>();
  for (const [after, numbers] of gaps) {
    const low = placeOf(after - 1);
    // Short of the next whole number, which may be that of a dead one.
    const high = Math.min(placeOf(after), Math.floor(low) + 1);
    let last = low;
    for (const [index, number] of numbers.entries()) {
      const place = low + ((high - low) * (index + 1)) / (numbers.length + 1);
      if (place <= last || place >= high) return undefined;
      places.set(number, place);
      last = place;
    }
  }
  return places;
}

/** The index of the first living article that is younger than one that comes. */
function findAfter(
  table: ArticleTable,
  living: readonly number[],
  comes: ArticleTable,
  number: number,
): number {
  const isYounger = (ordinal: number) => {
    const distance = table.getPublished(ordinal) - comes.getPublished(number);
    return distance > 0 || (distance === 0 && compareText(table.getId(ordinal), comes.getId(number)) > 0);
  };
  let [low, high] = [0, living.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isYounger(living[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
