import type { Page } from '@playwright/test';

import type { ArticleFile } from '../../src/model/edition.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';
import { pretendNetwork } from '../support/pretend-network.ts';
import { articles } from './content.ts';
import { expectArticle, findFocus, open, serveBare } from './pages.ts';

const [first, second] = articles;
if (first === undefined || second === undefined)
  throw new Error('src/content · expected two articles · found fewer');
const address = `/article/${first.slug}`;
const file = `**/edition/articles/${first.slug}.json`;
const CORRECTED = 'Ce qu’un juge a vraiment suspendu';
const ADDED = 'Correction\u00a0: une version antérieure de cet article se trompait de jour.';
const REMOVED = /^Xiaomi ne vendait pas ses téléphones aux États-Unis/;

/** What the reader saves: the article as it is today. */
async function saveArticle(page: Page, of = address): Promise<void> {
  await open(page, of);
  const button = page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

/** From now on the edition has another version: a headline, a word and two paragraphs are not the same. */
async function changeEdition(page: Page): Promise<void> {
  const response = await page.request.get(`/edition/articles/${first?.slug}.json`);
  // As the build under test has just emitted it.
  const article = (await response.json()) as ArticleFile;
  const body = article.body.flatMap((block): ArticleFile['body'] => {
    if (block.kind !== 'paragraph' || typeof block.runs[0] !== 'string') return [block];
    const [text] = block.runs;
    if (REMOVED.test(text)) return [];
    return [{ ...block, runs: [text.replace('Il restait trois jours', 'Il restait deux jours')] }];
  });
  const changed = {
    ...article,
    numbering: 'ffffffff',
    card: { ...article.card, minutes: 9, headline: CORRECTED },
    body: [...body, { kind: 'paragraph', runs: [ADDED] }],
  };
  await serveBare(page.context());
  await page.route(file, (route) => route.fulfill({ json: changed }));
}

async function loseArticle(page: Page): Promise<void> {
  await serveBare(page.context());
  await page.route(file, (route) => route.fulfill({ status: 404, body: '' }));
}

/** Waits until what is on the device has been read, by those who asked before, and shown. */
async function settle(page: Page): Promise<void> {
  await expect(
    page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }),
  ).toHaveAttribute('aria-pressed', 'true');
  await page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn++) {
      const opening = indexedDB.open('kiosque');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const counting = opening.result.transaction('copies').objectStore('copies').count();
      await new Promise((resolve) => counting.addEventListener('success', resolve));
      opening.result.close();
      await new Promise((resolve) => requestIdleCallback(resolve));
    }
  });
}

const getNote = (page: Page) => page.getByText('Cet article a changé depuis que vous l’avez enregistré le');
const getLink = (page: Page) => page.getByRole('link', { name: 'Voir ce qui a changé' });
const getComparison = (page: Page) => page.getByRole('dialog', { name: 'Ce qui a changé' });

test('A saved article that has changed says so, shows what has changed, and gives way when the reader says so', async ({
  page,
}) => {
  await saveArticle(page);
  await changeEdition(page);

  await open(page, address);
  await expectArticle(page, CORRECTED);
  await expect(getNote(page)).toBeVisible();
  await getLink(page).click();

  const comparison = getComparison(page);
  await expect(page).toHaveURL(`${address}#since-saved`);
  await expect(comparison.getByRole('deletion').filter({ hasText: 'trois' })).toContainText('retiré');
  await expect(comparison.getByRole('insertion').filter({ hasText: 'deux' })).toContainText('ajouté');
  await expect(comparison.getByRole('insertion').filter({ hasText: ADDED })).toBeVisible();
  await expect(comparison.getByRole('deletion').filter({ hasText: REMOVED })).toBeVisible();
  await expect(comparison.getByText('Titre', { exact: true })).toBeVisible();
  await page.goBack();
  await expect(comparison).toBeHidden();
  await expect(page).toHaveURL(address);

  await getLink(page).click();
  await comparison.getByRole('button', { name: 'Garder cette version' }).click();
  await expect(comparison).toBeHidden();
  await expect(page.getByText('La version actuelle a pris la place de votre copie.')).toBeVisible();
  await expect(getNote(page)).toBeHidden();
  await page.reload();
  await expectArticle(page, CORRECTED);
  await settle(page);
  await expect(getNote(page)).toHaveCount(0);
});

