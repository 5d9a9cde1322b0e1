import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';

import { ensureBrowser } from '../support/ensure-browser.ts';
import { fillLibrary } from '../support/fill-library.ts';
import type { Benchmark } from './figure.ts';
import { findMedian } from './figure.ts';
import { openSite } from './open-site.ts';

const SAVED = 5000;
const READ = 20_000;
const ROUNDS = 7;

/** What years of use cost: the start of the application, and « Enregistrés » through a filter. */
export const library: Benchmark = {
  name: 'library',
  isOnDemand: true,
  run: async (report) => {
    const site = await openSite();
    const browser = await chromium.launch({ executablePath: await ensureBrowser() });
    try {
      const [none, full] = [await openContext(browser), await openContext(browser)];
      await fill(full, site.origin);
      const times = { none: [] as number[], full: [] as number[] };
      for (let round = 0; round < ROUNDS; round++) {
        times.none.push(await timeStart(none, site.origin));
        times.full.push(await timeStart(full, site.origin));
      }
      const [without, withAll] = [findMedian(times.none), findMedian(times.full)];
      report({ name: 'start without anything kept', value: without, unit: 'ms' });
      report({
        name: `start with ${SAVED} saved pages and ${READ} read articles`,
        value: withAll,
        unit: 'ms',
      });
      report({ name: 'later by', value: withAll - without, unit: 'ms', target: { atMost: 100 } });
      const toggles = await timeToggles(full, site.origin);
      report({
        name: `« Enregistrés » of ${SAVED} answers a filter, median`,
        value: findMedian(toggles),
        unit: 'ms',
        target: { atMost: 50 },
      });
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

function openContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
}

/** Fills the library of a reader behind the application's back, with cards as the edition makes them. */
async function fill(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  await openAwake(page, `${origin}/?sort=newest`);
  await fillLibrary(page, { saved: SAVED, read: READ });
  await page.close();
}

/** From the beginning of a visit to the front page until it is awake. */
async function timeStart(context: BrowserContext, origin: string): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('header time') === null) return;
      performance.mark('awake');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await openAwake(page, `${origin}/`);
  const time = await page.evaluate(() => performance.getEntriesByName('awake')[0]?.startTime ?? Number.NaN);
  await page.close();
  return time;
}

/** From the press of a topic to the painted shelf. */
async function timeToggles(context: BrowserContext, origin: string): Promise<readonly number[]> {
  const page = await context.newPage();
  await openAwake(page, `${origin}/saved`);
  await page.waitForSelector('main article');
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    times.push(
      await page.evaluate(async () => {
        const links = [...document.querySelectorAll<HTMLAnchorElement>('main details li a[href*="tags="]')];
        const start = performance.now();
        links[0]?.click();
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - start;
      }),
    );
    await page.goto(`${origin}/saved`);
    await page.waitForSelector('main article');
  }
  await page.close();
  return times;
}

async function openAwake(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('header time') !== null);
}
