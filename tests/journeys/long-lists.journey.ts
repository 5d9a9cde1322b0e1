import type { BrowserContext, Page } from '@playwright/test';

import { fr } from '../../src/messages/fr.ts';
import type { EditionInput } from '../support/make-edition.ts';
import { makeArchive, makeEdition, makeNewestArticle } from '../support/make-edition.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';
import { makeRandom } from '../support/make-random.ts';
import { expectArticle, expectPlace, findPlace, getHeadlines, open, reach, serveBare } from './pages.ts';

const ALL = '/?sort=newest';
const ARTICLES = 2000;
/** Rows in the document at most, whatever the length of the list. */
const MOST_ROWS = 120;
const PHONE = { width: 390, height: 720 };

/** An archive whose rows are one to five lines high. */
function makeLongArchive(newer = 0): EditionInput {
  const random = makeRandom(7);
  const input = makeArchive(ARTICLES);
  const articles = input.articles.map(({ article, ...rest }) => ({
    ...rest,
    article: {
      ...article,
      headline: `${article.headline}${' et le corbeau'.repeat(random.number(12))}`,
      standfirst: 'Un mot de plus. '.repeat(1 + random.number(12)).trim(),
    },
  }));
  const news = Array.from({ length: newer }, (_, n) =>
    makeNewestArticle({ id: `la-une-${n}`, headline: `La une ${n}` }),
  );
  return { ...input, articles: [...articles, ...news] };
}

/** What each context serves: one route for its whole life, for between two routes a request would reach the server. */
const served = new WeakMap<BrowserContext, ReadonlyMap<string, string>>();

/** Serves an edition in place of the sample archive's, or of the one before it. */
async function serve(context: BrowserContext, input: EditionInput): Promise<void> {
  const isFirst = !served.has(context);
  served.set(context, makeEdition(input).files);
  if (!isFirst) return;
  await serveBare(context);
  await context.route('**/edition/**', (route) => {
    const body = served.get(context)?.get(new URL(route.request().url()).pathname.slice(1));
    return body === undefined
      ? route.fulfill({ status: 404, body: '' })
      : route.fulfill({ contentType: 'application/json', body });
  });
}

/** Scrolls by parts of a window until an article is above its lower edge; tells the most rows that stood on the way. */
async function scrollPast(page: Page, position: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    let most = 0;
    const limit = performance.now() + 20_000;
    for (;;) {
      const rows = [...document.querySelectorAll('main article')];
      most = Math.max(most, rows.length);
      const seen = rows.filter((row) => row.getBoundingClientRect().top < innerHeight);
      if (Number(seen.at(-1)?.ariaPosInSet) > wanted || performance.now() > limit) return most;
      scrollBy(0, innerHeight * 0.7);
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }, position);
}

/** A picture of any width. */
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"></svg>';

/** Runs in the page: how many pictures of the list in the window are there. */
function countPictures(): number {
  return [...document.querySelectorAll<HTMLImageElement>('main article img')].filter(
    (image) => image.complete && image.naturalWidth > 0,
  ).length;
}

/** Waits until nothing is on its way and the place is kept, which takes a pause of the reader. */
async function pause(page: Page): Promise<void> {
  await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0);
  await expect.poll(async () => (await findPlace(page)).href).not.toBe('');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
}

function hasTag(tags: readonly string[], slug: string): boolean {
  return tags.some((tag) => tag.toLowerCase().replace(' ', '-') === slug);
}

test.beforeEach(({ context }) => serve(context, makeLongArchive()));

test('Far down a list only the rows near the window are in the document (J16)', async ({ page }) => {
  await open(page, ALL);

  const most = await scrollPast(page, 300);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(20_000);
  // On a slow machine one section is read while the next is on its way.
  expect(most).toBeGreaterThanOrEqual(10);
  expect(most).toBeLessThanOrEqual(MOST_ROWS);

  // What the reader sees, and what a search within the page finds around it, is text.
  await pause(page);
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('main article')].map((row) => ({
      posinset: Number(row.ariaPosInSet),
      setsize: Number(row.ariaSetSize),
      headline: row.querySelector('h2')?.textContent ?? '',
      isSeen: row.getBoundingClientRect().bottom > 0 && row.getBoundingClientRect().top < innerHeight,
    })),
  );
  expect(rows.filter(({ isSeen }) => isSeen).length).toBeGreaterThan(2);
  const [first] = rows;
  for (const [index, { posinset, setsize, headline }] of rows.entries()) {
    expect([posinset, setsize]).toEqual([(first?.posinset ?? 0) + index, ARTICLES]);
    expect(headline).toContain('Renard');
  }
  await expectAccessible(page);
});