test('« Annuler » gives the copy back that was kept before, with everything that was filed', async ({
  page,
}) => {
  await saveArticle(page);
  await open(page, '/saved');
  await page.getByRole('button', { name: 'Favori' }).click();
  await changeEdition(page);
  await open(page, `${address}#since-saved`);
  await getComparison(page).getByRole('button', { name: 'Garder cette version' }).click();
  await expect(getNote(page)).toBeHidden();

  await page.getByRole('button', { name: 'Annuler' }).click();

  await expect(getNote(page)).toBeVisible();
  await open(page, '/saved');
  await expect(page.getByRole('heading', { name: first.headline })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Favori' })).toHaveAttribute('aria-pressed', 'true');
});

test('The copy is read as it was saved, and the way back leads to the current version', async ({ page }) => {
  await saveArticle(page);
  await changeEdition(page);
  await open(page, address);

  await getLink(page).click();
  await getComparison(page).getByRole('button', { name: 'Lire ma copie' }).click();

  await expectArticle(page, first.headline);
  await expect(page.getByText(REMOVED)).toBeVisible();
  await expect(page.getByText(ADDED)).toHaveCount(0);
  await page.getByRole('button', { name: 'Revenir à la version actuelle' }).click();
  await expectArticle(page, CORRECTED);
  await expect(getNote(page)).toBeVisible();
  // Removed and saved again, it is the current version that is saved.
  const button = page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true });
  await button.click();
  await expect(getNote(page)).toHaveCount(0);
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expectArticle(page, CORRECTED);
  await settle(page);
  await expect(getNote(page)).toHaveCount(0);
});

test('The shelf says which articles have changed, and leads to what has changed', async ({ page }) => {
  await saveArticle(page);
  await changeEdition(page);
  await open(page, '/saved');

  await page
    .getByRole('link', { name: `Modifié depuis : voir ce qui a changé dans ${first.headline}` })
    .click();

  await expect(getComparison(page).getByRole('insertion').filter({ hasText: ADDED })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(getComparison(page)).toBeHidden();
  await expect(page).toHaveURL(address);
  await expectArticle(page, CORRECTED);
});

test('Who saves data is asked nothing of by the shelf', async ({ page }) => {
  await saveArticle(page);
  await changeEdition(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await pretendNetwork(page, { saveData: true });

  await open(page, '/saved');
  await expect(page.getByRole('heading', { name: first.headline })).toBeVisible();
  await page.waitForLoadState('networkidle');

  expect(asked.filter((path) => path.includes('/edition/articles/'))).toEqual([]);
  await expect(page.getByText('Modifié depuis')).toHaveCount(0);
});

test('An article that the edition has lost is still read, and both places say so (J15)', async ({
  page,
  noise,
}) => {
  noise.allow(/404 .*edition/);
  await saveArticle(page);
  await loseArticle(page);

  await open(page, '/saved');
  await expect(page.getByText('N’est plus dans l’édition')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('heading', { name: first.headline }).getByRole('link').click();

  await expectArticle(page, first.headline);
  await expect(page.getByText('L’édition n’a plus d’article à cette adresse.')).toBeVisible();
  await expect(page.getByText(REMOVED)).toBeVisible();
  await expectAccessible(page);
});

test('Without network nothing is said of what the edition has', async ({ page, context, noise }) => {
  noise.allow(/Failed to load resource/);
  await saveArticle(page);
  await page.route(file, (route) => route.abort());
  // With the code at hand of articles, and of what could be said.
  const code = page.waitForResponse(/version-note.*\.js/);
  await saveArticle(page, `/article/${second.slug}`);
  await (await code).finished();
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Enregistrés/ })
    .click();
  const story = page.getByRole('heading', { name: first.headline }).getByRole('link');
  await expect(story).toBeVisible();
  await context.setOffline(true);

  await story.click();

  await expectArticle(page, first.headline);
  await expect(page.getByText(REMOVED)).toBeVisible();
  await settle(page);
  await expect(getNote(page)).toHaveCount(0);
  await expect(page.getByText('L’édition n’a plus d’article')).toHaveCount(0);
});

test('An article that is not saved says nothing, and brings no code for it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await changeEdition(page);

  await open(page, address);
  await expectArticle(page, CORRECTED);
  await page.waitForLoadState('networkidle');

  await expect(getNote(page)).toHaveCount(0);
  expect(asked.filter((url) => /version-note|comparison|article-parts/.test(url))).toEqual([]);
});

test('All of it is done by keyboard, in English, at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await saveArticle(page);
  await changeEdition(page);
  await choose(page, { language: 'en' });
  await open(page, address);
  const link = page.getByRole('link', { name: 'See what has changed' });
  await expect(link).toBeVisible();
  await expectAccessible(page);

  await link.focus();
  await page.keyboard.press('Enter');
  const comparison = page.getByRole('dialog', { name: 'What has changed' });
  await expect(comparison.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(comparison).toBeHidden();
  await expect.poll(() => findFocus(page)).toBe('#since-saved');
  await page.keyboard.press('Enter');
  await comparison.getByRole('button', { name: 'Keep this version' }).press('Enter');

  await expect(page.getByText('The current version has taken the place of your copy.')).toBeVisible();
  await expect.poll(() => findFocus(page)).toBe('h1');
});

for (const theme of ['light', 'sepia', 'dark', 'black']) {
  test(`The comparison is accessible at 320 pixels in the ${theme} theme`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await saveArticle(page);
    await changeEdition(page);
    await choose(page, { theme });

    await open(page, address);
    await getLink(page).click();
    await getComparison(page).getByText('passages inchangés').first().press('Enter');

    await expectAccessible(page);
    expect(await getComparison(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(
      0,
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
}

async function choose(page: Page, data: object): Promise<void> {
  const text = JSON.stringify({ v: 1, data });
  await page.evaluate((settings) => localStorage.setItem('kiosque.settings', settings), text);
}
