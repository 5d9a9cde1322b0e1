import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import type { Browser } from '@playwright/test';

import type { LoadedFile } from '../bench/weigh-page.ts';
import { brotli, loadPage, weigh } from '../bench/weigh-page.ts';
import { expect, test } from '../support/journey.ts';
import { open } from './pages.ts';

/*
 * What may not grow unseen. These are laws of the build, so they stand here, after it: a unit test would
 * read the build of the run before, or none.
 */

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** Files below a folder of the build, with their paths. */
function readFiles(folder: string): readonly LoadedFile[] {
  return readdirSync(path.join(DIST, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ type: 'file', path: path.relative(DIST, file), body: readFileSync(file) }));
}

/** The style of the front page and of an article. */
function readStyles(): readonly string[] {
  return ['index.html', 'article/xiaomi-juge-suspend-liste-noire.html'].map(
    (page) => /<style>([^]*?)<\/style>/.exec(readFileSync(path.join(DIST, page), 'utf8'))?.[1] ?? '',
  );
}

/** Everything that a visitor loads who opens the front page and then an article. */
async function loadBoth(browser: Browser, origin = ''): Promise<readonly LoadedFile[]> {
  const front = await loadPage(browser, `${origin}/`);
  const article = await loadPage(browser, `${origin}/article/xiaomi-juge-suspend-liste-noire`);
  return [...front, ...article];
}

test.describe('the front page and an article together', () => {
  test('load at most 125 kB of JavaScript and no style sheet: 8 kB of style are in the page', async ({
    browser,
    baseURL,
  }) => {
    const { javascript, css } = weigh(await loadBoth(browser, baseURL));
    const [style] = readStyles();

    expect(javascript).toBeGreaterThan(50_000);
    expect(javascript).toBeLessThanOrEqual(125_000);
    expect(css).toBe(0);
    expect(brotli(Buffer.from(style ?? '')).length).toBeLessThanOrEqual(8000);
  });

  test('fetch no font before the reader does something, then one of at most 45 kB, once', async ({
    page,
  }) => {
    const fonts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fonts.push(new URL(request.url()).pathname);
    });
    const getFamily = () => page.evaluate(() => getComputedStyle(document.body).fontFamily);
    await open(page, '/');
    await page.waitForLoadState('networkidle');
    expect(fonts).toEqual([]);
    expect(await getFamily()).not.toMatch(/^Newsreader,/);

    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => localStorage.getItem('kiosque.font'))).toBe('1');
    // Nothing moves under the reader: it is for the next visit.
    expect(await getFamily()).not.toMatch(/^Newsreader,/);
    await page.reload();
    await page.waitForLoadState('networkidle');

    expect(await getFamily()).toMatch(/^Newsreader,/);
    expect(new Set(fonts).size).toBe(1);
    expect(statSync(path.join(DIST, fonts[0] ?? '')).size).toBeLessThanOrEqual(45_000);
  });
});

test('the page of an article weighs at most 12 kB beyond its own text', () => {
  const pages = readFiles('article').filter((file) => file.path.endsWith('.html'));

  const heavy = pages
    .map(({ path: page, body }) => {
      const html = body.toString();
      const [own = ''] = /<main[^]*<\/main>/.exec(html) ?? [];
      const text = own.replaceAll(/<[^>]*>/g, ' ');
      return { page, beyond: gzipSync(html, { level: 9 }).length - gzipSync(text, { level: 9 }).length };
    })
    .filter(({ beyond }) => beyond > 12_000);

  expect(pages.length).toBe(51);
  expect(heavy).toEqual([]);
});

test('text is never hidden while its font is on the way', () => {
  const faces = readStyles().flatMap((style) => style.match(/@font-face\s*\{[^}]*\}/g) ?? []);
  const fetched = faces.filter((face) => face.includes('url('));

  expect(fetched.length).toBeGreaterThan(0);
  expect(fetched.filter((face) => !/font-display:\s*swap/.test(face))).toEqual([]);
});

test('no file of the edition of the sample archive reaches 60 kB', () => {
  const files = readFiles('edition');

  const large = files.filter(({ body }) => body.length >= 60_000).map((file) => file.path);

  expect(files.length).toBeGreaterThan(100);
  expect(large).toEqual([]);
});

test('the front door of the edition comes in one round trip: ten packets', () => {
  const front = readFileSync(path.join(DIST, 'edition/edition.json'));

  expect(brotli(front).length).toBeLessThan(14_600);
});
