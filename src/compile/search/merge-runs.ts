import type { RunRecord } from './run-file.ts';

/** A term with its postings in several runs, in the order of the runs. */
export type MergedRecord = { readonly term: string; readonly postings: readonly Uint8Array[] };

/**
 * Merges sorted runs into one order, one term at a time, whatever their size. What it gives holds until the next one is
 * asked for. All runs are closed at its end, also where it is not read to the end.
 */
export function* mergeRuns(runs: readonly Iterable<RunRecord>[]): Generator<MergedRecord> {
  const open = runs.map((run) => run[Symbol.iterator]());
  try {
    const heads = open.map(take);
    for (;;) {
      const first = findFirst(heads);
      if (first === undefined) return;
      const holders = heads.flatMap((head, run) => (head?.term === first ? [{ run, head }] : []));
      yield { term: first, postings: holders.map(({ head }) => head.postings) };
      for (const { run } of holders) heads[run] = take(open[run]);
    }
  } finally {
    for (const run of open) run.return?.();
  }
}

function take(run: Iterator<RunRecord> | undefined): RunRecord | undefined {
  const next = run?.next();
  return next === undefined || next.done === true ? undefined : next.value;
}

/** By code units, as a run is sorted. */
function findFirst(heads: readonly (RunRecord | undefined)[]): string | undefined {
  let first: string | undefined;
  for (const head of heads)
    if (head !== undefined && (first === undefined || head.term < first)) first = head.term;
  return first;
}
