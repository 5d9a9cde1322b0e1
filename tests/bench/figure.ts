/** One figure that a benchmark found. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | '%' | '×' | '';
  /** What it should be; absent where a figure only explains another. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
};

/** Takes a figure as soon as it is known, and prints it. */
export type Report = (figure: Figure) => void;

/** A benchmark: what `--only` calls it, and the work. */
export type Benchmark = {
  readonly name: string;
  /** Left out of a run that does not name it. */
  readonly isOnDemand?: true;
  readonly run: (report: Report) => Promise<void> | void;
};

/** Prints a figure on one line: `front page, JavaScript · 112 kB · target ≤ 125 kB · met`. */
export function printFigure(figure: Figure): string {
  const { name, value, unit, target } = figure;
  const verdict = judge(figure);
  const parts = [name, printValue(value, unit)];
  if (target !== undefined) parts.push(`target ${printTarget(figure)}`);
  if (verdict !== undefined) parts.push(verdict);
  return parts.join(' · ');
}

/** Prints figures as a table for the end of a run. */
export function printTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    printValue(figure.value, figure.unit),
    printTarget(figure),
    judge(figure) ?? '',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The middle of some measurements; of an even number, the lower of the two. */
export function findMedian(values: readonly number[]): number {
  return findPercentile(values, 0.5);
}

/** The measurement that so large a part of all do not exceed. */
export function findPercentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** Says how long some work takes: the median, in milliseconds, of so many rounds after one that warms up. */
export function timeRounds(rounds: number, work: () => unknown): number {
  work();
  return findMedian(
    Array.from({ length: rounds }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

function judge({ value, target }: Figure): 'met' | 'MISSED' | undefined {
  if (target === undefined) return undefined;
  const isMet = 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
  return isMet ? 'met' : 'MISSED';
}

function printTarget({ target, unit }: Figure): string {
  if (target === undefined) return '';
  return 'atMost' in target
    ? `≤ ${printValue(target.atMost, unit)}`
    : `≥ ${printValue(target.atLeast, unit)}`;
}

/** Three figures are more than two runs of a loaded machine agree on. */
function printValue(value: number, unit: Figure['unit']): string {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return `${value.toFixed(digits)} ${unit}`.trim();
}
