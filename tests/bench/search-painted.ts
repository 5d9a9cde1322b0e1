import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Benchmark } from './figure.ts';
import { findMedian, findPercentile } from './figure.ts';
import { makeEditionOf } from './kept-archive.ts';
import { makeKnownItems } from './known-items.ts';
import { openSite } from './open-site.ts';
import { openSearchedArchive } from './searched-archive.ts';

const ARTICLES = 100_000;
const SEARCHES = 12;
/** A quick typist's keys are so far apart. */
const KEY_MS = 200;

/** How long what a key finds takes to be painted, once the shards of its words are there. */
export const searchPainted: Benchmark = {
  name: 'search-painted',
  isOnDemand: true,
  run: async (report) => {
    const site = await openSite(makeEditionOf(ARTICLES, 'searched'));
    const browser = await chromium.launch({ executablePath: await ensureBrowser() });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
      await page.goto(`${site.origin}/search`);
      const times: number[] = [];
      const tasks: number[] = [];
      const items = makeKnownItems(openSearchedArchive(), ARTICLES, SEARCHES);
      for (const round of ['to fetch', 'to measure'] as const)
        for (const { queries } of items) {
          const keys = await typeSearch(page, queries['as written']);
          if (round === 'to fetch') continue;
          times.push(...keys.flatMap(({ milliseconds }) => milliseconds ?? []));
          tasks.push(...keys.map(({ longest }) => longest));
        }
      const name = `search in ${ARTICLES.toLocaleString('en')}, key to paint`;
      report({ name: `${name}, keys that found something else`, value: times.length, unit: '' });
      report({ name: `${name}, median`, value: findMedian(times), unit: 'ms' });
      report({
        name: `${name}, 99th percentile`,
        value: findPercentile(times, 0.99),
        unit: 'ms',
        target: { atMost: 50 },
      });
      report({
        name: `${name}, longest task of the page`,
        value: Math.max(...tasks),
        unit: 'ms',
        target: { atMost: 16 },
      });
      report({ name: `${name}, median of the longest task of a key`, value: findMedian(tasks), unit: 'ms' });
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

/** What became of a key; no milliseconds where it changed nothing that is seen. */
type Key = { readonly milliseconds?: number; readonly longest: number };

async function typeSearch(page: Page, text: string): Promise<readonly Key[]> {
  const field = page.getByRole('searchbox').first();
  await field.fill('');
  await field.focus();
  await page.waitForTimeout(2 * KEY_MS);
  const keys: Key[] = [];
  for (const letter of text) {
    await page.evaluate(watchKey, KEY_MS);
    await page.keyboard.insertText(letter);
    keys.push(await page.evaluate(() => window.kiosqueKey ?? Promise.reject(new Error('no key'))));
  }
  await page.waitForLoadState('networkidle');
  return keys;
}

declare global {
  interface Window {
    kiosqueKey?: Promise<Key>;
  }
}

/** Runs in the page: begins to watch, from the next letter to the end of the frame that shows what it finds. */
function watchKey(patience: number): void {
  const read = () =>
    [...document.querySelectorAll('main [role=status], main article h2, main article h3')]
      .map((element) => element.textContent)
      .join('\n');
  const before = read();
  const pressed = new Promise<number>((resolve) => {
    addEventListener('input', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true });
  });
  const watch = async (): Promise<Key> => {
    const start = await pressed;
    let longest = 0;
    let last = performance.now();
    const channel = new MessageChannel();
    let isOver = false;
    // Messages come whenever the thread is free: what lies between two is what kept it.
    channel.port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (!isOver) channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
    let milliseconds: number | undefined;
    while (performance.now() - start < patience) {
      await new Promise(requestAnimationFrame);
      if (milliseconds !== undefined || read() === before) continue;
      // The frame that was about to be painted is, once its task is over.
      await new Promise((resolve) => setTimeout(resolve));
      milliseconds = performance.now() - start;
    }
    isOver = true;
    return milliseconds === undefined ? { longest } : { milliseconds, longest };
  };
  window.kiosqueKey = watch();
}
