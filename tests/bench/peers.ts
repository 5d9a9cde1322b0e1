import { spawnSync } from 'node:child_process';
import path from 'node:path';

import * as v from 'valibot';

import type { Benchmark, Report } from './figure.ts';
import { findMedian } from './figure.ts';
import { measureScreens } from './filter-bytes.ts';
import { measureToggles } from './toggle.ts';

const NAMES = ['Array.filter', 'MiniSearch', 'Orama', 'itemsjs', 'sql.js'];

/** A peer that takes longer for everything together is asked about a smaller archive. */
const TIME_LIMIT_MS = 10 * 60_000;

const measureSchema = v.object({
  bytes: v.number(),
  quality: v.number(),
  median: v.number(),
  slow: v.number(),
  /** Queries that it answers wrongly. */
  wrong: v.number(),
  openSeconds: v.number(),
});

/** Other ways to filter by tags in a browser, at 100,000 articles, with the same queries on the same machine. */
export const peers: Benchmark = {
  name: 'peers',
  isOnDemand: true,
  async run(report) {
    const { screens } = await measureScreens(100_000);
    report({
      name: 'ours, until the first screen of 100,000, median (brotli)',
      value: findMedian(screens.map(({ bytes }) => bytes)) / 1000,
      unit: 'kB',
    });
    measureToggles(report, 100_000, 4);
    for (const name of NAMES) if (!reportPeer(report, name, 100_000)) reportPeer(report, name, 10_000);
  },
};

/** Says what a peer needs and takes; false when it does not get through so many articles. */
function reportPeer(report: Report, peer: string, articles: number): boolean {
  const script = path.join(import.meta.dirname, 'peers/measure-peer.ts');
  const { stdout, status, signal } = spawnSync(
    process.execPath,
    ['--max-old-space-size=8192', script, peer, String(articles)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: TIME_LIMIT_MS },
  );
  const size = articles.toLocaleString('en');
  if (status !== 0) {
    console.log(`${peer} · ${size} articles · gave up (${signal ?? `status ${status}`})`);
    return false;
  }
  const { bytes, quality, median, slow, wrong, openSeconds } = v.parse(measureSchema, JSON.parse(stdout));
  const name = `${peer}, ${size}`;
  const compression = quality === 11 ? 'brotli' : `brotli ${quality}`;
  report({ name: `${name}, until the first screen (${compression})`, value: bytes / 1000, unit: 'kB' });
  report({ name: `${name}, toggle, median`, value: median, unit: 'ms' });
  report({ name: `${name}, toggle, 99th percentile`, value: slow, unit: 'ms' });
  report({ name: `${name}, making its index`, value: openSeconds, unit: 's' });
  if (wrong > 0) report({ name: `${name}, queries answered wrongly`, value: wrong, unit: '' });
  return true;
}