test('Scrolling back up shows the same rows at the same heights', async ({ page }) => {
  await open(page, ALL);
  await scrollPast(page, 40);
  await pause(page);
  const [before, y] = [await findPlace(page), await page.evaluate(() => scrollY)];
  await scrollPast(page, 200);

  // As a reader does, not with one leap.
  await page.evaluate(async (end) => {
    for (let at = scrollY; at > end;) {
      at = Math.max(end, scrollY - innerHeight * 0.7);
      scrollTo(0, at);
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }, y);

  await expectPlace(page, before);
});

for (const [way, comeBack] of [
  ['Back', (page: Page) => page.goBack()],
  ['« Fermer »', (page: Page) => page.getByRole('link', { name: 'Fermer', exact: true }).click()],
] as const) {
  test(`${way} leads back to the same row far down the list`, async ({ page }) => {
    await open(page, ALL);
    await scrollPast(page, 150);
    await pause(page);
    const place = await findPlace(page);
    const link = page.getByRole('main').locator(`article h2 a[href="${place.href}"]`);
    const headline = (await link.textContent()) ?? '';
    await link.dispatchEvent('click');
    await expectArticle(page, headline);

    await comeBack(page);

    await expectPlace(page, place);
    await pause(page);
    await expectPlace(page, place);
  });
}

test('A reload leads back to the same row, and above it stand the rows that stood there', async ({
  page,
}) => {
  await open(page, ALL);
  await scrollPast(page, 150);
  await pause(page);
  const place = await findPlace(page);

  await page.reload();

  await expectPlace(page, place);
  await pause(page);
  await expectPlace(page, place);
  const position = Number(
    await page
      .getByRole('article')
      .filter({ has: page.locator(`[href="${place.href}"]`) })
      .getAttribute('aria-posinset'),
  );
  await page.evaluate(() => scrollBy(0, -2 * innerHeight));
  await pause(page);
  const above = await page.evaluate(() =>
    [...document.querySelectorAll('main article')]
      .filter((row) => row.getBoundingClientRect().bottom > 0)
      .map((row) => Number(row.ariaPosInSet)),
  );
  expect(above[0]).toBeLessThan(position);
  expect(above).toEqual(above.map((_, index) => (above[0] ?? 0) + index));
});

test('Another day a new tab opens the list at the row where it was left', async ({ page, context }) => {
  await open(page, ALL);
  await scrollPast(page, 150);
  await pause(page);
  const place = await findPlace(page);
  await page.close();

  const tab = await context.newPage();
  await tab.goto(ALL);

  await expectPlace(tab, place);
  await pause(tab);
  await expectPlace(tab, place);
});

test('The row is found again when thirty new articles stand before it', async ({ page, context }) => {
  await open(page, ALL);
  await scrollPast(page, 150);
  await pause(page);
  const place = await findPlace(page);
  await serve(context, makeLongArchive(30));

  await page.reload();

  await expectPlace(page, place);
});

test('In a window of another width the reader sees the same article first', async ({ page }) => {
  await open(page, ALL);
  await scrollPast(page, 150);
  await pause(page);
  const { href } = await findPlace(page);

  await page.setViewportSize(PHONE);
  await expect.poll(async () => (await findPlace(page)).href).toBe(href);
  await pause(page);
  expect((await findPlace(page)).href).toBe(href);

  await page.reload();
  await expect.poll(async () => (await findPlace(page)).href).toBe(href);
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect.poll(async () => (await findPlace(page)).href).toBe(href);
  await pause(page);
  await page.reload();
  await expect.poll(async () => (await findPlace(page)).href).toBe(href);
});

test('A headline keeps the focus when it is scrolled far away', async ({ page }) => {
  await open(page, ALL);
  const first = getHeadlines(page).first();
  await first.focus();
  expect(await scrollPast(page, 200)).toBeLessThanOrEqual(MOST_ROWS);

  await expect(first).toBeFocused();
});

test('Pictures that come late move nothing', async ({ page, context }) => {
  const input = makeLongArchive();
  const source = { kind: 'local' as const, stem: '0123456789abcdef' };
  const withPictures = input.articles.map((article, index) =>
    index % 3 === 0
      ? { ...article, picture: { alt: 'Un renard', width: 1600, height: 900, source } }
      : article,
  );
  await serve(context, { ...input, articles: withPictures });
  const late = Promise.withResolvers<void>();
  let pictures = 0;
  await context.route('**/media/**', async (route) => {
    await late.promise;
    pictures++;
    await route.fulfill({ contentType: 'image/svg+xml', body: PICTURE });
  });
  await open(page, ALL);
  await scrollPast(page, 60);
  await pause(page);
  const place = await findPlace(page);

  await page.reload();
  await expectPlace(page, place);
  late.resolve();
  await expect.poll(() => page.evaluate(countPictures)).toBeGreaterThan(0);
  await pause(page);

  await expectPlace(page, place);
  expect(pictures).toBeGreaterThan(0);
});

test('Page Down goes on from article to article beyond the first rows', async ({ page }) => {
  await open(page, ALL);
  await (await reach(page, 0)).focus();
  const findRow = () => page.evaluate(() => Number(document.activeElement?.closest('article')?.ariaPosInSet));
  for (let row = 1; row < 60; row++) {
    await page.keyboard.press('PageDown');
    await expect.poll(findRow).toBe(row + 1);
  }
});

test('An edition that is replaced while its list is open says so, and « Réessayer » shows the new one', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(/EditionError: edition\//);
  await open(page, ALL);
  // One article less: another numbering, as after a build without a ledger.
  const input = makeLongArchive();
  await serve(context, { ...input, articles: input.articles.slice(1) });

  const main = page.getByRole('main');
  const retry = main.getByRole('button', { name: fr.failure.retry }).first();
  const failure = main.getByText(fr.failure.replaced.replaceAll(/\s/g, ' '));
  // What was brought ahead of the reader is of the old edition, and still to be read.
  await expect(async () => {
    await page.evaluate(() => scrollBy(0, innerHeight));
    await expect(failure.first()).toBeVisible({ timeout: 200 });
  }).toPass();
  await retry.click();

  await expect(page.getByRole('main').getByRole('status')).toHaveText(/1\s999\sarticles/);
  await expect(failure).toHaveCount(0);
  await reach(page, 40);
});

test('An edition that is replaced between two choices of a filter shows the new one, and never both', async ({
  page,
  context,
}) => {
  await open(page, '/category/mobile');
  const topics = page.getByRole('region', { name: 'Sujets présents' });
  const choose = (nth: number) => topics.getByRole('listitem').nth(nth).getByRole('link').first().click();
  await choose(0);
  await expect(page).toHaveURL(/tags=/);
  await pause(page);
  // Every ordinal is another article's, and so is every tag.
  const input = makeLongArchive();
  const remaining = input.articles.slice(7);
  await serve(context, { ...input, articles: remaining });

  await choose(1);

  await expect(page).toHaveURL(/tags=[^&]+,/);
  const demanded = (new URL(page.url()).searchParams.get('tags') ?? '').split(',');
  const expected = remaining
    .filter(
      ({ article }) => article.category === 'mobile' && demanded.every((slug) => hasTag(article.tags, slug)),
    )
    .toSorted((a, b) => b.article.published.localeCompare(a.article.published));
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    new RegExp(`^${expected.length}\\sarticles?$`),
  );
  const shown = await getHeadlines(page).allTextContents();
  expect(shown).toEqual(expected.slice(0, shown.length).map(({ article }) => article.headline));
});

