import { fr } from '../../src/messages/fr.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';
import { articles } from './content.ts';
import { expectAwake, getHeadlines, open } from './pages.ts';

const newest = articles[0];
if (newest === undefined) throw new Error('The sample archive has no article.');
const article = `/article/${newest.slug}`;

/** One page of each kind. */
const PAGES = [
  { address: '/', heading: 'À la une' },
  { address: article, heading: newest.headline },
  { address: '/category/mobile', heading: 'Mobile' },
  { address: '/tag/xiaomi', heading: 'Xiaomi' },
  { address: '/author/blaise-comete', heading: 'Blaise Comète' },
  { address: '/tags', heading: 'Sujets' },
  { address: '/authors', heading: 'Signatures' },
] as const;

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const { address, heading } of PAGES) {
    test(`${address} shows its heading and its links lead on`, async ({ page }) => {
      await page.goto(address);

      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0);
      const link = page
        .getByRole('main')
        .locator('a[href^="/article/"], a[href^="/tag/"], a[href^="/author/"]')
        .first();
      const to = (await link.getAttribute('href')) ?? '';
      await link.click();
      await expect(page).toHaveURL(to);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  }

  test('an article has its headline, text, tags, author and picture', async ({ page }) => {
    await page.goto('/article/xiaomi-juge-suspend-liste-noire');

    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: 'Xiaomi', exact: true })).toBeVisible();
    await expect(main.getByRole('article').first().getByRole('paragraph').nth(3)).toBeVisible();
    await expect(main.getByRole('heading', { name: fr.article.aboutAuthor })).toBeVisible();
    const picture = main.locator('figure img').first();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  });
});

for (const { address, heading } of PAGES) {
  test(`${address} wakes up as it stands, and asks for nothing that it shows`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.addInitScript(watchShifts);

    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await page.evaluate(() => {
      document.querySelector('h1')?.setAttribute('data-first', '');
    });
    await expectAwake(page);
    await page.waitForLoadState('networkidle');

    // React kept the very element that the host had sent.
    await expect(page.locator('h1[data-first]')).toHaveCount(1);
    expect(asked.filter((path) => /\/edition\/(?:edition|articles|terms|authors)/.test(path))).toEqual([]);
    await expect(page.locator('title')).toHaveCount(1);
    await expect(page.locator('meta[name=description]')).toHaveCount(1);
    expect(await page.evaluate(() => window.kiosqueShift)).toBeLessThan(0.01);
    await expectAccessible(page);
  });
}

test('A button that is pressed before the page is awake is answered when it is', async ({ page }) => {
  const code = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async (route) => {
    await code.promise;
    await route.continue();
  });
  await page.goto(article);
  const save = page
    .getByRole('main')
    .getByRole('button', { name: /^Enregistrer/ })
    .first();
  await save.click();
  await expect(save).toHaveAttribute('aria-pressed', 'false');

  code.resolve();

  await expect(save).toHaveAttribute('aria-pressed', 'true');
});

test('A link that is followed before the page is awake leads on', async ({ page }) => {
  await page.route('**/assets/*.js', () => new Promise(() => undefined));
  await page.goto('/');

  await getHeadlines(page).first().click();

  await expect(page).toHaveURL(/\/article\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('The address of a filter shows its own list, not that of the page that the host sends', async ({
  page,
}) => {
  await open(page, '/category/mobile?tags=xiaomi');

  await expect(page.getByRole('region', { name: 'Filtres actifs' })).toBeVisible();
  await expect(page).toHaveTitle(/Xiaomi/);
});

declare global {
  interface Window {
    kiosqueShift: number;
  }
}

/** Runs in the page: how much of it has moved by itself. */
function watchShifts(): void {
  window.kiosqueShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.kiosqueShift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}
