import type { Page } from '@playwright/test';

import { fr } from '../../src/messages/fr.ts';
import { expect, test } from '../support/journey.ts';
import { getHeadlines, getStatus, open } from './pages.ts';

const PART = fr.failure.part;

/** Does to every text of a page what the translators of browsers do, now and as the page changes. */
async function translate(page: Page, way: 'moves' | 'replaces'): Promise<void> {
  await page.evaluate((isMoved) => {
    const wrap = (node: Text) => {
      if (node.data.trim() === '' || node.parentElement?.closest('font,script,style,textarea') !== null)
        return;
      // An element that nobody should make any more, and translators do.
      const makeFont = () => document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
      const outer = makeFont();
      const inner = outer.appendChild(makeFont());
      node.replaceWith(outer);
      inner.append(isMoved ? node : document.createTextNode(node.data.toUpperCase()));
    };
    const wrapAll = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode() !== null) texts.push(walker.currentNode as Text); // It walks on texts only.
      texts.forEach(wrap);
    };
    wrapAll(document.body);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) {
          if (node instanceof Text) wrap(node);
          else if (node.nodeName !== 'FONT') wrapAll(node);
        }
    }).observe(document.body, { childList: true, subtree: true });
  }, way === 'moves');
}

for (const way of ['moves', 'replaces'] as const) {
  test.describe(`A page whose texts a translator ${way} (E02)`, () => {
    // A translator may come before a part is awake: React makes that part anew, and says so.
    test.beforeEach(({ noise }) => noise.allow(/Minified React error #418/));

    test('is read on: the front page, an article and back', async ({ page }) => {
      await open(page, '/');
      await translate(page, way);
      const link = getHeadlines(page).nth(2);
      await link.click();
      await expect(page).toHaveURL(/\/article\//);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.getByRole('main').locator('#p-1').waitFor();
      await page
        .getByRole('button', { name: new RegExp(fr.save.save, 'i') })
        .first()
        .click();
      await expect(page.getByRole('banner').getByRole('link').last()).toContainText('1');

      await page.goBack();
      await expect(page).toHaveURL('/');
      await expect(getHeadlines(page).nth(2)).toBeVisible();
      await page.getByRole('banner').getByRole('link').last().click();
      await expect(page).toHaveURL('/saved');
      const row = page.getByRole('main').getByRole('article');
      await expect(row).toHaveCount(1);
      await row.locator('button[aria-pressed=true]').click();
      await expect(row).toHaveCount(0);
      await expectSound(page);
    });

    test('is filtered, sorted and saved', async ({ page }) => {
      await open(page, '/category/mobile');
      await translate(page, way);
      const before = await getHeadlines(page).count();
      expect(before).toBeGreaterThan(3);
      const main = page.getByRole('main');
      await main.locator('article button[aria-pressed]').first().click();
      await expect(main.locator('article button[aria-pressed=true]')).toHaveCount(1);
      await main.locator('a[href*="tags="]').first().click();
      await expect(page).toHaveURL(/tags=/);
      await expect.poll(() => getHeadlines(page).count()).toBeLessThan(before);
      await page.goBack();
      await expect.poll(() => getHeadlines(page).count()).toBeGreaterThan(3);
      await main.locator('a[href*="sort=oldest"]').first().click();
      await expect(page).toHaveURL(/sort=oldest/);
      await page.getByRole('navigation').first().getByRole('link').nth(1).click();
      await expect(page).toHaveURL(/category\/(?!mobile)/);
      await main.locator('article button[aria-pressed]').first().click();
      await expect(main.locator('article button[aria-pressed=true]')).toHaveCount(1);
      await expectSound(page);
    });

    test('is set otherwise, in another language too', async ({ page }) => {
      await open(page, '/settings');
      await expect(page.locator('input[value=dark]').first()).toBeEnabled();
      await translate(page, way);
      for (const value of ['dark', 'sans', 'large', 'compact']) {
        const choice = page.locator(`input[value=${value}]`).first();
        await choice.check({ force: true });
      }
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await page.locator('input[value=en]').check({ force: true });
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await page.locator('a[href="/history"]').click();
      await expect(page).toHaveURL('/history');
      await page.locator('a[href="/tags"]').click();
      await expect(page.getByRole('main').locator('a[href^="/tag/"]').first()).toBeVisible();
      await expectSound(page);
    });
  });
}

/** The page is there, and no part of it has failed; exceptions and errors of the console fail a journey by themselves. */
async function expectSound(page: Page): Promise<void> {
  const text = await page.getByRole('main').innerText();
  expect(text.length).toBeGreaterThan(40);
  expect(text.toLowerCase()).not.toContain(PART.toLowerCase());
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(new RegExp(fr.failure.title, 'i'));
}

/** What some browsers have not, or a reader's protection takes away. */
const LACKS: Readonly<Record<string, () => void>> = {
  'crypto.randomUUID': () => Reflect.deleteProperty(Crypto.prototype, 'randomUUID'),
  BroadcastChannel: () => Reflect.deleteProperty(globalThis, 'BroadcastChannel'),
  setHTML: () => Reflect.deleteProperty(Element.prototype, 'setHTML'),
  'AbortSignal.any': () => Reflect.deleteProperty(AbortSignal, 'any'),
  'AbortSignal.timeout': () => Reflect.deleteProperty(AbortSignal, 'timeout'),
  structuredClone: () => Reflect.deleteProperty(globalThis, 'structuredClone'),
  requestIdleCallback: () => Reflect.deleteProperty(globalThis, 'requestIdleCallback'),
  'navigator.locks': () => Reflect.deleteProperty(Navigator.prototype, 'locks'),
  'navigator.storage': () => Reflect.deleteProperty(Navigator.prototype, 'storage'),
  caches: () => Reflect.deleteProperty(globalThis, 'caches'),
  serviceWorker: () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'),
  startViewTransition: () => Reflect.deleteProperty(Document.prototype, 'startViewTransition'),
  'Map.groupBy': () => Reflect.deleteProperty(Map, 'groupBy'),
  'URL.parse': () => Reflect.deleteProperty(URL, 'parse'),
};
const NO_STORAGE = () => Reflect.deleteProperty(globalThis, 'indexedDB');

/** Reads, filters and saves as on any other day. */
async function liveThrough(page: Page): Promise<void> {
  await open(page, '/');
  await getHeadlines(page).first().click();
  await expect(page.getByRole('main').locator('#p-1')).toBeVisible();
  await page.goto('/category/mobile?tags=5g');
  await expect(getHeadlines(page).first()).toBeVisible();
  await expect(getStatus(page)).toContainText('article');
}

async function expectSaving(page: Page): Promise<void> {
  const button = page.getByRole('main').locator('article button[aria-pressed]').first();
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await page.goto('/saved');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
  await page.goto('/settings');
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).last()).toBeVisible();
  await expect(page.getByRole('main').getByText(PART)).toHaveCount(0);
}

test.describe('A browser that lacks', () => {
  test.use({ serviceWorkers: 'allow' });

  for (const [name, remove] of Object.entries(LACKS)) {
    test(`${name} shows, filters and saves (E05)`, async ({ page }) => {
      await page.addInitScript(remove);

      await liveThrough(page);
      await expectSaving(page);
    });
  }

  test('all of it at once shows, filters and saves (E05)', async ({ page }) => {
    for (const remove of Object.values(LACKS)) await page.addInitScript(remove);

    await liveThrough(page);
    await expectSaving(page);
  });

  test('storage too shows and filters, and says that nothing is kept (E05)', async ({ page }) => {
    for (const remove of [...Object.values(LACKS), NO_STORAGE]) await page.addInitScript(remove);

    await liveThrough(page);
    const button = page.getByRole('main').locator('article button[aria-pressed]').first();
    await button.click();

    const said = fr.save.failed.unavailable.replaceAll(/\s/g, ' ');
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
    await expect(button).toHaveAttribute('aria-pressed', 'false');
  });
});
