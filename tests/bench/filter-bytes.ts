import path from 'node:path';

import { runnerImport } from 'vite';

import type { Fetched } from './edition-on-disk.ts';
import { openEditionOnDisk } from './edition-on-disk.ts';
import type { Benchmark, Report } from './figure.ts';
import { findMedian, findPercentile } from './figure.ts';
import { makeEditionOf } from './kept-archive.ts';
import { openArchive } from './make-archive.ts';
import { ROOT } from './open-site.ts';
import { makeQueries, toLocation } from './queries.ts';

/** What the first screens of an edition cost. */
export type Screens = { readonly front: Fetched; readonly screens: readonly Fetched[] };

/** What is fetched until the first screen of a filtered list is known, and for the front page, in small archives. */
export const screensOf10k: Benchmark = {
  name: 'screens',
  run: (report) => compareSizes(report, [1000, 10_000]),
};

/** The same in large archives, whose editions take minutes to build where none is kept. */
export const screensOf100k: Benchmark = {
  name: 'screens-100k',
  isOnDemand: true,
  run: (report) => compareSizes(report, [1000, 100_000]),
};

/** The same at a million, after some half an hour. */
export const screensOf1m: Benchmark = {
  name: 'screens-1m',
  isOnDemand: true,
  run: (report) => compareSizes(report, [1000, 1_000_000]),
};

/** Fetches the first screen of each of the 200 queries with the application's own code and an empty cache. */
export async function measureScreens(articles: number): Promise<Screens> {
  const edition = openEditionOnDisk(makeEditionOf(articles, 'metadata'));
  try {
    const { askFrontPage, askScreen } = await loadApplication();
    const door = await edition.watch(askFrontPage);
    const screens: Fetched[] = [];
    for (const query of makeQueries(openArchive({ articles, body: 'metadata' }))) {
      const location = toLocation(query);
      const { result, fetched } = await edition.watch(() => askScreen(door.result, location));
      // Every query finds something: one that does not is a fault of the engine or of the query.
      if (result === 0) throw new Error(`${JSON.stringify(location)} · expected a card · got none`);
      screens.push(fetched);
    }
    return { front: door.fetched, screens };
  } finally {
    edition.close();
  }
}

async function compareSizes(report: Report, sizes: readonly number[]): Promise<void> {
  const fronts: number[] = [];
  for (const articles of sizes) {
    const { front, screens } = await measureScreens(articles);
    fronts.push(front.bytes);
    reportScreens(report, articles.toLocaleString('en'), screens);
    report({
      name: `front page of ${articles.toLocaleString('en')}, its edition`,
      value: front.bytes / 1000,
      unit: 'kB',
    });
  }
  const [first = Number.NaN] = fronts;
  const difference = Math.max(...fronts.map((bytes) => Math.abs(bytes / first - 1)));
  report({
    name: `front page of ${sizes.map((size) => size.toLocaleString('en')).join(' against ')}, difference`,
    value: difference * 100,
    unit: '%',
    target: { atMost: 5 },
  });
}

function reportScreens(report: Report, size: string, screens: readonly Fetched[]): void {
  const kilobytes = screens.map(({ bytes }) => bytes / 1000);
  const files = screens.map((screen) => screen.files);
  const name = `first screen in ${size}`;
  report({ name: `${name}, median`, value: findMedian(kilobytes), unit: 'kB', target: { atMost: 14 } });
  report({
    name: `${name}, 95th percentile`,
    value: findPercentile(kilobytes, 0.95),
    unit: 'kB',
    target: { atMost: 32 },
  });
  report({ name: `${name}, most`, value: Math.max(...kilobytes), unit: 'kB' });
  report({ name: `${name}, files, median`, value: findMedian(files), unit: '' });
  report({ name: `${name}, files, 95th percentile`, value: findPercentile(files, 0.95), unit: '' });
  report({ name: `${name}, files, most`, value: Math.max(...files), unit: '' });
}

async function loadApplication(): Promise<typeof import('./ask-screen.ts')> {
  const file = path.join(import.meta.dirname, 'ask-screen.ts');
  const { module } = await runnerImport<typeof import('./ask-screen.ts')>(file, {
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
  });
  return module;
}
