import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../support/journey.ts';
import { getHeadlines, open, readKeys, saveStories } from './pages.ts';

/** Waits until a store of the library holds so many keys that begin so: it is kept safe once it is at rest. */
async function expectKeys(page: Page, store: string, beginning: string, number: number): Promise<void> {
  const count = async () => (await readKeys(page, store)).filter((key) => key.startsWith(beginning)).length;
  await expect.poll(count, { timeout: 20_000 }).toBe(number);
}

test('A saved article shows its pictures when the edition has lost them', async ({
  page,
  context,
  noise,
}) => {
  await saveStories(page, 1);
  await expectKeys(page, 'pictures', 'of ', 1);
  noise.allow(/404/);
  await context.route('**/media/**', (route) => route.fulfill({ status: 404, body: '' }));

  await open(page, '/saved');
  await getHeadlines(page).first().click();
  const pictures = page.getByRole('main').locator('article figure img');
  await expect(pictures.first()).toHaveAttribute('src', /^data:image\/webp;base64,/);

  const shown = await pictures.first().evaluate(async (img: HTMLImageElement) => {
    await img.decode();
    return { width: img.naturalWidth, alt: img.alt };
  });
  expect(shown.width).toBe(960);
  expect(shown.alt).not.toBe('');
  await expectAccessible(page);
});

test('Who saves data has no pictures fetched that were not asked for', async ({ page }) => {
  await open(page, '/settings');
  await page.getByLabel('Économiser les données').check();
  await saveStories(page, 1);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('-960.webp')) asked.push(request.url());
  });
  // A backup is made right before pictures would be asked for.
  await expectKeys(page, 'backups', '', 1);
  await page.waitForTimeout(1000);

  expect(asked).toEqual([]);
});
