import type { Page } from '@playwright/test';

import { offlineMessages } from '../../src/messages/offline.ts';
import { expect, test as base } from '../support/fault-journey.ts';
import { expectAccessible } from '../support/journey.ts';
import { publishNewer } from '../support/newer-edition.ts';
import { articles } from './content.ts';
import { expectPlace, findFocus, findPlace, getHeadlines, open, reach, scrollTo } from './pages.ts';

const NEWEST = articles[0]?.published.getTime() ?? 0;
const after = (minutes: number) => new Date(NEWEST + minutes * 60_000).toISOString();
const old = articles[20];

/** Three articles on top of the archive, two of them about games, and one that comes late to an old place. */
const NEWS = [
  { id: 'nouveau-jeu', title: 'Un jeu nouveau', date_published: after(1), category: 'jeux' },
  { id: 'nouveau-monde', title: 'Un monde nouveau', date_published: after(2), category: 'jeux' },
  { id: 'nouveau-renard', title: 'Un renard nouveau', date_published: after(3), category: 'mobile' },
  {
    id: 'retardataire',
    title: 'Un article en retard',
    date_published: old?.published.toISOString() ?? '',
    category: 'sciences',
  },
].map(({ category, ...item }) => ({ ...item, tags: ['Xiaomi'], _kiosque: { category } }));

const test = base.extend<object, { newer: string }>({
  newer: [
    // Playwright reads the names of what a fixture needs.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const { folder, remove } = await publishNewer(NEWS);
      await provide(folder);
      remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const { fr, en } = { fr: offlineMessages.fr, en: offlineMessages.en };
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

/** Chooses settings before a page opens. */
async function choose(page: Page, data: object): Promise<void> {
  await page.addInitScript(
    (stored) => localStorage.setItem('kiosque.settings', JSON.stringify({ v: 1, data: stored })),
    data,
  );
}

/** The code that looks for editions has come: it puts its part into the frame. */
async function expectWatching(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('work-at-rest')),
  );
}

/** There is a network again, or the browser says so: that is looked after at once. */
async function reconnect(page: Page): Promise<void> {
  await expectWatching(page);
  await page.waitForTimeout(300);
  await page.evaluate(() => dispatchEvent(new Event('online')));
}

const offer = (page: Page, count: number, words = fr) =>
  page.getByRole('button', { name: plain(`${words.newArticles(count)} ${words.insert}`) });

test('A new edition is offered above the list of a category, exactly, and moves nothing until it is asked for', async ({
  page,
  server,
  newer,
}) => {
  await open(page, '/category/jeux');
  const before = await getHeadlines(page).allTextContents();
  const place = await scrollTo(page, await reach(page, 3));
  server.deploy(newer);

  await reconnect(page);

  await expect(offer(page, 2)).toBeVisible();
  await expect(page.locator('[aria-live=polite]')).toHaveText(plain(fr.newArticles(2)));
  await expectPlace(page, place);
  await expectAccessible(page);

  await offer(page, 2).click();

  await expect(getHeadlines(page).first()).toHaveText('Un monde nouveau');
  await expect(getHeadlines(page).nth(1)).toHaveText('Un jeu nouveau');
  await expect(getHeadlines(page).nth(2)).toHaveText(before[0] ?? '');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await findFocus(page)).toBe('h1');
  await expect(offer(page, 2)).toHaveCount(0);
});

test('The front page stays as it is, behind an article too, and shows the new ones first when asked', async ({
  page,
  server,
  newer,
}) => {
  await open(page, '/');
  const before = await getHeadlines(page).allTextContents();
  server.deploy(newer);
  await reconnect(page);
  await expect(offer(page, 4)).toBeVisible();

  const link = getHeadlines(page).nth(3);
  const place = await scrollTo(page, link);
  await link.click();
  await expect(page).toHaveURL(/\/article\//);
  await expect(offer(page, 4)).toHaveCount(0);
  await page.goBack();

  await expect(offer(page, 4)).toBeVisible();
  await expectPlace(page, place);
  expect(await getHeadlines(page).allTextContents()).toEqual(before);

  await offer(page, 4).focus();
  await page.keyboard.press('Enter');

  await expect(getHeadlines(page).filter({ hasText: 'Un renard nouveau' }).first()).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await findFocus(page)).toBe('h1');
});

