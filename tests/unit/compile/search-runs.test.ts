import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mergeRuns } from '../../../src/compile/search/merge-runs.ts';
import type { RunRecord } from '../../../src/compile/search/run-file.ts';
import { readRun, writeRun } from '../../../src/compile/search/run-file.ts';
import { compareText } from '../../../src/model/fault.ts';
import { makeFolder } from '../../support/make-content-folder.ts';

type Run = readonly (readonly [term: string, postings: string])[];

const toRecords = (run: Run): readonly RunRecord[] =>
  run.map(([term, postings]) => ({ term, postings: Buffer.from(postings, 'latin1') }));

/** A run on the disk. */
function write(run: Run): string {
  const path = join(makeFolder(), 'run');
  writeRun(path, toRecords(run));
  return path;
}

const print = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** Read at once, since a record holds only until the next one is asked for. */
function readAll(records: Iterable<RunRecord>): Run {
  const run: [string, string][] = [];
  for (const { term, postings } of records) run.push([term, print(postings)]);
  return run;
}

const runs = fc
  .dictionary(fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ maxLength: 40 }), { maxKeys: 30 })
  .map((words): Run => Object.entries(words).sort(([a], [b]) => compareText(a, b)));

describe('a run', () => {
  it('gives back what was written, lone surrogates too', () => {
    fc.assert(
      fc.property(runs, (run) => {
        expect(readAll(readRun(write(run)))).toEqual(run);
      }),
    );
  });

  it('may hold postings that are larger than what is read at a time', () => {
    const long = 'x'.repeat(5_000_000);
    const run: Run = [
      ['a', '1'],
      ['b', long],
      ['c', long.slice(0, 1 << 20)],
      ['d', ''],
    ];

    expect(readAll(readRun(write(run)))).toEqual(run);
  });

  it('that was cut is refused', () => {
    const path = write([
      ['a', '1'],
      ['b', '22222'],
    ]);
    truncateSync(path, readFileSync(path).length - 1);

    expect(() => readAll(readRun(path))).toThrow(/expected a whole record/);
  });
});

describe('merging runs', () => {
  it('gives each term once, in order, with the postings of every run that has it, in the order of the runs', () => {
    fc.assert(
      fc.property(fc.array(runs, { maxLength: 5 }), (many) => {
        const expected = new Map<string, string[]>();
        for (const [term, postings] of many.flat())
          expected.set(term, [...(expected.get(term) ?? []), postings]);

        const merged: [string, string[]][] = [];
        for (const { term, postings } of mergeRuns(many.map(toRecords)))
          merged.push([term, postings.map(print)]);

        expect(merged).toEqual([...expected].sort(([a], [b]) => compareText(a, b)));
      }),
    );
  });

  it('closes every run, though it is left half-way', () => {
    let closed = 0;
    const open = function* (): Generator<RunRecord> {
      try {
        yield* toRecords([
          ['a', '1'],
          ['b', '2'],
        ]);
      } finally {
        closed++;
      }
    };

    for (const { term } of mergeRuns([open(), open()])) if (term === 'a') break;

    expect(closed).toBe(2);
  });
});
