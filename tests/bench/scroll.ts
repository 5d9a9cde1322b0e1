import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

import { ensureBrowser } from '../support/ensure-browser.ts';
import type { Benchmark } from './figure.ts';
import { findMedian, findPercentile } from './figure.ts';
import { makeEditionOf } from './kept-archive.ts';
import { openSite } from './open-site.ts';

const ARTICLES = 10_000;
/** A phone of the middle class beside a good desktop. */
const SLOWER = 4;
/** In pixels, every second frame: seven screens in a second, a hurried thumb. */
const STEP = 200;
/** The list may wait so long for its next part before it is taken for ended. */
const PATIENCE_MS = 5000;
const TIME_LIMIT_MS = 480_000;

/** Whether the longest list scrolls without a hitch, and stays small in the document. */
export const scrolling: Benchmark = {
  name: 'scroll',
  async run(report) {
    const folder = makeEditionOf(ARTICLES);
    const site = await openSite(folder);
    const browser = await chromium.launch({ executablePath: await ensureBrowser() });
    try {
      const context = await browser.newContext({ viewport: { width: 412, height: 823 }, locale: 'fr-FR' });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await page.goto(`${site.origin}/?sort=newest`);
      await page.getByRole('main').getByRole('article').first().waitFor();
      await page.waitForLoadState('networkidle');

      await page.evaluate(startRecording);
      const pixels = await scrollToEnd(page);
      const { frames, most, tasks, farthest } = await page.evaluate(() => window.kiosqueScroll);

      const name = `scrolling ${ARTICLES.toLocaleString('en')} rows at ${SLOWER}× throttling`;
      report({
        name: `${name}, longest frame`,
        value: Math.max(...frames),
        unit: 'ms',
        target: { atMost: 50 },
      });
      report({ name: `${name}, frame, 99th percentile`, value: findPercentile(frames, 0.99), unit: 'ms' });
      report({ name: `${name}, frame, median`, value: findMedian(frames), unit: 'ms' });
      report({ name: `${name}, frames`, value: frames.length, unit: '' });
      report({ name: `${name}, longest task`, value: tasks, unit: 'ms', target: { atMost: 50 } });
      report({ name: `${name}, most rows in the document`, value: most, unit: '', target: { atMost: 120 } });
      report({ name: `${name}, rows passed`, value: farthest, unit: '', target: { atLeast: ARTICLES } });
      report({ name: `${name}, screens passed`, value: Math.round(pixels / 823), unit: '' });
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

/** Scrolls until the page does not move any more, and says how far it went. */
async function scrollToEnd(page: Page): Promise<number> {
  const start = Date.now();
  let [place, moved] = [0, Date.now()];
  // In the page: a wheel that is turned from outside waits for an answer at each step.
  await page.evaluate((step) => {
    const turn = (): unknown =>
      requestAnimationFrame(() => {
        scrollBy(0, step);
        // What a frame asks for is shown in the next.
        requestAnimationFrame(turn);
      });
    turn();
  }, STEP);
  while (Date.now() - moved < PATIENCE_MS && Date.now() - start < TIME_LIMIT_MS) {
    await page.waitForTimeout(500);
    const next = await page.evaluate(() => window.scrollY);
    if (next > place) [place, moved] = [next, Date.now()];
  }
  return place;
}

/** What the page notes of itself; times in milliseconds. */
type Recording = {
  /** How long each frame took, from one to the next. */
  frames: number[];
  /** The longest task of those over 50 ms, which is where browsers begin to tell. */
  tasks: number;
  /** The most rows that the document held in any frame. */
  most: number;
  /** The position of the last row that was in the document. */
  farthest: number;
};

declare global {
  interface Window {
    kiosqueScroll: Recording;
  }
}

/** Runs in the page. */
function startRecording(): void {
  const recording: Recording = { frames: [], tasks: 0, most: 0, farthest: 0 };
  window.kiosqueScroll = recording;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) recording.tasks = Math.max(recording.tasks, duration);
  }).observe({ type: 'longtask' });
  let last: number | undefined;
  const note = (now: number) => {
    if (last !== undefined) recording.frames.push(now - last);
    last = now;
    const rows = document.querySelectorAll('main article');
    recording.most = Math.max(recording.most, rows.length);
    // A feed says where a row stands in it; a list that only grows is as long as its rows.
    const position = Number(rows[rows.length - 1]?.getAttribute('aria-posinset') ?? rows.length);
    recording.farthest = Math.max(recording.farthest, position);
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}
