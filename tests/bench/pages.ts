import { rmSync } from 'node:fs';
import path from 'node:path';

import type { Benchmark, Report } from './figure.ts';
import { makeArchiveOf } from './kept-archive.ts';
import { SCRATCH } from './open-site.ts';
import { runBuild } from './run-command.ts';

/** The pages of 10,000 articles, and a build after it where nothing changed. */
export const pagesOf10k: Benchmark = {
  name: 'pages-10k',
  isOnDemand: true,
  run: (report) => measurePages(report, 10_000),
};

/** The same at 100,000: some 6 GB. */
export const pagesOf100k: Benchmark = {
  name: 'pages-100k',
  isOnDemand: true,
  run: (report) => measurePages(report, 100_000),
};

function measurePages(report: Report, articles: number): void {
  const content = makeArchiveOf(articles, 'short');
  const out = path.join(SCRATCH, `pages-${articles}`);
  rmSync(out, { recursive: true, force: true });
  try {
    const name = `pages of ${articles.toLocaleString('en')} articles`;
    const first = runBuild(content, out);
    const { pages, pace } = readSummary(first.printed);
    report({ name, value: pages, unit: '' });
    report({ name: `${name}, rendered a second`, value: pace, unit: '', target: { atLeast: 400 } });
    report({
      name: `${name}, memory of the build at its peak`,
      value: first.peakKilobytes / 1000,
      unit: 'MB',
      target: { atMost: 1500 },
    });
    const again = runBuild(content, out);
    report({
      name: `${name}, looked at a second where nothing changed`,
      value: readSummary(again.printed).pace,
      unit: '',
    });
    report({ name: `${name}, a build where nothing changed`, value: again.milliseconds / 1000, unit: 's' });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Reads the last line of a build: « 188 pages prerendered (10.27 MB), 0 unchanged, in 1.5 s, 128 a second ». */
function readSummary(printed: string): { readonly pages: number; readonly pace: number } {
  const [, rendered, unchanged, pace] =
    /(\d+) pages prerendered .*?(\d+) unchanged, .* (\d+) a second/.exec(printed) ?? [];
  if (pace === undefined) throw new Error(`npm run build · expected a summary · got ${printed.slice(-200)}`);
  return { pages: Number(rendered) + Number(unchanged), pace: Number(pace) };
}
