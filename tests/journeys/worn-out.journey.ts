import type { ArticleFile } from '../../src/model/edition.ts';
import { fr } from '../../src/messages/fr.ts';
import { fillLibrary } from '../support/fill-library.ts';
import { expect, test } from '../support/journey.ts';
import { articles, findArticle } from './content.ts';
import { expectArticle, expectAwake, findFocus, getHeadlines, open, serveBare } from './pages.ts';

/*
 * Articles that are not as they should be, devices that are slow, and readers who have been here for years.
 */

const ARTICLE = findArticle('xiaomi-juge-suspend-liste-noire');
const NOTED = findArticle('wikipedia-en-francais-histoire');

test.describe('without JavaScript (E03)', () => {
  test.use({ javaScriptEnabled: false });

  test('pages stand and lead on, and those that need it say so', async ({ page }) => {
    await page.goto('/');
    const link = getHeadlines(page).first();
    const headline = (await link.textContent()) ?? '';
    await link.click();
    await expectArticle(page, headline);
    for (const address of ['/saved', '/history', '/settings', '/share?url=https://renards.example/']) {
      await page.goto(address);
      await expect(page.locator('main noscript p')).toContainText('JavaScript');
      await expect(page.getByRole('banner').getByRole('link').first()).toBeVisible();
    }
  });
});

test('A device that is six times slower opens forty articles, and holds no more than after ten (E04)', async ({
  page,
  context,
  noise,
}) => {
  test.setTimeout(180_000);
  // The front page's own picture, which a host of files announces for every list of that address.
  noise.allow(/preloaded using link preload but not used/);
  await open(page, '/?sort=newest');
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const slugs = articles.slice(0, 10).map(({ slug }) => slug);
  const measure = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { nodes } = await session.send('Memory.getDOMCounters');
    return nodes;
  };
  const openAll = (times: number) =>
    page.evaluate(
      async ([all, rounds]) => {
        for (let round = 0; round < rounds; round++)
          for (const slug of all) {
            history.pushState({}, '', `/article/${slug}`);
            dispatchEvent(new PopStateEvent('popstate'));
            while (document.querySelector('main article #p-1') === null)
              await new Promise((resolve) => setTimeout(resolve, 20));
            await new Promise((resolve) => setTimeout(resolve, 30));
          }
      },
      [slugs, times] as const,
    );

  await openAll(1);
  const after10 = await measure();
  await openAll(3);
  const after40 = await measure();

  expect(after40).toBeLessThan(1.5 * after10);
  await expect(page.getByRole('main').locator('#p-1')).toBeVisible();
});

test('A reader of three years, with 20,000 read articles and 5,000 saved ones, opens all pages (E06)', async ({
  page,
  noise,
}) => {
  test.setTimeout(120_000);
  // The shelf looks at rest what has become of its articles; the host has none of these.
  noise.allow(/404 .*edition\/articles/);
  await open(page, '/?sort=newest');
  await fillLibrary(page, { saved: 5000, read: 20_000 });

  await open(page, '/');
  await expect(page.getByRole('banner').getByRole('link').last()).toContainText(fr.number(5000));
  await getHeadlines(page).first().click();
  await expect(page.getByRole('main').locator('#p-1')).toBeVisible();
  await page.goto('/saved');
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible({ timeout: 20_000 });
  await page.goto('/history');
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible({ timeout: 20_000 });
});

test('An article without a text says so, and leads to its source (H05)', async ({ page, context }) => {
  await serveBare(context);
  await context.route(`**/edition/articles/${ARTICLE.slug}.json`, async (route) => {
    const response = await route.fetch();
    const file = (await response.json()) as ArticleFile;
    await route.fulfill({ response, json: { ...file, body: [] } });
  });
  await open(page, `/article/${ARTICLE.slug}`);

  await expectArticle(page, ARTICLE.headline);
  await expect(page.getByText(fr.article.empty)).toBeVisible();
  await expect(page.getByRole('main').locator('a[href^="https://law.justia.com/"]')).toBeVisible();
});

test('Where the code of articles does not come, an article opens as its host sends it, and elsewhere it is missed like any file: no HTML is ever made of text (H06)', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(/ERR_FAILED|Failed to fetch|EditionError|dynamically imported/);
  await context.route('**/assets/article-route-*.js', (route) => route.abort());

  await page.goto(`/article/${ARTICLE.slug}`);
  await expectArticle(page, ARTICLE.headline);
  await expect(page.locator('#p-1')).toBeVisible();

  await open(page, '/');
  await getHeadlines(page).first().click();
  await expect(page.getByRole('heading', { level: 1, name: fr.failure.title })).toBeVisible();
  await context.unroute('**/assets/article-route-*.js');
  await page.getByRole('main').getByRole('button', { name: fr.failure.retry }).click();
  await expect(page.locator('#p-1')).toBeVisible();
});

test('A note opens from the text and leads back to it, and Back does too (H07)', async ({ page }) => {
  await open(page, `/article/${NOTED.slug}`);
  const reference = page.locator('#fnref-1');
  await reference.scrollIntoViewIfNeeded();

  await reference.click();
  await expect(page).toHaveURL(/#fn-1$/);
  await expect(page.locator('#fn-1')).toBeInViewport();
  await page
    .locator('#fn-1')
    .getByRole('link', { name: '↩' })
    .or(page.locator('a[href="#fnref-1"]'))
    .first()
    .click();
  await expect(page).toHaveURL(/#fnref-1$/);
  await expect(reference).toBeInViewport();
  await expectArticle(page, NOTED.headline);

  await page.goBack();
  await expect(page).toHaveURL(/#fn-1$/);
  await expect(page.locator('#fn-1')).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/article/${NOTED.slug}$`));
  expect(await findFocus(page)).not.toBe('');
});

test('On paper an article is whole, with its addresses and without the controls (H08)', async ({ page }) => {
  await open(page, `/article/${ARTICLE.slug}`);
  const paragraphs = page.getByRole('main').locator('[id^="p-"]');
  const count = await paragraphs.count();

  await page.emulateMedia({ media: 'print' });

  for (const name of ['banner', 'contentinfo', 'navigation'] as const)
    await expect(page.getByRole(name).first()).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (let index = 0; index < count; index++) await expect(paragraphs.nth(index)).toBeVisible();
  const buttons = page.getByRole('main').getByRole('button');
  expect(await buttons.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)).toBe(0);
  const link = page.getByRole('main').locator('p a[href^="http"]').first();
  expect(await link.evaluate((a) => getComputedStyle(a, '::after').content)).toContain('http');
  const paper = await page.pdf();
  expect(paper.length).toBeGreaterThan(20_000);
  await page.emulateMedia({ media: 'screen' });
  await expectAwake(page);
});
