/** Names by number, each once, in the order in which they came. */
export type Pool = {
  /** The number of a name, a new one where it has none. */
  number(name: string): number;
  name(number: number): string;
};

/** Makes a pool without names. */
export function makePool(): Pool {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  return {
    number(name) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
    name: (number) => names[number] ?? '',
  };
}
