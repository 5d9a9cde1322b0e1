import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

import * as v from 'valibot';

import type { Benchmark } from './figure.ts';
import { findMedian } from './figure.ts';
import { makeArchiveFolder } from './make-archive.ts';
import { ROOT, SCRATCH } from './open-site.ts';

const buildSchema = v.object({
  milliseconds: v.number(),
  peakKilobytes: v.number(),
  articles: v.number(),
  files: v.number(),
  bytes: v.number(),
});

type Build = v.InferOutput<typeof buildSchema>;

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

/** The content folder of a generated archive, made at the first call. */
export function makeArchiveOf(articles: number): string {
  const folder = path.join(SCRATCH, `archive-${articles}`);
  if (existsSync(folder)) return folder;
  mkdirSync(SCRATCH, { recursive: true });
  const draft = mkdtempSync(path.join(SCRATCH, 'draft-'));
  makeArchiveFolder(draft, articles);
  renameSync(draft, folder);
  return folder;
}

/** Builds an edition so many times, each in a process of its own. */
function build(folder: string, rounds: number): readonly Build[] {
  return Array.from({ length: rounds }, () =>
    buildOnce(folder, mkdtempSync(path.join(SCRATCH, 'edition-')), true),
  );
}

/** Builds the edition of a content folder into `out`. */
export function buildOnce(folder: string, out: string, isPassing = false): Build {
  const script = path.join(import.meta.dirname, 'compile-once.ts');
  const { stdout, status } = spawnSync(process.execPath, [script, folder, out], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (isPassing) rmSync(out, { recursive: true, force: true });
  if (status !== 0) throw new Error(`${folder} · the build ended with ${status} · see the lines above`);
  return v.parse(buildSchema, JSON.parse(stdout));
}
