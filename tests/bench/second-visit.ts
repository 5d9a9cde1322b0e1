import type { Browser, BrowserContext, Page } from '@playwright/test';

import type { Benchmark, Report } from './figure.ts';
import { findMedian } from './figure.ts';
import type { Device, Sides } from './phone.ts';
import { PHONE, standBeside } from './phone.ts';

const ROUNDS = 9;
/** A page that stands so long is painted whole, or never will be. */
const REST_MS = 1500;

/** This machine as it is: nothing between it and the host. */
const UNTHROTTLED: Device = {
  screen: { viewport: { width: 1280, height: 800 } },
  network: { latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
  slower: 1,
};

/**
 * The second visit to the front page, which the service worker answers, beside two that come from the browser's own
 * cache: the same page without a worker, and one written by hand.
 */
export const secondVisit: Benchmark = {
  name: 'second-visit',
  isOnDemand: true,
  run: (report) =>
    standBeside(async (sides) => {
      await measure(report, sides, 'unthrottled', UNTHROTTLED);
      await measure(report, sides, 'phone on slow 4G', PHONE);
    }),
};

async function measure(
  report: Report,
  { browser, ours, byHand }: Sides,
  name: string,
  device: Device,
): Promise<void> {
  const found = await takeTurns(ROUNDS, ['with a worker', 'without a worker', 'by hand'] as const, (kind) =>
    visitTwice(browser, device, kind === 'by hand' ? byHand : ours, kind === 'with a worker'),
  );
  for (const [key, what] of [
    ['firstPaint', 'first contentful paint'],
    ['largestPaint', 'largest contentful paint'],
  ] as const) {
    const medianOf = (kind: keyof typeof found) => findMedian(found[kind].map((paints) => paints[key]));
    const own = medianOf('with a worker');
    report({ name: `${name}, ${what} of the second visit`, value: own, unit: 'ms' });
    for (const kind of ['without a worker', 'by hand'] as const)
      report({
        name: `${name}, ${what} against ${kind}`,
        value: own / medianOf(kind),
        unit: '×',
        target: { atMost: 1.2 },
      });
  }
}

/** Visits each kind in every round, each round beginning with another: what the machine does meanwhile falls on all. */
async function takeTurns<Kind extends string>(
  rounds: number,
  kinds: readonly Kind[],
  visit: (kind: Kind) => Promise<Paints>,
): Promise<Readonly<Record<Kind, readonly Paints[]>>> {
  const found = Object.fromEntries(kinds.map((kind) => [kind, [] as Paints[]])) as Record<Kind, Paints[]>;
  for (let round = 0; round < rounds; round++) {
    const first = round % kinds.length;
    for (const kind of [...kinds.slice(first), ...kinds.slice(0, first)]) found[kind].push(await visit(kind));
  }
  return found;
}

type Paints = { readonly firstPaint: number; readonly largestPaint: number };

async function visitTwice(
  browser: Browser,
  device: Device,
  origin: string,
  hasWorker: boolean,
): Promise<Paints> {
  const context = await browser.newContext({
    ...device.screen,
    locale: 'fr-FR',
    serviceWorkers: hasWorker ? 'allow' : 'block',
  });
  try {
    const first = await context.newPage();
    await first.goto(`${origin}/`);
    await first.waitForTimeout(REST_MS);
    if (hasWorker) await waitForWorker(first);
    await first.close();
    return await visitAgain(context, device, `${origin}/`);
  } finally {
    await context.close();
  }
}

/** Waits until the worker has taken over, and the page is kept. */
async function waitForWorker(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    if (navigator.serviceWorker.controller === null) return false;
    const name = (await caches.keys()).find((some) => some.includes('documents'));
    return name !== undefined && (await caches.match('/', { cacheName: name })) !== undefined;
  });
}

async function visitAgain(context: BrowserContext, device: Device, address: string): Promise<Paints> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...device.network });
  await session.send('Emulation.setCPUThrottlingRate', { rate: device.slower });
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(REST_MS);
  return page.evaluate(
    () =>
      new Promise<Paints>((resolve) => {
        const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
        new PerformanceObserver((list) => {
          resolve({ firstPaint, largestPaint: list.getEntries().at(-1)?.startTime ?? Number.NaN });
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}
