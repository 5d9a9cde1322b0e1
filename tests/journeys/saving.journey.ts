import type { Page } from '@playwright/test';

import { expect, test } from '../support/journey.ts';
import { makeProfile, startKillable } from '../support/killable-browser.ts';
import { articles, findArticles } from './content.ts';
import { expectArticle, getHeadlines, getStatus, open } from './pages.ts';

const [first, second] = articles;
if (first === undefined || second === undefined)
  throw new Error('src/content · expected two articles · found fewer');
const address = `/article/${first.slug}`;

/** The button that saves the page itself, not one of its stories. */
function getSaveButton(page: Page) {
  return page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true });
}

async function save(page: Page): Promise<void> {
  await getSaveButton(page).click();
  await expect(getSaveButton(page)).toHaveAttribute('aria-pressed', 'true');
}

test('An article and a filtered list are kept under « Enregistrés », and lead back to themselves', async ({
  page,
}) => {
  await open(page, address);
  await save(page);
  await open(page, '/?tags=histoire&not=france');
  await save(page);

  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Enregistrés/ })
    .click();

  await expect(getStatus(page)).toHaveText('2 pages enregistrées');
  const lists = page.getByRole('region', { name: 'Listes' });
  await expect(lists.getByRole('article')).toContainText(
    `${findArticles({ tags: ['Histoire'], not: ['France'] }).length} articles`,
  );
  await lists.getByRole('link', { name: 'Tous les articles : Histoire, sauf France' }).click();
  await expect(page).toHaveURL('/?tags=histoire&not=france');
  await expect(getSaveButton(page)).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await page.getByRole('region', { name: 'Articles' }).getByRole('link', { name: first.headline }).click();
  await expectArticle(page, first.headline);
  await expect(getSaveButton(page)).toHaveAttribute('aria-pressed', 'true');
});

test('A story is saved from a list, and whole: it opens when its file has left the edition (J15)', async ({
  page,
  noise,
}) => {
  await open(page, '/category/mobile');
  const copied = page.waitForResponse(`**/edition/articles/${first.slug}.json`);
  const button = page.getByRole('button', { name: `Enregistrer : ${first.headline}` });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await (await copied).finished();
  await expect.poll(() => countCopies(page)).toBe(1);

  noise.allow(/404 .*edition/);
  await page.route(`**/edition/articles/${first.slug}.json`, (route) =>
    route.fulfill({ status: 404, body: '' }),
  );
  await open(page, '/saved');
  await getHeadlines(page).first().click();

  await expectArticle(page, first.headline);
  await expect(page.getByRole('article').getByText(first.standfirst)).toBeVisible();
  await expect(
    page.getByRole('main').getByRole('article').first().getByRole('paragraph').nth(4),
  ).toBeVisible();
  await page.reload();
  await expectArticle(page, first.headline);
});

