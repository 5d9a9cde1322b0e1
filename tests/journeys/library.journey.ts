import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../support/journey.ts';
import { articles } from './content.ts';
import { getHeadlines, getStatus, open, saveStories } from './pages.ts';

const [first, second, third] = articles;
if (first === undefined || second === undefined || third === undefined)
  throw new Error('src/content · expected three articles · found fewer');

function getRow(page: Page, headline: string) {
  return page
    .getByRole('region', { name: 'Articles' })
    .locator('div')
    .filter({ has: page.getByRole('link', { name: headline, exact: true }) })
    .first();
}

test('« À lire », favourites, a collection, labels and a note: all of it is there after a reload', async ({
  page,
}) => {
  const [one = '', two = '', three = ''] = await saveStories(page, 3);
  await open(page, '/saved');
  const row = getRow(page, two);

  await row.getByRole('button', { name: 'Favori' }).click();
  await row.getByRole('button', { name: 'À lire' }).click();
  await row.getByText('Classer', { exact: true }).click();
  await row.getByRole('combobox', { name: 'Collection' }).fill('Voyage à Rome');
  await row.getByRole('button', { name: 'Garder' }).click();
  await row.getByRole('combobox', { name: 'Ajouter une étiquette' }).fill('à citer');
  await row.getByRole('combobox', { name: 'Ajouter une étiquette' }).press('Enter');
  await row.getByRole('textbox', { name: 'Note' }).fill('Relire la fin.\nEt le début.');
  await row.getByRole('textbox', { name: 'Note' }).blur();
  await expect(page.getByText('Note gardée')).toBeVisible();
  await page.getByRole('checkbox').first().check();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.reload();

  await expect(getStatus(page).first()).toHaveText('3 pages enregistrées');
  await expect(getRow(page, two)).toContainText('Relire la fin.');
  await page.getByRole('link', { name: 'À lire (2)' }).click();
  await expect(page).toHaveURL('/saved?list=later');
  await expect(getHeadlines(page)).toHaveText([three, one]);
  await page.getByRole('link', { name: 'Favoris (1)' }).click();
  await expect(getHeadlines(page)).toHaveText([two]);
  await page.getByRole('link', { name: 'Voyage à Rome (1)' }).click();
  await expect(getHeadlines(page)).toHaveText([two]);
  await page.getByRole('link', { name: 'à citer (1)' }).click();
  await expect(getHeadlines(page)).toHaveText([two]);
  await page.getByRole('link', { name: 'Tout (3)' }).click();
  await page.getByRole('searchbox').fill('debut');
  await expect(page).toHaveURL('/saved?q=debut');
  await expect(getStatus(page).first()).toHaveText('1 sur 3 pages enregistrées');
  await expect(getHeadlines(page)).toHaveText([two]);
});

test('Saved pages are put in order by date of saving, of publication, and by title', async ({ page }) => {
  const headlines = await saveStories(page, 3);
  await open(page, '/saved');
  const order = page.getByRole('combobox', { name: 'Ordre' });

  await expect(getHeadlines(page)).toHaveText(headlines.toReversed());
  await order.selectOption('Enregistrées il y a longtemps');
  await expect(getHeadlines(page)).toHaveText([...headlines]);
  await order.selectOption('Date de parution');
  await expect(getHeadlines(page)).toHaveText([...headlines]);
  await order.selectOption('Titre');
  await expect(page).toHaveURL('/saved?order=title');
  await expect(getHeadlines(page)).toHaveText(headlines.toSorted((a, b) => a.localeCompare(b, 'fr')));
});

test('Several pages are filed and removed in one step, and one step brings them back', async ({ page }) => {
  const headlines = await saveStories(page, 4);
  await open(page, '/saved');
  const bar = page.getByRole('region', { name: 'Pages choisies' });

  await page.getByRole('checkbox', { name: `Choisir : ${headlines[0]}` }).check();
  await expect(bar.getByRole('status')).toHaveText('Une page choisie');
  await bar.getByRole('button', { name: 'Tout choisir (4)' }).click();
  await bar.getByRole('combobox', { name: 'Collection' }).fill('Dimanche');
  await bar.getByRole('button', { name: 'Garder' }).click();
  await expect(page.getByRole('link', { name: 'Dimanche (4)' })).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('link', { name: 'Dimanche (4)' })).toHaveCount(0);

  await page.getByRole('checkbox', { name: `Choisir : ${headlines[0]}` }).check();
  await page.getByRole('checkbox', { name: `Choisir : ${headlines[2]}` }).check();
  await bar.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(getStatus(page).first()).toHaveText('2 pages enregistrées');
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(getHeadlines(page)).toHaveText(headlines.toReversed());
});

test('A saved list says how many of its articles are new since it was last seen', async ({ page }) => {
  await open(page, '/category/mobile');
  await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect.poll(() => changeSeen(page, 0)).toBe(1);
  await open(page, '/saved');
  const list = page.getByRole('region', { name: 'Listes' }).getByRole('article');
  await expect(list).toContainText('Enregistré le');
  await expect(list).not.toContainText('depuis votre dernière visite');

  // As it was two articles of the section ago.
  const [, older] = articles.filter(({ category }) => category === 'mobile');
  const back = articles.indexOf(older ?? first) + 1;
  await changeSeen(page, -back);
  await page.reload();

  await expect(list).toContainText('2 nouveaux depuis votre dernière visite');
  await list.getByRole('link').click();
  await expect(page).toHaveURL('/category/mobile');
  await expect(
    page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }),
  ).toHaveAttribute('aria-pressed', 'true');
  await page.waitForTimeout(300);
  await open(page, '/saved');
  await expect(list).toContainText('Enregistré le');
  await expect(list).not.toContainText('depuis votre dernière visite');
});

/** Moves how far lists have been seen by so many articles; gives the number of lists. */
function changeSeen(page: Page, by: number): Promise<number> {
  return page.evaluate(async (step) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('kiosque');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('IndexedDB did not open')));
    });
    const store = database.transaction('facts', 'readwrite').objectStore('facts');
    const facts = await new Promise<{ key: string; value: { next: number } }[]>((resolve) => {
      const reading = store.getAll(IDBKeyRange.bound('seen ', 'seen!'));
      reading.addEventListener('success', () => resolve(reading.result));
    });
    for (const fact of facts) store.put({ ...fact, value: { ...fact.value, next: fact.value.next + step } });
    await new Promise((resolve) => store.transaction.addEventListener('complete', resolve));
    database.close();
    return facts.length;
  }, by);
}
