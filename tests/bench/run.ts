/**
 * `npm run bench [-- --only <name>,<name>]`: measures, prints, never asserts: a loaded machine is slow, not wrong.
 *
 * Without `--only`, what takes some minutes together. Only when named:
 * `build-100k`, `build-1m`, `publish` (20 news on 100,000), `screens-100k`, `screens-1m`, `filter-1m`,
 * `painted-100k`, `painted-1m`, `peers`
 * (at 100,000), `pages-10k` and `pages-100k` (HTML of every page), `first-paint` (prerendered pages on a phone), `taps`
 * (from one page to the next), `second-visit` (with a service worker), `download` (1,000 articles with pictures),
 * `search`, `search-100k`, `search-corpus` and `search-painted`, `library` (5,000 saved pages, 20,000 read), `import-100k` (a WordPress export),
 * `import-pictures`, `lighthouse`. The large archives and their editions are made at the first need and kept in
 * `node_modules/.cache/bench` (15 GB for a million) until the compiler changes; `BENCH_KEEP=1` in the
 * environment keeps the editions even then.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { buildOf100k, buildOf1m, publishing } from './builds.ts';
import { downloading } from './download.ts';
import { largeBuild, sampleBuild } from './edition-build.ts';
import type { Benchmark, Figure } from './figure.ts';
import { printFigure, printTable } from './figure.ts';
import { screensOf10k, screensOf100k, screensOf1m } from './filter-bytes.ts';
import { firstPaint } from './first-paint.ts';
import { importingPictures } from './import-pictures.ts';
import { importing } from './import-wxr.ts';
import { library } from './library.ts';
import { lighthouse } from './lighthouse.ts';
import { pageWeight } from './page-weight.ts';
import { pagesOf100k, pagesOf10k } from './pages.ts';
import { paintedAt100k, paintedAt1m } from './painted.ts';
import { parsing } from './parse-time.ts';
import { peers } from './peers.ts';
import { scrolling } from './scroll.ts';
import { searchPainted } from './search-painted.ts';
import { searchOf100k, searchOf10k, searchOfCorpus } from './search.ts';
import { secondVisit } from './second-visit.ts';
import { taps } from './taps.ts';
import { filtering, filteringOf1m } from './toggle.ts';

const BENCHMARKS: readonly Benchmark[] = [
  sampleBuild,
  largeBuild,
  buildOf100k,
  buildOf1m,
  publishing,
  pageWeight,
  screensOf10k,
  screensOf100k,
  screensOf1m,
  filtering,
  filteringOf1m,
  paintedAt100k,
  paintedAt1m,
  peers,
  scrolling,
  parsing,
  pagesOf10k,
  pagesOf100k,
  firstPaint,
  taps,
  secondVisit,
  downloading,
  searchOf10k,
  searchOf100k,
  searchOfCorpus,
  searchPainted,
  library,
  importing,
  importingPictures,
  lighthouse,
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
const unknown = only?.filter((name) => BENCHMARKS.every((benchmark) => benchmark.name !== name)) ?? [];
const chosen = BENCHMARKS.filter(({ name, isOnDemand }) => only?.includes(name) ?? isOnDemand !== true);

if (unknown.length > 0) {
  const names = BENCHMARKS.map(({ name }) => name).join(', ');
  console.error(`--only · expected some of ${names} · got ${unknown.join(', ')}`);
  process.exitCode = 1;
} else {
  const figures: Figure[] = [];
  for (const { name, run } of chosen) {
    console.log(`\n── ${name}`);
    await run((figure) => {
      figures.push(figure);
      console.log(printFigure(figure));
    });
  }
  const [load = 0] = loadavg();
  const others = `${load.toFixed(1)} processes at work on ${availableParallelism()} cores in the last minute`;
  console.log(`\n${printTable(figures)}\n\nMachine: ${others}`);
}
