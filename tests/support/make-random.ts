/** Numbers that look random and are the same in every run (mulberry32). */
export type Random = {
  /** A whole number from 0 to `below` - 1. */
  number(below: number): number;
  pick<Value>(values: readonly Value[]): Value;
  shuffle<Value>(values: readonly Value[]): Value[];
};

/** Makes a source of numbers from a seed. */
export function makeRandom(seed: number): Random {
  let state = seed;
  const number = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  const pick = <Value>(values: readonly Value[]) => {
    const value = values[number(values.length)];
    if (value === undefined) throw new Error('Nothing to pick from.');
    return value;
  };
  const shuffle = <Value>(values: readonly Value[]) =>
    values
      .map((value) => ({ value, place: number(2 ** 30) }))
      .sort((a, b) => a.place - b.place)
      .map(({ value }) => value);
  return { number, pick, shuffle };
}
