/**
 * Something wrong in a content folder. An `error` stops the build after all faults are listed; a
 * `warning` names what was left out and the build goes on.
 */
export type Fault = {
  readonly severity: 'error' | 'warning';
  /** The file, relative to the content folder. */
  readonly file: string;
  /** Where in the file: `_kiosque.category`, `tags[2]`, `content_html:120`; empty for the whole file. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** What to do about it. */
  readonly fix: string;
};

/**
 * Prints a fault on one line, in the order in which somebody mends it.
 *
 * @example
 * 'articles/fox.json · date_published · expected a date with its time zone · found "3 May" · write 2026-05-03T08:00:00Z'
 */
export function printFault(fault: Fault): string {
  return [
    fault.severity === 'warning' ? `warning: ${fault.file}` : fault.file,
    fault.path,
    `expected ${fault.expected}`,
    `found ${fault.found}`,
    fault.fix,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Orders faults by file, then errors before warnings, then by path, the same on every machine. */
export function compareFaults(a: Fault, b: Fault): number {
  return (
    compareText(a.file, b.file) ||
    compareText(a.severity, b.severity) ||
    compareText(a.path, b.path) ||
    compareText(a.expected, b.expected)
  );
}

/** Shows a value of JSON as it came, short enough for one line of a terminal. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77).replace(/\p{Cs}$/u, '')}…` : text;
}

/**
 * Finds the name that somebody probably meant, by edit distance; nothing when none is near.
 *
 * @example
 * suggestName('mobil', ['mobile', 'web']) // => 'mobile'
 */
export function suggestName(wrong: string, names: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(wrong.length / 3));
  return names
    .map((name) => ({ name, distance: measureEdits(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || compareText(a.name, b.name))[0]?.name;
}

/** Compares by code unit, so that an order does not depend on the machine's language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The Levenshtein distance, by the usual two rows. */
function measureEdits(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
