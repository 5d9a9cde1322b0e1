import type { BrowserContext, Page } from '@playwright/test';

import { expect, test } from '../support/fault-journey.ts';
import { expectAwake, getHeadlines, open } from './pages.ts';

test.use({ serviceWorkers: 'allow' });

/** Waits until everything that a visit keeps is on the device. */
async function expectKept(page: Page): Promise<void> {
  const listKept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const documents = names.find((name) => name.includes('documents'));
      const kept = documents === undefined ? [] : await (await caches.open(documents)).keys();
      const files = names.includes('kiosque-edition')
        ? await (await caches.open('kiosque-edition')).keys()
        : [];
      return navigator.serviceWorker.controller !== null && files.length > 0
        ? kept.map(({ url }) => new URL(url).pathname)
        : [];
    });
  const { pathname } = new URL(page.url());
  await expect.poll(listKept, { timeout: 15_000 }).toEqual(expect.arrayContaining(['/', pathname]));
}

/** Takes the network away, as in a tunnel. */
async function enterTunnel(context: BrowserContext): Promise<void> {
  await context.setOffline(true);
}

test('After one visit the front page, the article that was read and its pictures open without network (N01)', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await open(page, '/');
  const headlines = await getHeadlines(page).allTextContents();
  const link = getHeadlines(page).first();
  await link.click();
  const headline = headlines[0] ?? '';
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expectKept(page);
  // Its pictures come once it is read.
  const { pathname } = new URL(page.url());
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('kiosque-pictures')).keys()).length))
    .toBeGreaterThan(5);

  await enterTunnel(context);
  await page.reload();
  await expectAwake(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await page.goto('/');
  await expectAwake(page);
  await expect(getHeadlines(page)).toHaveText(headlines);
  await page.goto(pathname);
  await expectAwake(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  const picture = page.getByRole('main').locator('figure img').first();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
});
