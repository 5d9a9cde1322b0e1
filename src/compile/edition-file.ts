/** One file of the edition: its path below the site's base, and its bytes. */
export type EditionFile = { readonly path: string; readonly text: string };

/** Prints a value as a file of the edition. */
export function printFile(path: string, value: object): EditionFile {
  return { path, text: JSON.stringify(value) };
}

/** Deals values out to numbered files of one size, in order; only the last may hold fewer. */
export function* dealOut<Value>(
  values: readonly Value[],
  size: number,
): Generator<[number, readonly Value[]]> {
  for (let start = 0; start < values.length; start += size)
    yield [start / size, values.slice(start, start + size)];
}
