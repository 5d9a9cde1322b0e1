import { readFileSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';

import { buildSite } from '../../src/prerender/build.ts';
import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Benchmark, Report } from './figure.ts';
import { findMedian } from './figure.ts';
import { SCRATCH } from './open-site.ts';
import { serveCompressed } from './serve-compressed.ts';
import { writeByHand } from './static-page.ts';

const ROUNDS = 9;
const ARTICLE = '/article/xiaomi-juge-suspend-liste-noire';
const PAGES = [
  ['front page', '/'],
  ['article', ARTICLE],
] as const;
/** Where the pages written by hand stand. */
const BY_HAND = '/by-hand';

/** A phone of the middle class on a slow network: 150 ms of round trip, 1.6 Mbit/s, a processor four times slower. */
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
const SLOWER = 4;

/** The first paint of a prerendered page on a phone, beside that of a page written by hand with the same content. */
export const firstPaint: Benchmark = {
  name: 'first-paint',
  isOnDemand: true,
  async run(report) {
    const out = path.join(SCRATCH, 'prerendered');
    await buildSite({ out, logLevel: 'warn' });
    const own = new Map(
      PAGES.map(([, address]) => {
        const file = address === '/' ? 'index.html' : `${address.slice(1)}.html`;
        return [`${BY_HAND}${address}`, writeByHand(readFileSync(path.join(out, file), 'utf8'))] as const;
      }),
    );
    const host = await serveCompressed(out, own);
    const browser = await chromium.launch({ executablePath: await ensureBrowser() });
    try {
      for (const [name, address] of PAGES) await measurePage(report, browser, host.origin, name, address);
    } finally {
      await browser.close();
      await host.close();
    }
  },
};

async function measurePage(
  report: Report,
  browser: Browser,
  origin: string,
  name: string,
  address: string,
): Promise<void> {
  const ours: Visit[] = [];
  const byHand: Visit[] = [];
  // In turns, each round the other first: what a shared machine does meanwhile falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    const visits = [
      async () => ours.push(await visit(browser, `${origin}${address}`)),
      async () => byHand.push(await visit(browser, `${origin}${BY_HAND}${address}`)),
    ];
    for (const go of round % 2 === 0 ? visits : visits.toReversed()) await go();
  }
  const median = (visits: readonly Visit[], key: keyof Visit) => findMedian(visits.map((some) => some[key]));
  const compare = (key: keyof Visit, what: string, atMost: number) => {
    report({ name: `${name}, ${what}`, value: median(ours, key), unit: 'ms' });
    report({ name: `${name} by hand, ${what}`, value: median(byHand, key), unit: 'ms' });
    report({
      name: `${name}, ${what} against by hand`,
      value: median(ours, key) / median(byHand, key),
      unit: '×',
      target: { atMost },
    });
  };
  compare('firstPaint', 'first contentful paint', 1.05);
  compare('largestPaint', 'largest contentful paint', 1.05);
  report({ name: `${name}, blocked`, value: median(ours, 'blocked'), unit: 'ms', target: { atMost: 50 } });
  report({
    name: `${name}, shift`,
    value: Math.max(...ours.map(({ shift }) => shift)),
    unit: '',
    target: { atMost: 0.01 },
  });
  report({
    name: `${name}, bytes other than JavaScript against by hand`,
    value: median(ours, 'otherBytes') / median(byHand, 'otherBytes'),
    unit: '×',
    target: { atMost: 1.15 },
  });
}

type Visit = {
  /** In milliseconds since the navigation began. */
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** What tasks took beyond their first 50 ms, all together. */
  readonly blocked: number;
  readonly shift: number;
  readonly otherBytes: number;
};

/** Visits a page for the first time and waits until nothing more happens by itself. */
async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ ...PHONE, locale: 'fr-FR' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', NETWORK);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(watchPaints);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    return await page.evaluate(() => {
      const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const other = entries.filter(({ name }) => !name.endsWith('.js'));
      const bytes = other.reduce(
        (sum, { transferSize }) => sum + transferSize,
        navigation?.transferSize ?? 0,
      );
      const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
      return { ...window.kiosquePaint, firstPaint: first, otherBytes: bytes };
    });
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    kiosquePaint: { largestPaint: number; blocked: number; shift: number };
  }
}

/** Runs in the page, from its beginning. */
function watchPaints(): void {
  const seen = { largestPaint: 0, blocked: 0, shift: 0 };
  window.kiosquePaint = seen;
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.largestPaint = startTime;
  });
  watch('longtask', ({ duration }) => {
    seen.blocked += duration - 50;
  });
  watch('layout-shift', (entry) => {
    seen.shift += (entry as unknown as { value: number }).value;
  });
}
