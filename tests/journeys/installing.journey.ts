import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from '@playwright/test';

import { fr } from '../../src/messages/fr.ts';
import { shareWords } from '../../src/messages/share.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';
import { findArticle } from './content.ts';
import { expectArticle, expectAwake, open } from './pages.ts';

const ARTICLE = findArticle('xiaomi-juge-suspend-liste-noire');
const words = shareWords.fr;

/** The address to which a device shares, as its browser writes it. */
function toShare(shared: { readonly title?: string; readonly text?: string; readonly url?: string }): string {
  return `/share?${new URLSearchParams(shared).toString()}`;
}

test.describe('A device', () => {
  test.use({ serviceWorkers: 'allow' });

  test('finds everything that it needs to install the site', async ({ page, context }) => {
    await open(page, '/');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const session = await context.newCDPSession(page);

    const { errors, data = '' } = await session.send('Page.getAppManifest');
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');

    expect(errors).toEqual([]);
    // A test's window is one of no account and nothing kept, in which nobody installs.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    const { icons, shortcuts } = JSON.parse(data) as Manifest;
    type Icon = { readonly src: string; readonly type: string };
    type Manifest = {
      readonly icons: readonly Icon[];
      readonly shortcuts: readonly { readonly url: string; readonly name: string; readonly icons: Icon[] }[];
    };
    for (const { src, type } of [...icons, ...shortcuts.flatMap((shortcut) => shortcut.icons)]) {
      const answer = await page.request.get(src);
      expect([src, answer.status(), answer.headers()['content-type']]).toEqual([src, 200, type]);
    }
    for (const { url, name } of shortcuts) {
      await page.goto(url);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    }
  });

  test('has the manifest and the icon of its pages without network too', async ({ page, context, noise }) => {
    noise.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
    await open(page, '/');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

    await context.setOffline(true);

    const answers = await page.evaluate(() =>
      Promise.all(
        ['/manifest.webmanifest', '/icon.svg'].map(async (address) => (await fetch(address)).status),
      ),
    );
    expect(answers).toEqual([200, 200]);
  });
});

test('Every page leads to the manifest, in whose window there is always a way on', async ({ page }) => {
  const pages = ['/', '/saved', '/history', '/settings', '/tags', '/authors', '/share', '/nowhere/at/all'];
  for (const address of [...pages, `/article/${ARTICLE.slug}`, '/category/mobile']) {
    await page.goto(address);
    await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', '/manifest.webmanifest');
    await expect(page.getByRole('banner').getByRole('link').first()).toHaveAttribute('href', '/');
  }
  // The application alone, which is shown where there is no page.
  const shell = readFileSync(path.resolve(import.meta.dirname, '../../dist/shell.html'), 'utf8');
  expect(shell).toContain('<link rel="manifest" href="/manifest.webmanifest"');
});

