import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';

import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Benchmark, Report } from './figure.ts';
import { findMedian, findPercentile } from './figure.ts';
import { makeEditionOf } from './kept-archive.ts';
import { makeKnownItems } from './known-items.ts';
import { openSite } from './open-site.ts';
import { openSearchedArchive } from './searched-archive.ts';
import type { Task } from './trace-tasks.ts';
import { traceTasks } from './trace-tasks.ts';

const ARTICLES = 100_000;
const SEARCHES = 12;
/** A quick typist's keys are so far apart. */
const KEY_MS = 200;

/** How long what a key finds takes to be painted. */
export const searchPainted: Benchmark = {
  name: 'search-painted',
  isOnDemand: true,
  run: async (report) => {
    const site = await openSite(makeEditionOf(ARTICLES, 'searched'));
    const browser = await chromium.launch({ executablePath: await ensureBrowser() });
    try {
      await measure(report, browser, site.origin);
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

async function measure(report: Report, browser: Browser, origin: string): Promise<void> {
  const texts = makeKnownItems(openSearchedArchive(), ARTICLES, SEARCHES).map(
    ({ queries }) => queries['as written'],
  );
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  await page.goto(`${origin}/search`);
  const atHand: number[] = [];
  const tasks: Task[] = [];
  for (const text of texts) {
    await typeSearch(page, text);
    // The same words, whose shards are there; but an answer to them is not.
    atHand.push(...(await typeSearch(page, text.toUpperCase())));
    // A browser that is traced is a slow one.
    tasks.push(...(await traceTasks(browser, page, () => typeSearch(page, alternate(text)))));
  }
  await page.reload();
  const again: number[] = [];
  await typeSearch(page, 'mobile');
  for (const text of texts) again.push(...(await typeSearch(page, text)));

  const name = `search in ${ARTICLES.toLocaleString('en')}, key to paint`;
  const reportTime = (what: string, value: number, atMost?: number) =>
    report({
      name: `${name}, ${what}`,
      value,
      unit: 'ms',
      ...(atMost === undefined ? {} : { target: { atMost } }),
    });
  report({ name: `${name}, keys that found something else`, value: atHand.length, unit: '' });
  reportTime('median', findMedian(atHand));
  reportTime('99th percentile', findPercentile(atHand, 0.99), 50);
  reportTime('files asked of the host again, median', findMedian(again));
  reportTime('files asked of the host again, 99th percentile', findPercentile(again, 0.99));
  report({ name: `${name}, tasks of the page`, value: tasks.length, unit: '' });
  reportTime('longest of them', findLongest(tasks, false), 16);
  reportTime('longest that collected garbage', findLongest(tasks, true));
}

/** The same text to a search, and another one to whoever keeps its answers. */
function alternate(text: string): string {
  return Array.from(text, (letter, at) => (at % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase())).join(
    '',
  );
}

function findLongest(tasks: readonly Task[], isCollection: boolean): number {
  return Math.max(
    0,
    ...tasks.flatMap((task) => (task.isCollection === isCollection ? task.milliseconds : [])),
  );
}

/** Types a text; gives the milliseconds of the keys that changed what is seen. */
async function typeSearch(page: Page, text: string): Promise<readonly number[]> {
  const field = page.getByRole('searchbox').first();
  await field.fill('');
  await field.focus();
  await page.waitForTimeout(2 * KEY_MS);
  const keys: number[] = [];
  for (const letter of text) {
    await page.evaluate(watchKey, KEY_MS);
    await page.keyboard.insertText(letter);
    keys.push(...(await page.evaluate(() => window.kiosqueKey ?? Promise.reject(new Error('no key')))));
  }
  await page.waitForLoadState('networkidle');
  return keys;
}

declare global {
  interface Window {
    kiosqueKey?: Promise<readonly number[]>;
  }
}

/** Runs in the page: begins to watch, from the next letter to the end of the frame that shows what it finds. */
function watchKey(patience: number): void {
  // The number for the eye: that for the ear waits for a pause.
  const read = () =>
    [
      document.querySelector('main [role=status]')?.previousElementSibling,
      ...document.querySelectorAll('main article h2'),
    ]
      .map((element) => element?.textContent)
      .join('\n');
  const before = read();
  const pressed = new Promise<number>((resolve) => {
    addEventListener('input', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true });
  });
  const watch = async (): Promise<readonly number[]> => {
    const start = await pressed;
    let milliseconds: number | undefined;
    while (performance.now() - start < patience) {
      await new Promise(requestAnimationFrame);
      if (milliseconds !== undefined || read() === before) continue;
      // The frame that was about to be painted is, once its task is over.
      await new Promise((resolve) => setTimeout(resolve));
      milliseconds = performance.now() - start;
    }
    return milliseconds === undefined ? [] : [milliseconds];
  };
  window.kiosqueKey = watch();
}
