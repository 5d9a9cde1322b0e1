import { writeFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, test } from '../support/journey.ts';
import { open } from './pages.ts';

/** The most that a file may hold. KIOSQUE_BOOKMARKS asks for fewer. */
const BOOKMARKS = Number(process.env['KIOSQUE_BOOKMARKS'] ?? 100_000);
/** It takes half a minute, and several on a machine that does other things too. */
const PATIENCE = { timeout: 240_000 };

test(`${BOOKMARKS} bookmarks come in whole, once, while the page stays awake (S16)`, async ({ page }) => {
  test.setTimeout(600_000);
  await open(page, '/settings');
  await watchTasks(page);
  // On the disk: handed over as bytes, it would keep the page busy by itself.
  const file = test.info().outputPath('signets.html');
  writeFileSync(file, printBookmarks(BOOKMARKS));
  const number = BOOKMARKS.toLocaleString('fr-FR').replaceAll(/\s/g, '\\s');
  const input = page.getByLabel('Fichier à reprendre');

  await input.setInputFiles(file);
  await expect(page.getByText(/^signets\.html\s: lecture en cours/)).toBeVisible();
  await expect(page.getByText(new RegExp(`^Signets\\s: ${number} pages nouvelles`))).toBeVisible(PATIENCE);
  await tellTasks(page, 'looking at the file');
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  // Nothing of it is to be seen before all of it is there, and the page answers meanwhile.
  await expect(page.getByText(/^Import en cours/)).toBeVisible();
  await expect(input).toBeFocused();
  await page.getByRole('radio', { name: 'Sombre' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByText('Données reprises.')).toBeVisible(PATIENCE);
  await tellTasks(page, 'taking it in');
  expect(await countPages(page)).toBe(BOOKMARKS);

  await input.setInputFiles(file);
  await expect(page.getByText(/^Signets\s: tout est déjà là/)).toBeVisible(PATIENCE);
  await tellTasks(page, 'looking at it again');
});

/** Bookmarks in three folders, as Firefox exports them. */
function printBookmarks(number: number): string {
  const links = Array.from({ length: number }, (_, index) => {
    const tags = index % 10 === 0 ? ' TAGS="à citer"' : '';
    return `<DT><A HREF="https://example.org/${index}" ADD_DATE="${1_500_000_000 + index}"${tags}>Page ${index} &amp; suite</A>`;
  });
  const folders = [0, 1, 2].map((part) => {
    const some = links.filter((_, index) => index % 3 === part);
    return `<DT><H3>Dossier ${part}</H3><DL><p>\n${some.join('\n')}\n</DL><p>`;
  });
  return `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<H1>Signets</H1>\n<DL><p>\n${folders.join('\n')}\n</DL>`;
}

declare global {
  var tasks: number[];
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.tasks.push(duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

/** Says in the report how long the page was busy at a stretch. */
async function tellTasks(page: Page, doing: string): Promise<void> {
  const tasks = await page.evaluate(() => globalThis.tasks.splice(0));
  const longest = Math.round(Math.max(0, ...tasks));
  test.info().annotations.push({ type: 'longest task', description: `${doing}: ${longest} ms` });
}

/** How many pages are saved. */
function countPages(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('kiosque');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const counting = opening.result
      .transaction('facts')
      .objectStore('facts')
      .count(IDBKeyRange.bound('page ', 'page!'));
    await new Promise((resolve) => counting.addEventListener('success', resolve));
    opening.result.close();
    return counting.result;
  });
}
