import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Benchmark, Report } from './figure.ts';
import { findMedian, findPercentile } from './figure.ts';
import { makeEditionOf } from './kept-archive.ts';
import { openSite } from './open-site.ts';

const TOGGLES = 200;

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
  const site = await openSite();
  const browser = await chromium.launch({ executablePath: await ensureBrowser() });
  try {
    // The host serves the large edition as it serves its own, from its disk.
    const place = path.join(site.folder, 'edition');
    rmSync(place, { recursive: true, force: true });
    symlinkSync(path.join(edition, 'edition'), place);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    await page.goto(`${site.origin}/?sort=newest`);
    await page.getByRole('feed').getByRole('article').first().waitFor();
    const times: number[] = [];
    const tasks: number[] = [];
    for (let toggle = 0; toggle < TOGGLES; toggle++) {
      const { milliseconds, longest } = await page.evaluate(clickOne, toggle);
      times.push(milliseconds);
      tasks.push(longest);
      await settle(page);
    }
    const name = `toggle in ${articles.toLocaleString('en')}, click to paint`;
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

/** Runs in the page: makes a choice of the filter, or takes one back when there are three. */
async function clickOne(toggle: number): Promise<{ milliseconds: number; longest: number }> {
  const chips = [...document.querySelectorAll<HTMLElement>('main li a[data-role]')];
  const choices = [...document.querySelectorAll<HTMLElement>('main details li a[data-choice]')].filter(
    (link) => link.getAttribute('aria-current') === null,
  );
  const some = chips.length >= 3 || choices.length === 0 ? chips : choices;
  // A stride that shares no factor with their number visits all of them.
  const link = some[(toggle * 7) % some.length];
  if (link === undefined) throw new Error('no choice to click on');
  const before = document.title;
  const tasks: number[] = [0];
  const observer = new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map(({ duration }) => duration)),
  );
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  link.click();
  const isShown = () =>
    document.title !== before &&
    (document.querySelector('main [role=feed] article') !== null ||
      document.querySelector('main [role=feed]') === null);
  while (!isShown()) {
    if (performance.now() - start > 10_000) throw new Error(`${link.textContent} · nothing came in 10 s`);
    await new Promise(requestAnimationFrame);
  }
  // Painted once the frame of the change is over.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const milliseconds = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  return { milliseconds, longest: Math.max(...tasks) };
}