test.describe('A shared address', () => {
  for (const [what, shared] of [
    ['an article as it stands here', (origin) => ({ url: `${origin}/article/${ARTICLE.slug}` })],
    ['its address on the site', () => ({ url: `https://kiosque.example/article/${ARTICLE.slug}` })],
    [
      'a text around it, with what newsletters add',
      () => ({
        title: 'Xiaomi',
        text: `À lire : https://kiosque.example/article/${ARTICLE.slug}?utm_source=lettre&xtor=RSS-1#:~:text=juge.`,
      }),
    ],
    ['its old permalink', () => ({ text: 'https://www.kiosque.example/xiaomi-liste-noire-juge/?fbclid=x' })],
  ] satisfies readonly (readonly [string, (origin: string) => Parameters<typeof toShare>[0]])[]) {
    test(`opens its article: ${what}`, async ({ page, baseURL }) => {
      await open(page, '/tags');
      await page.goto(toShare(shared(baseURL ?? '')));

      await expectArticle(page, ARTICLE.headline);
      expect(new URL(page.url()).pathname).toBe(`/article/${ARTICLE.slug}`);

      // It took the place of the page that looked it up.
      await page.goBack();
      await expect(page).toHaveURL('/tags');
    });
  }

  test('of a filtered list opens it', async ({ page }) => {
    await page.goto(toShare({ url: 'http://kiosque.example/category/mobile?not=5g&utm_medium=mail' }));

    await expect(page).toHaveURL('/category/mobile?not=5g');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Mobile');
  });

  test('of another site is named, and kept where the reader wants it', async ({ page }) => {
    const address = 'https://renards.example/un/article?id=1';
    await page.goto(toShare({ title: 'Le renard', text: `${address}&utm_campaign=x` }));
    await expectAwake(page);
    const main = page.getByRole('main');

    await expect(main.getByText(words.foreign)).toBeVisible();
    await expect(main.getByRole('link', { name: address })).toHaveAttribute('href', address);
    await expectAccessible(page);
    const keep = main.getByRole('button', { name: words.keep });
    await keep.focus();
    await page.keyboard.press('Enter');
    await expect(keep).toHaveAttribute('aria-pressed', 'true');

    await page.goto('/saved');
    const kept = page.getByRole('main').getByRole('link', { name: 'Le renard' });
    await expect(kept).toHaveAttribute('href', address);
  });

  test('of another site that has the path of an old permalink opens nothing by itself', async ({ page }) => {
    await page.goto(toShare({ url: 'https://renards.example/xiaomi-liste-noire-juge' }));
    const main = page.getByRole('main');
    await expect(main.getByText(words.foreign)).toBeVisible();

    await main.getByRole('link', { name: ARTICLE.headline }).click();

    await expectArticle(page, ARTICLE.headline);
  });

  test('that is none is said to be none, and the front page is one step away', async ({ page }) => {
    await page.goto(toShare({ title: 'Rien', text: 'que des mots' }));
    const main = page.getByRole('main');
    await expect(main.getByText(words.nothing.replaceAll(/\s/g, ' '))).toBeVisible();
    await expectAccessible(page);

    await main.getByRole('link', { name: fr.failure.home }).click();

    await expect(page).toHaveURL('/');
  });

  test('that a script hides in leads nowhere', async ({ page }) => {
    await page.goto(toShare({ url: 'javascript:alert(1)', text: 'data:text/html,x' }));

    await expect(page.getByRole('main').getByText(words.nothing)).toBeVisible();
    expect(await page.getByRole('main').locator('a:not([href^="/"])').count()).toBe(0);
  });

  test('is looked up again when the network is back', async ({ page, context, noise }) => {
    noise.allow(/ERR_FAILED|EditionError|Failed to load resource/);
    const files = '**/edition/**';
    await context.route(files, (route) => route.abort());
    await page.goto(toShare({ url: 'https://kiosque.example/xiaomi-liste-noire-juge/' }));
    const main = page.getByRole('main');
    await expect(main.getByText(words.unsure)).toBeVisible({ timeout: 20_000 });
    await expectAccessible(page);

    await context.unroute(files);
    await main.getByRole('button', { name: fr.failure.retry }).click();

    await expectArticle(page, ARTICLE.headline);
  });

  test.describe('without network', () => {
    test.use({ serviceWorkers: 'allow' });

    test('opens what is on the device, and of what it cannot know it says so, with a way on', async ({
      page,
      context,
      noise,
    }) => {
      noise.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource|EditionError/);
      await open(page, '/');
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      const expectKept = async (file: string) => {
        const isKept = async (address: string) =>
          (await caches.match(address, { ignoreSearch: true })) !== undefined;
        await expect.poll(() => page.evaluate(isKept, file), { timeout: 15_000 }).toBe(true);
      };
      await expectKept('/edition/front.json');
      await open(page, `/article/${ARTICLE.slug}`);
      await expectKept(`/edition/articles/${ARTICLE.slug}.json`);
      await context.setOffline(true);

      await page.goto(toShare({ url: `https://kiosque.example/article/${ARTICLE.slug}` }));
      await expectArticle(page, ARTICLE.headline);

      const old = 'https://kiosque.example/xiaomi-liste-noire-juge/';
      await page.goto(toShare({ title: 'Ancienne adresse', url: old }));
      const main = page.getByRole('main');
      await expect(main.getByRole('status')).toHaveText(words.unsure, { timeout: 20_000 });
      await expect(main.getByText(words.foreign)).toHaveCount(0);
      await expect(main.getByRole('link', { name: old })).toHaveAttribute('href', old);
      await expectAccessible(page);

      const keep = main.getByRole('button', { name: words.keep });
      await keep.click();
      await expect(keep).toHaveAttribute('aria-pressed', 'true');
      await main.getByRole('link', { name: fr.failure.home }).click();
      await expect(page).toHaveURL('/');
      await expectAwake(page);
      await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
    });
  });

  test('fits a small screen in English, whatever its length', async ({ page }) => {
    await setEnglish(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(toShare({ url: `https://renards.example/${'a'.repeat(300)}` }));
    await expect(page.getByText(shareWords.en.foreign)).toBeVisible();

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await expectAccessible(page);
  });
});

async function setEnglish(page: Page): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem('kiosque.settings', JSON.stringify({ v: 1, data: { language: 'en' } }));
  });
}
