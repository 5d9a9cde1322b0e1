import { findTopTags, startScan } from '../../src/model/scan.ts';
import type { Benchmark, Report } from './figure.ts';
import { findMedian, findPercentile, timeRounds } from './figure.ts';
import type { ArchiveIndex, Asked } from './index-archive.ts';
import { indexArchive } from './index-archive.ts';
import { openArchive } from './make-archive.ts';
import { makeQueries } from './queries.ts';

/** Tags with their counts beside a list. */
export const SHOWN_TAGS = 30;

/** How long a toggle of a filter computes over rows already fetched: the whole list, its total, the counts of its tags. */
export const filtering: Benchmark = {
  name: 'filter',
  run: (report) => measureToggles(report, 100_000, 4),
};

/** The same over a million articles: making them takes two minutes. */
export const filteringOf1m: Benchmark = {
  name: 'filter-1m',
  isOnDemand: true,
  run: (report) => measureToggles(report, 1_000_000, 16),
};

/** Answers a query as the application does once it has the rows. */
export function answer({ timeline, tagCount }: ArchiveIndex, { criteria, chunks }: Asked) {
  const scan = startScan(criteria, timeline, tagCount);
  for (const rows of chunks) scan.take(rows);
  return {
    ordinals: scan.list('newest'),
    total: scan.getCount(),
    tags: findTopTags(scan.counts, SHOWN_TAGS),
  };
}

/** Measures the toggles of all queries over a generated archive. */
export function measureToggles(report: Report, articles: number, slowest: number): void {
  const archive = openArchive({ articles });
  const index = indexArchive(archive);
  const times = makeQueries(archive).map((query) => {
    const asked = index.ask(query);
    return timeRounds(5, () => answer(index, asked));
  });
  const name = `toggle over ${articles.toLocaleString('en')} articles`;
  report({ name: `${name}, median`, value: findMedian(times), unit: 'ms' });
  report({
    name: `${name}, 99th percentile`,
    value: findPercentile(times, 0.99),
    unit: 'ms',
    target: { atMost: slowest },
  });
  report({ name: `${name}, slowest`, value: Math.max(...times), unit: 'ms' });
}
