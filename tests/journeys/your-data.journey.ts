import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, test } from '../support/journey.ts';
import { articles } from './content.ts';
import { getHeadlines, getStatus, open, saveStories } from './pages.ts';

const [first, second] = articles;
if (first === undefined || second === undefined)
  throw new Error('src/content · expected two articles · found fewer');

/** Presses a button that hands over a file, and gives its text. */
async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^kiosque-\d{4}-\d\d-\d\d\.\w+$/);
  return readFileSync(await file.path(), 'utf8');
}

function choose(page: Page, name: string, text: string): Promise<void> {
  return page
    .getByLabel('Fichier à reprendre')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

test('A copy of everything brings it to another device; a second time changes nothing', async ({
  page,
  browser,
  baseURL,
}) => {
  const headlines = await saveStories(page, 3);
  await open(page, '/saved');
  const favorite = page.getByRole('button', { name: 'Favori' }).first();
  await favorite.click();
  await expect(favorite).toHaveAttribute('aria-pressed', 'true');
  await open(page, '/settings');
  const copy = await download(page, 'Tout, en un fichier');

  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    locale: 'fr-FR',
  });
  const other = await context.newPage();
  await open(other, '/settings');
  await choose(other, 'kiosque.json', copy);
  await expect(other.getByText('Kiosque : 3 pages nouvelles.')).toBeVisible();
  await open(other, '/saved');
  await expect(getStatus(other).first()).toHaveText('Aucune page enregistrée');
  await open(other, '/settings');
  await choose(other, 'kiosque.json', copy);
  await other.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(other.getByText('Données reprises.')).toBeVisible();
  await choose(other, 'kiosque.json', copy);
  await expect(other.getByText('Kiosque : tout est déjà là.')).toBeVisible();
  await open(other, '/saved');
  await expect(getHeadlines(other)).toHaveText(headlines.toReversed());
  await expect(other.getByRole('link', { name: 'Favoris (1)' })).toBeVisible();
  await context.close();
});

test('Pages of Pocket come in after a look at them, once, and go again with « Annuler »', async ({
  page,
}) => {
  await open(page, '/settings');
  const site = new URL('/', page.url()).href;
  const pocket = [
    'title,url,time_added,tags,status',
    `Notre article,${site}article/${first.slug},1600000000,mobile|à citer,unread`,
    'Ailleurs,https://example.org/page,1600000001,,archive',
    'Un piège,javascript:alert(1),1600000002,,unread',
  ].join('\n');

  await choose(page, 'pocket.csv', pocket);
  await expect(page.getByText('Pocket : 2 pages nouvelles.')).toBeVisible();
  await expect(page.getByText('Une ligne n’a pas pu être lue')).toBeVisible();
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await choose(page, 'pocket.csv', pocket);
  await expect(page.getByText('Pocket : tout est déjà là.')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler l’import' }).click();
  await open(page, '/saved');

  await expect(getHeadlines(page)).toHaveText(['Ailleurs', first.headline]);
  await expect(page.getByRole('link', { name: 'Ailleurs' })).toHaveAttribute(
    'href',
    'https://example.org/page',
  );
  await expect(page.getByRole('link', { name: 'à citer (1)' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'À lire (1)' })).toBeVisible();
});

test('An import is undone in one step; a file that is nothing of the kind is told so', async ({ page }) => {
  await open(page, '/settings');
  await choose(page, 'photo.csv', 'nothing to see\n1,2,3');
  await expect(page.getByText(/^photo\.csv\s: ce fichier n’est ni une copie de Kiosque/)).toBeVisible();

  await choose(
    page,
    'signets.html',
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="https://example.org/" ADD_DATE="1600000000">Ailleurs</A></DL>',
  );
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  const undo = page.getByRole('button', { name: 'Annuler', exact: true });
  await undo.click();
  await expect(undo).toBeHidden();
  await open(page, '/saved');

  await expect(getStatus(page).first()).toHaveText('Aucune page enregistrée');
});

test('Saved pages leave as bookmarks, as a table, as notes, and lists as feeds', async ({ page }) => {
  const [headline = ''] = await saveStories(page, 1);
  await open(page, '/category/mobile');
  const save = page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true });
  await save.click();
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await open(page, '/settings');

  expect(await download(page, 'Signets pour navigateurs')).toContain(`>${headline}</A>`);
  expect(await download(page, 'Tableau (CSV)')).toContain(headline);
  expect(await download(page, 'Notes (Markdown)')).toContain(headline);
  expect(await download(page, 'Flux des listes (OPML)')).toContain('/feeds/category/mobile/rss.xml');
});

test('Who comes back to a browser that has erased everything is led to a copy (S07)', async ({
  page,
  context,
}) => {
  const headlines = await saveStories(page, 2);
  await open(page, '/settings');
  const copy = await download(page, 'Tout, en un fichier');
  const { origin } = new URL(page.url());
  await page.goto('about:blank');
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await open(page, '/saved');
  await expect(getStatus(page).first()).toHaveText('Aucune page enregistrée');

  await page.getByRole('link', { name: 'Reprendre des données' }).click();
  await choose(page, 'kiosque.json', copy);
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(page.getByText('Données reprises.')).toBeVisible();
  await open(page, '/saved');

  await expect(getHeadlines(page)).toHaveText(headlines.toReversed());
});
