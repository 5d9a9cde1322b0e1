import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import type { Benchmark } from './figure.ts';
import { findMedian } from './figure.ts';
import { makeArchiveOf } from './kept-archive.ts';
import { ROOT, SCRATCH } from './open-site.ts';
import type { Run } from './run-command.ts';
import { runCompiler } from './run-command.ts';

type Build = Run & { readonly files: number; readonly bytes: number };

/** How long the edition of the sample archive takes, from the command to the last file. */
export const sampleBuild: Benchmark = {
  name: 'sample',
  run(report) {
    const builds = build(path.join(ROOT, 'src/content'), 5);
    report({
      name: 'edition of the sample archive',
      value: findMedian(builds.map(({ milliseconds }) => milliseconds)) / 1000,
      unit: 's',
      target: { atMost: 2 },
    });
  },
};

/** How long an archive of 10,000 takes, how much memory, and whether ten times the articles take ten times as long. */
export const largeBuild: Benchmark = {
  name: 'large',
  run(report) {
    const small = build(makeArchiveOf(1000), 3);
    const large = build(makeArchiveOf(10_000), 3);
    const [seconds, secondsOfSmall] = [large, small].map(
      (builds) => findMedian(builds.map(({ milliseconds }) => milliseconds)) / 1000,
    );
    report({
      name: 'edition of 10,000 articles',
      value: seconds ?? Number.NaN,
      unit: 's',
      target: { atMost: 30 },
    });
    report({
      name: 'edition of 10,000 articles, memory at its peak',
      value: findMedian(large.map(({ peakKilobytes }) => peakKilobytes)) / 1000,
      unit: 'MB',
      target: { atMost: 1000 },
    });
    report({
      name: '10,000 articles against 1,000',
      value: (seconds ?? Number.NaN) / (secondsOfSmall ?? Number.NaN),
      unit: '×',
      target: { atMost: 10 },
    });
    report({ name: 'files of the 10,000', value: large[0]?.files ?? 0, unit: '' });
    report({ name: 'bytes of the 10,000', value: (large[0]?.bytes ?? 0) / 1e6, unit: 'MB' });
  },
};

/** Builds an edition so many times, each in a process of its own. */
function build(folder: string, rounds: number): readonly Build[] {
  return Array.from({ length: rounds }, () => {
    mkdirSync(SCRATCH, { recursive: true });
    const out = mkdtempSync(path.join(SCRATCH, 'edition-'));
    try {
      return { ...runCompiler(folder, out), ...measureFolder(out) };
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
}

/** Counts the files below a folder, and their bytes. */
function measureFolder(folder: string): { readonly files: number; readonly bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const sizes = files.map((entry) => statSync(path.join(entry.parentPath, entry.name)).size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
