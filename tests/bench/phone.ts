import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';
import type { Browser, BrowserContextOptions, CDPSession, LaunchOptions, Page } from '@playwright/test';

import { buildSite } from '../../src/prerender/build.ts';
import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Report } from './figure.ts';
import { findMedian } from './figure.ts';
import { SCRATCH } from './open-site.ts';
import { serveCompressed } from './serve-compressed.ts';
import { writeByHand } from './static-page.ts';

/** The article that is opened by its address. */
export const ARTICLE = '/article/xiaomi-juge-suspend-liste-noire';

/** What a reader holds, and how it is connected. */
export type Device = {
  readonly screen: BrowserContextOptions;
  /** Latency in milliseconds, throughput in bytes a second. */
  readonly network: {
    readonly latency: number;
    readonly downloadThroughput: number;
    readonly uploadThroughput: number;
  };
  /** How many times slower its processor is than this machine's. */
  readonly slower: number;
};

/** A phone of the middle class on a slow network: 150 ms of round trip, 1.6 Mbit/s, a processor four times slower. */
export const PHONE: Device = {
  screen: { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true },
  network: { latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 },
  slower: 4,
};

/** The site that we built and the one written by hand: where each is served, and a browser to read them in. */
export type Sides = { readonly browser: Browser; readonly ours: string; readonly byHand: string };

/** What was found on each side, in the order of the rounds. */
export type Both<Found> = { readonly ours: readonly Found[]; readonly byHand: readonly Found[] };

/**
 * Builds the site, writes every page of it by hand as well, and serves both for as long as the work takes. Each has a
 * host of its own and the same addresses, so that a link of a page by hand leads to the next page by hand.
 */
export async function standBeside(
  work: (sides: Sides) => Promise<void>,
  launch: LaunchOptions = {},
): Promise<void> {
  const out = path.join(SCRATCH, 'prerendered');
  await buildSite({ out, logLevel: 'warn' });
  const ours = await serveCompressed(out, new Map());
  const byHand = await serveCompressed(out, writeAllByHand(out));
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), ...launch });
  try {
    await work({ browser, ours: ours.origin, byHand: byHand.origin });
  } finally {
    await browser.close();
    await Promise.all([ours.close(), byHand.close()]);
  }
}

function writeAllByHand(folder: string): ReadonlyMap<string, string> {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => [toAddress(file), readFileSync(path.join(folder, file), 'utf8')] as const)
    // Old permalinks are pages that carry nothing, and lead elsewhere.
    .filter(([, built]) => built.includes('<script type="application/json"'));
  return new Map(pages.map(([address, built]) => [address, writeByHand(built)]));
}

function toAddress(file: string): string {
  return `/${file.replaceAll(path.sep, '/').replace(/(?:^index)?\.html$/, '')}`;
}

/** Visits both sides in turns, each round the other first: what a shared machine does meanwhile falls on both. */
export async function takeTurns<Found>(
  rounds: number,
  { ours, byHand }: Sides,
  visit: (origin: string) => Promise<Found>,
): Promise<Both<Found>> {
  const found: { readonly ours: Found[]; readonly byHand: Found[] } = { ours: [], byHand: [] };
  const turns = [
    async () => found.ours.push(await visit(ours)),
    async () => found.byHand.push(await visit(byHand)),
  ];
  for (let round = 0; round < rounds; round++) {
    for (const go of round % 2 === 0 ? turns : turns.toReversed()) await go();
  }
  return found;
}

/** One time of all that each visit found. */
export function pick<Key extends string>(found: Both<Readonly<Record<Key, number>>>, key: Key): Both<number> {
  return { ours: found.ours.map((some) => some[key]), byHand: found.byHand.map((some) => some[key]) };
}

/** Reports the medians of some times on both sides, and how the one compares with the other, with a target if any. */
export function reportBoth(
  report: Report,
  times: Both<number>,
  {
    name,
    what,
    atMost,
  }: { readonly name: string; readonly what: string; readonly atMost?: number | undefined },
): void {
  const [ours, byHand] = [findMedian(times.ours), findMedian(times.byHand)];
  report({ name: `${name}, ${what}`, value: ours, unit: 'ms' });
  report({ name: `${name} by hand, ${what}`, value: byHand, unit: 'ms' });
  report({
    name: `${name}, ${what} against by hand`,
    value: ours / byHand,
    unit: '×',
    ...(atMost === undefined ? {} : { target: { atMost } }),
  });
}

/** Hands over an empty page of a reader who was never here. */
export async function withPage<Found>(
  browser: Browser,
  { screen, network, slower }: Device,
  work: (page: Page, session: CDPSession) => Promise<Found>,
): Promise<Found> {
  const context = await browser.newContext({ ...screen, locale: 'fr-FR' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    return await work(page, session);
  } finally {
    await context.close();
  }
}