test('A filter is offered what it would find, and a list that gains nothing is offered nothing', async ({
  page,
  server,
  newer,
}) => {
  await open(page, '/?tag=xiaomi&category=jeux');
  await expect(page.getByRole('main').getByRole('status')).toBeVisible();
  server.deploy(newer);
  await reconnect(page);
  await expect(offer(page, 2)).toBeVisible();
  await offer(page, 2).click();
  await expect(getHeadlines(page).first()).toHaveText('Un monde nouveau');

  await page.goto('/category/ordinateurs');
  await expectWatching(page);
  const looked = page.waitForResponse(/edition\.json$/);
  await reconnect(page);
  await looked;

  await expect(page.getByRole('button', { name: fr.insert })).toHaveCount(0);
});

test('The next list that is opened is of the new edition', async ({ page, server, newer }) => {
  await open(page, '/category/mobile');
  server.deploy(newer);
  await reconnect(page);
  await expect(offer(page, 1)).toBeVisible();

  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Jeux' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeux');
  await expect(getHeadlines(page).first()).toHaveText('Un monde nouveau');
  await expect(page.getByRole('button', { name: fr.insert })).toHaveCount(0);
  // The way back leads to the list as it was left.
  await page.goBack();
  await expect(getHeadlines(page).first()).not.toHaveText('Un renard nouveau');
  await expect(offer(page, 1)).toBeVisible();
});

test('A page that is seen again looks for a new edition, but no sooner than after some minutes', async ({
  page,
  server,
  newer,
}) => {
  await open(page, '/');
  server.deploy(newer);
  await expectWatching(page);
  const focus = () => page.evaluate(() => dispatchEvent(new Event('focus')));

  await focus();
  await page.waitForTimeout(300);
  expect(server.count('/edition/edition.json')).toBe(0);
  await page.clock.setFixedTime(Date.now() + 5 * 60_000);
  await focus();
  await focus();

  await expect(offer(page, 4)).toBeVisible();
  expect(server.count('/edition/edition.json')).toBe(1);
});

test('A list that is come back to after an hour is the list that was left, whatever has been published meanwhile', async ({
  page,
  server,
  newer,
}) => {
  await open(page, '/category/jeux');
  const headlines = await getHeadlines(page).allTextContents();
  server.deploy(newer);
  await page.clock.setFixedTime(Date.now() + 3_600_000);
  await getHeadlines(page).first().click();
  await expect(page).toHaveURL(/\/article\//);

  await page.goBack();
  await expect(page).toHaveURL(/\/category\/jeux$/);
  // What would be fetched by itself has come by then.
  await page.waitForTimeout(1000);

  expect(await getHeadlines(page).allTextContents()).toEqual(headlines);
});

test('New articles that do not arrive leave the list as it is, and may be asked for again', async ({
  page,
  server,
  newer,
  noise,
}) => {
  noise.allow(/404/);
  await open(page, '/category/jeux');
  const before = await getHeadlines(page).allTextContents();
  server.deploy(newer);
  await reconnect(page);
  await expect(offer(page, 2)).toBeVisible();
  server.fail('/edition/cards/*', { kind: 'status', status: 404 });
  server.fail('/edition/terms/*', { kind: 'status', status: 404 });

  await offer(page, 2).click();
  // Whether what is fetched already was enough or not, nothing is lost.
  server.heal();

  await expect(async () => {
    if ((await offer(page, 2).count()) > 0) await offer(page, 2).click();
    await expect(getHeadlines(page).first()).toHaveText('Un monde nouveau', { timeout: 1000 });
  }).toPass();
  expect(before).not.toContain('Un monde nouveau');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The offer is accessible in English on a narrow phone, ${colorScheme}`, async ({
    page,
    server,
    newer,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme });
    await choose(page, { language: 'en' });
    await open(page, '/');
    const place = await findPlace(page);
    server.deploy(newer);
    await reconnect(page);

    await expect(offer(page, 4, en)).toBeVisible();

    await expectPlace(page, place);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