test('Another tab sees at once what is saved and removed', async ({ page, context }) => {
  await open(page, address);
  const shelf = await context.newPage();
  await open(shelf, '/saved');
  await expect(shelf.getByText('Rien d’enregistré pour l’instant')).toBeVisible();
  const same = await context.newPage();
  await open(same, address);

  await save(page);

  await expect(getHeadlines(shelf)).toHaveText([first.headline]);
  await expect(getStatus(shelf)).toHaveText('1 page enregistrée');
  await expect(getSaveButton(same)).toHaveAttribute('aria-pressed', 'true');
  await getSaveButton(same).click();
  await expect(getSaveButton(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(getHeadlines(shelf)).toHaveCount(0);
});

test('What is removed comes back with « Annuler », in its place', async ({ page }) => {
  await open(page, address);
  await save(page);
  await open(page, `/article/${second.slug}`);
  await save(page);
  await open(page, '/category/mobile');
  await save(page);
  await open(page, '/saved');
  await expect(getHeadlines(page)).toHaveText(['Mobile', second.headline, first.headline]);

  await page.getByRole('button', { name: `Enregistrer : ${second.headline}` }).click();
  await expect(getHeadlines(page)).toHaveText(['Mobile', first.headline]);
  await expect(page.getByText(`« ${second.headline} » n’est plus enregistré.`)).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(getHeadlines(page)).toHaveText(['Mobile', second.headline, first.headline]);

  await page.getByRole('button', { name: 'Retirer : Mobile' }).click();
  await expect(getHeadlines(page)).toHaveText([second.headline, first.headline]);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(getStatus(page)).toHaveText('3 pages enregistrées');
});

test('Saved articles are filtered by their topics', async ({ page }) => {
  await open(page, '/?tags=histoire');
  const some = findArticles({ tags: ['Histoire'] }).slice(0, 3);
  for (const { headline } of some) {
    const button = page.getByRole('button', { name: `Enregistrer : ${headline}` });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }
  const [tag = ''] = some[0]?.tags.filter((name) => name !== 'Histoire') ?? [];
  await open(page, '/saved');

  await page
    .getByRole('region', { name: 'Sujets présents' })
    .getByRole('link', { name: `${tag}, exclure` })
    .click();

  await expect(getHeadlines(page)).toHaveText(
    some
      .filter(({ tags }) => !tags.includes(tag))
      .toReversed()
      .map(({ headline }) => headline),
  );
});

test('What the button says is saved survives the death of the browser (S09)', async ({
  baseURL,
  launchOptions,
}) => {
  const [folder, removeProfile] = makeProfile();
  try {
    const before = await startKillable(folder, launchOptions);
    const page = await before.context.newPage();
    await open(page, `${baseURL}${address}`);

    await getSaveButton(page).click();
    await page.waitForSelector('main button[aria-pressed=true]');
    await before.kill();

    const after = await startKillable(folder, launchOptions);
    const shelf = await after.context.newPage();
    await open(shelf, `${baseURL}/saved`);
    await expect(getHeadlines(shelf)).toHaveText([first.headline]);
    await after.context.close();
  } finally {
    removeProfile();
  }
});

test('A tab that was frozen shows, once it goes on, what happened meanwhile, and loses none of it (T03)', async ({
  page,
  context,
}) => {
  await open(page, '/saved');
  const other = await context.newPage();
  await open(other, address);
  const session = await context.newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await save(other);
  await open(other, '/saved');
  await other.getByRole('button', { name: 'Favori' }).click();
  await expect(other.getByRole('link', { name: 'Favoris (1)' })).toBeVisible();

  await session.send('Page.setWebLifecycleState', { state: 'active' });

  await expect(getHeadlines(page)).toHaveText([first.headline]);
  await page.getByRole('button', { name: 'À lire' }).click();
  await expect(page.getByRole('link', { name: 'À lire (0)' })).toBeVisible();
  await expect(other.getByRole('link', { name: 'À lire (0)' })).toBeVisible();
  await expect(other.getByRole('link', { name: 'Favoris (1)' })).toBeVisible();
});

test('A tab beside one of a newer version says so, and calls nothing saved (T04)', async ({
  page,
  context,
}) => {
  await open(page, address);
  const newer = await context.newPage();
  await newer.goto('/404.html');
  await newer.evaluate(async () => {
    const opening = indexedDB.open('kiosque', 1000);
    await new Promise((resolve) => {
      opening.addEventListener('success', resolve);
    });
  });

  await getSaveButton(page).click();

  await expect(page.getByText(/^Une version plus récente de Kiosque est ouverte/)).toBeVisible();
  await expect(getSaveButton(page)).toHaveAttribute('aria-pressed', 'false');
});

/** How many saved articles are on the device with their full text. */
function countCopies(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('kiosque');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('IndexedDB did not open')));
    });
    const count = await new Promise<number>((resolve, reject) => {
      const counting = database.transaction('copies').objectStore('copies').count();
      counting.addEventListener('success', () => resolve(counting.result));
      counting.addEventListener('error', () => reject(new Error('IndexedDB did not count')));
    });
    database.close();
    return count;
  });
}

test('A tab of an older version that holds the library is told of, and what was kept is there once it is closed (S11)', async ({
  page,
  context,
}) => {
  const old = await context.newPage();
  await old.goto('/icon.svg');
  await old.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('kiosque', 1);
        opening.addEventListener('upgradeneeded', () => {
          const saved = opening.result.createObjectStore('saved', { keyPath: 'key' });
          saved.put({
            v: 1,
            savedBy: 'old',
            key: '/tag/5g',
            savedAt: 1_600_000_000_000,
            page: { kind: 'list', title: 'Les ondes', description: '3 articles' },
          });
          opening.result.createObjectStore('copies');
          opening.result.createObjectStore('aside', { autoIncrement: true });
        });
        // It does not listen to newer versions, and so stays in their way.
        opening.addEventListener('success', () => resolve());
        opening.addEventListener('error', () => reject(new Error('IndexedDB did not open')));
      }),
  );

  await page.goto('/saved');
  const notice = page.getByText(/^Un onglet d’une version plus ancienne retient/);
  await expect(notice).toBeVisible();
  await old.close();

  await expect(notice).toBeHidden();
  await expect(page.getByRole('link', { name: 'Les ondes' })).toBeVisible();
});
