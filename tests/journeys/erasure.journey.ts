import type { BrowserContext, Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../support/journey.ts';
import { getHeadlines, getStatus, open, readKeys, saveStories } from './pages.ts';

const ERASED = 'Ce navigateur vient d’effacer ce que vous gardiez.';
const PATIENCE = { timeout: 20_000 };

/** Waits until the page keeps the library in memory: its first backup is made right after that. */
async function expectKeptInMemory(page: Page): Promise<void> {
  await expect.poll(async () => (await readKeys(page, 'backups')).length, PATIENCE).toBe(1);
}

/** Erases the library under the open page, as a browser that makes room. */
async function erase(page: Page, context: BrowserContext): Promise<void> {
  const session = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
}

test('A library that is erased while the page is open comes back when the reader wants it (S06)', async ({
  page,
  context,
}) => {
  const headlines = await saveStories(page, 2);
  await expectKeptInMemory(page);

  await erase(page, context);
  await expect(page.getByText(ERASED)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remettre', exact: true }).press('Enter');
  await expect(page.getByText(/^Tout est de nouveau là\./)).toBeVisible();

  await open(page, '/saved');
  await expect(getHeadlines(page)).toHaveText(headlines.toReversed());
  await page.reload();
  await expect(getHeadlines(page)).toHaveText(headlines.toReversed());
});

test('The shelf that is open is empty at once, and full again with « Remettre » (S06)', async ({
  page,
  context,
}) => {
  const headlines = await saveStories(page, 2);
  await expectKeptInMemory(page);
  await page
    .getByRole('link', { name: /^Enregistrés/ })
    .first()
    .click();
  await expect(getHeadlines(page)).toHaveText(headlines.toReversed());

  await erase(page, context);
  await expect(getStatus(page).first()).toHaveText('Aucune page enregistrée');
  await page.getByRole('button', { name: 'Remettre', exact: true }).click();

  await expect(getHeadlines(page)).toHaveText(headlines.toReversed());
});

test('A library that the reader wants erased stays erased (S06)', async ({ page, context }) => {
  await saveStories(page, 2);
  await expectKeptInMemory(page);

  await erase(page, context);
  await expect(page.getByText(ERASED)).toBeVisible();
  await page.getByRole('button', { name: 'Fermer', exact: true }).click();
  await expect(page.getByText(ERASED)).toBeHidden();

  await open(page, '/saved');
  await expect(getStatus(page).first()).toHaveText('Aucune page enregistrée');
});
