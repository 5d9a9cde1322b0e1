import path from 'node:path';

import type { BrowserContext, Locator, Page } from '@playwright/test';

import { expect } from '../support/journey.ts';

/** A story of a list, and where it stands in the window. */
export type Place = { readonly href: string; readonly top: number };

/** The headlines of the list in front of the reader, in order: links in headings of articles. */
export function getHeadlines(page: Page): Locator {
  return page.getByRole('main').getByRole('article').getByRole('heading').getByRole('link');
}

/** Rows that every list has in the document at its beginning; with more it fills the window. */
const FIRST_ROWS = 6;

/** Waits until the list begins with the headlines that it should begin with. */
export async function expectHeadlines(page: Page, expected: readonly string[]): Promise<void> {
  await expect
    .poll(
      async () => {
        const shown = await getHeadlines(page).allTextContents();
        const isEnough = shown.length >= Math.min(expected.length, FIRST_ROWS);
        const isRight = shown.every((headline, index) => headline === expected[index]);
        return isEnough && isRight ? 'the headlines expected' : shown;
      },
      `expected headlines beginning with ${expected[0] ?? 'none'}`,
    )
    .toBe('the headlines expected');
}

/** Scrolls down until the list shows its article at a position, from 0, and gives its headline's link. */
export async function reach(page: Page, position: number): Promise<Locator> {
  const link = page.locator(`main [aria-posinset="${position + 1}"] h2 a`);
  const find = async () => {
    if ((await link.count()) > 0) return true;
    await page.evaluate((row) => {
      const rows = [...document.querySelectorAll('main [aria-posinset]')].map((some) =>
        Number(some.ariaPosInSet),
      );
      const isOnTheWay = document.querySelector('main [aria-busy=true]') !== null;
      // On a slow machine the row may be above already; where parts failed there is no row at all below.
      const isPast = rows.length > 0 ? Math.min(...rows) > row : !isOnTheWay;
      scrollBy(0, (isPast ? -innerHeight : innerHeight) / 2);
    }, position + 1);
    return false;
  };
  // Slower than a list that is still on the way: a reader who flies past it sees nothing of it either.
  const message = `expected a row ${position + 1}`;
  await expect.poll(find, { message, intervals: [150], timeout: 15_000 }).toBe(true);
  return link;
}

/** The number of results, as it stands on the page. */
export function getStatus(page: Page): Locator {
  return page.getByRole('main').getByRole('status');
}

const BARE_PAGE = path.resolve(import.meta.dirname, '../../dist/404.html');

/** Answers every address with the application alone, as for a page that was not prerendered: it then asks for all of it. */
export async function serveBare(context: BrowserContext): Promise<void> {
  await context.route(
    () => true,
    (route) =>
      route.request().resourceType() === 'document'
        ? route.fulfill({ path: BARE_PAGE, contentType: 'text/html' })
        : route.fallback(),
  );
}

/** Waits until the page answers: a prerendered one is there before. */
export async function expectAwake(page: Page): Promise<void> {
  await expect(page.locator('header time').first()).toBeAttached();
}

/** Opens an address and waits until its page is there. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expectAwake(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0);
}

/** Saves the first stories of the archive, as many as asked; gives their headlines. */
export async function saveStories(page: Page, number: number): Promise<readonly string[]> {
  await open(page, '/?sort=newest');
  const buttons = page.getByRole('main').getByRole('button', { name: /^Enregistrer : / });
  for (let index = 0; index < number; index++) {
    await buttons.nth(index).click();
    await expect(buttons.nth(index)).toHaveAttribute('aria-pressed', 'true');
  }
  return (await getHeadlines(page).allTextContents()).slice(0, number);
}

/** Waits until the page of an article stands. */
export async function expectArticle(page: Page, headline: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expect(page).toHaveTitle(`${headline} – Kiosque`);
}

/** Finds the first story that the reader sees, wholly or in part. */
export function findPlace(page: Page): Promise<Place> {
  return page.evaluate(() => {
    const story = [...document.querySelectorAll('main article')].find(
      (element) => element.getBoundingClientRect().bottom > 0,
    );
    const href = story?.querySelector(':is(h2, h3) a')?.getAttribute('href') ?? '';
    return { href, top: story?.getBoundingClientRect().top ?? 0 };
  });
}

/** Scrolls a link into the middle of the window, and tells what the reader sees there. */
export async function scrollTo(page: Page, link: Locator): Promise<Place> {
  await link.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  // The page scrolls with the next frame.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  return findPlace(page);
}

/** Waits until the reader sees what was seen before: the same story, at most two pixels away. */
export async function expectPlace(page: Page, place: Place): Promise<void> {
  await expect
    .poll(async () => {
      const { href, top } = await findPlace(page);
      return href === place.href && Math.abs(top - place.top) <= 2 ? 'the same place' : { href, top };
    }, `expected to see ${place.href} at ${place.top}`)
    .toBe('the same place');
}

/** Tells what has the focus: `body` when nothing has. */
export function findFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'body';
    return element.getAttribute('href') ?? element.tagName.toLowerCase();
  });
}

/** The keys of a store of the reader's library. */
export function readKeys(page: Page, store: string): Promise<readonly string[]> {
  return page.evaluate(async (name) => {
    // Opening a database makes it: that is for the application to do.
    if ((await indexedDB.databases()).length === 0) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('kiosque');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('IndexedDB did not open')));
    });
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      const reading = database.transaction(name).objectStore(name).getAllKeys();
      reading.addEventListener('success', () => resolve(reading.result));
      reading.addEventListener('error', () => reject(new Error('IndexedDB did not read')));
    });
    database.close();
    return keys.map(String);
  }, store);
}