test('A list that has become shorter than the place that is remembered opens at its end', async ({
  page,
  context,
}) => {
  await open(page, '/?sort=oldest');
  await scrollPast(page, 60);
  await pause(page);
  const input = makeLongArchive();
  await serve(context, { ...input, articles: input.articles.slice(0, 30) });

  await page.reload();

  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^30\sarticles$/);
  const last = page.locator('main [aria-posinset="30"] h2');
  await expect(last).toBeInViewport();
  await pause(page);
  await expect(last).toBeInViewport();
});

test('A filtered list that ends before the place that is remembered opens at its end', async ({ page }) => {
  const address = '/category/mobile?not=tag-1';
  const place = { article: 'gone', offset: 40, position: 5000 };
  await page.addInitScript(
    (entries) => localStorage.setItem('kiosque.places', JSON.stringify(entries)),
    [[address, place]],
  );

  await page.goto(address);

  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^\d+\sarticles$/);
  const row = page.locator('main article').last();
  await expect(row).toBeInViewport();
  await pause(page);
  await expect(row).toBeInViewport();
  expect(await row.getAttribute('aria-posinset')).toBe(await row.getAttribute('aria-setsize'));
});

test('Counts that do not come leave the first articles, and come with another try', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(/EditionError: edition\//);
  noise.allow(/404/);
  const chunks = /[/]edition[/]terms[/]category-mobile[.][01][.]json/;
  await context.route(chunks, (route) => route.fulfill({ status: 404, body: '' }));
  await open(page, '/category/mobile?not=tag-79');

  const main = page.getByRole('main');
  await expect(main.getByText(fr.failure.part)).toBeVisible();
  await expect(main.getByRole('status')).toHaveText(/^Au moins \d+\sarticles$/);
  await expect(getHeadlines(page).first()).toBeVisible();

  await context.unroute(chunks);
  await main.getByRole('button', { name: fr.failure.retry }).first().click();
  await expect(main.getByRole('status')).toHaveText(/^\d+\sarticles$/);
  await expect(main.getByText(fr.failure.part)).toHaveCount(0);
});
