import type { Random } from '../support/make-random.ts';

/** Values of which the first are picked often and the last nearly never. */
export type ZipfBag = {
  readonly values: readonly string[];
  readonly pick: (random: Random) => string;
};

/** Makes a bag in which the value of rank r, from 1 on, is picked in proportion to 1 / (r + 1). */
export function makeZipfBag(values: readonly string[]): ZipfBag {
  let total = 0;
  const sums = values.map((_, rank) => (total += 1 / (rank + 2)));
  return {
    values,
    pick: (random) => {
      const wanted = (random.number(2 ** 31) / 2 ** 31) * total;
      let [below, above] = [0, sums.length - 1];
      while (below < above) {
        const middle = (below + above) >> 1;
        if ((sums[middle] ?? 0) < wanted) below = middle + 1;
        else above = middle;
      }
      return values[below] ?? '';
    },
  };
}
