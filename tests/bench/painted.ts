import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Benchmark, Report } from './figure.ts';
import { findMedian, findPercentile } from './figure.ts';
import { makeEditionOf } from './kept-archive.ts';
import { openSite } from './open-site.ts';

const TOGGLES = 200;

/** A hand that has found what it wants to press takes so long to press it, and mostly longer. */
const REST_MS = 150;

/** How long a toggle takes in a real browser, from the click to the painted first screen. */
export const paintedAt100k: Benchmark = {
  name: 'painted-100k',
  isOnDemand: true,
  run: (report) => measure(report, 100_000),
};

/** The same in an archive of a million. */
export const paintedAt1m: Benchmark = {
  name: 'painted-1m',
  isOnDemand: true,
  run: (report) => measure(report, 1_000_000),
};

async function measure(report: Report, articles: number): Promise<void> {
  const edition = makeEditionOf(articles, 'metadata');
  const site = await openSite(edition);
  const browser = await chromium.launch({ executablePath: await ensureBrowser() });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    await page.goto(`${site.origin}/?sort=newest`);
    await page.getByRole('feed').getByRole('article').first().waitFor();
    for (const hand of ['pointer', 'surprise'] as const) {
      const times: number[] = [];
      const tasks: number[] = [];
      for (let toggle = 0; toggle < TOGGLES; toggle++) {
        const { milliseconds, longest } = await makeChoice(page, toggle, hand);
        times.push(milliseconds);
        tasks.push(longest);
        await settle(page);
      }
      const how = hand === 'pointer' ? 'the pointer rests on it first' : 'out of the blue';
      const name = `toggle in ${articles.toLocaleString('en')}, click to paint, ${how}`;
      report({ name: `${name}, median`, value: findMedian(times), unit: 'ms' });
      report({
        name: `${name}, 99th percentile`,
        value: findPercentile(times, 0.99),
        unit: 'ms',
        target: { atMost: 50 },
      });
      report({
        name: `${name}, longest task`,
        value: Math.max(...tasks),
        unit: 'ms',
        target: { atMost: 50 },
      });
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Lets the counts arrive, so that one toggle does not pay for another. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(50);
}

type Outcome = { readonly milliseconds: number; readonly longest: number };

/**
 * Makes a choice of the filter: as a hand does, which rests on what it is about to press, or with a
 * click that nothing has announced.
 */
async function makeChoice(page: Page, toggle: number, hand: 'pointer' | 'surprise'): Promise<Outcome> {
  const { x, y } = await page.evaluate(choose, toggle);
  const outcome = page.evaluate(watchChoice);
  if (hand === 'surprise') {
    await page.evaluate(() => window.kiosqueChoice?.click());
    return outcome;
  }
  // A hand moves until it has arrived.
  await page.mouse.move(x - 2, y);
  await page.waitForTimeout(REST_MS / 2);
  await page.mouse.move(x, y);
  await page.waitForTimeout(REST_MS);
  await page.mouse.down();
  await page.mouse.up();
  const made = await outcome;
  await page.mouse.move(1, 1);
  return made;
}

declare global {
  interface Window {
    kiosqueChoice?: HTMLElement;
  }
}

/** Runs in the page: picks a choice, or one to take back when there are three, and says where it stands. */
function choose(toggle: number): { x: number; y: number } {
  const chips = [...document.querySelectorAll<HTMLElement>('main li a[data-role]')];
  const choices = [...document.querySelectorAll<HTMLElement>('main details li a[data-choice]')].filter(
    (link) => link.getAttribute('aria-current') === null,
  );
  const some = chips.length >= 3 || choices.length === 0 ? chips : choices;
  // A stride that shares no factor with their number visits all of them.
  const link = some[(toggle * 7) % some.length];
  if (link === undefined) throw new Error('no choice to click on');
  window.kiosqueChoice = link;
  link.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = link.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Runs in the page: from the next click to the end of the frame that shows what it asked for. */
async function watchChoice(): Promise<Outcome> {
  const before = document.title;
  const tasks: number[] = [0];
  const observer = new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map(({ duration }) => duration)),
  );
  observer.observe({ type: 'longtask' });
  const start = await new Promise<number>((resolve) =>
    addEventListener('click', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true }),
  );
  const isShown = () =>
    document.title !== before &&
    (document.querySelector('main [role=feed] article') !== null ||
      document.querySelector('main [role=feed]') === null);
  while (!isShown()) {
    if (performance.now() - start > 10_000) throw new Error('nothing came in 10 s');
    await new Promise(requestAnimationFrame);
  }
  // The frame that was about to be painted is, once its task is over.
  await new Promise((resolve) => setTimeout(resolve));
  const milliseconds = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  return { milliseconds, longest: Math.max(...tasks) };
}
