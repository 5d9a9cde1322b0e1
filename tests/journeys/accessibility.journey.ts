import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../support/journey.ts';
import { articles } from './content.ts';
import { open, serveBare } from './pages.ts';

const [newest] = articles;
if (newest === undefined) throw new Error('src/content · expected an article · found none');

const BLOCKS =
  /"kind": ?"(paragraph|heading|image|gallery|quote|pullquote|list|table|code|embed|audio|video|footnotes|divider|details)"/g;

/** A page of each kind. */
const PAGES: readonly { readonly page: string; readonly address: string }[] = [
  { page: 'the front page', address: '/' },
  { page: 'the archive', address: '/?sort=newest' },
  { page: 'a section', address: '/category/mobile' },
  { page: 'a filtered topic', address: '/tag/standards?not=chiffrement' },
  { page: 'an author', address: '/author/yohann-poiron' },
  { page: 'the topics', address: '/tags' },
  { page: 'the authors', address: '/authors' },
  { page: 'the empty shelf', address: '/saved' },
  { page: 'the empty history', address: '/history' },
  { page: 'the settings', address: '/settings' },
  { page: 'the search before anything is typed', address: '/search' },
  { page: 'a search that finds something', address: '/search?q=batterie%20-lithium&sort=newest' },
  { page: 'a search under a filter that finds nothing', address: '/search?q=xiaomi%20zzz&tags=radio' },
  { page: 'an address that no page has', address: '/nulle/part' },
  { page: 'a filter that finds nothing', address: '/?tags=xiaomi&not=xiaomi,radio&any=radio' },
  ...chooseArticles().map(({ slug, kinds }) => ({
    page: `an article with ${kinds.join(', ')}`,
    address: `/article/${slug}`,
  })),
];

/** Chooses few articles that have, together, every kind of block of the whole archive. */
function chooseArticles(): { slug: string; kinds: string[] }[] {
  const folder = path.resolve(import.meta.dirname, '../../dist/edition/articles');
  const found = readdirSync(folder).map((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return {
      slug: path.basename(file, '.json'),
      kinds: new Set(Array.from(text.matchAll(BLOCKS), ([, kind = '']) => kind)),
    };
  });
  const missing = new Set(found.flatMap(({ kinds }) => [...kinds]));
  const chosen: { slug: string; kinds: string[] }[] = [];
  while (missing.size > 0) {
    const gain = ({ kinds }: { kinds: Set<string> }) => [...kinds].filter((kind) => missing.has(kind));
    const [best] = found.toSorted((a, b) => gain(b).length - gain(a).length);
    if (best === undefined) break;
    chosen.push({ slug: best.slug, kinds: gain(best) });
    for (const kind of best.kinds) missing.delete(kind);
  }
  return chosen;
}

async function choose(page: Page, data: object): Promise<void> {
  await page.addInitScript(
    (text) => {
      localStorage.setItem('kiosque.settings', text);
    },
    JSON.stringify({ v: 1, data }),
  );
}

/** Checks what every page has once, and that it fits the narrowest window. */
async function expectWellBuilt(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/Kiosque$/);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('contentinfo')).toHaveCount(1);
}

/** Checks that the narrowest window, the widest one at 400 %, scrolls in one direction only. */
async function expectReflow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  const widths = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: innerWidth,
  }));
  expect(widths.page, `${page.url()} at 320 pixels`).toBeLessThanOrEqual(widths.window);
}

for (const { page: name, address } of PAGES) {
  test(`${name}: axe finds nothing, in light and dark, French and English, and it fits 320 pixels`, async ({
    page,
  }) => {
    await open(page, address);
    await expectWellBuilt(page);
    await expectAccessible(page);

    await choose(page, { theme: 'dark', language: 'en' });
    await open(page, address);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expectAccessible(page);
    await expectReflow(page);
  });
}

test('the filled shelf: axe finds nothing, with a notice open, and it fits 320 pixels', async ({ page }) => {
  for (const address of [
    '/?tags=histoire&not=france',
    `/article/${newest.slug}`,
    '/article/premier-sms-joyeux-noel-1992',
  ]) {
    await open(page, address);
    const button = page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }
  await open(page, '/saved');
  await page.getByRole('button', { name: `Enregistrer : ${newest.headline}` }).click();
  await expect(page.getByRole('button', { name: 'Annuler' })).toBeVisible();

  await expectWellBuilt(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sombre' }).click();
  await expectAccessible(page);
  await expectReflow(page);
});

test('a page that failed: axe finds nothing', async ({ page, context, noise }) => {
  await serveBare(context);
  noise.allow(/EditionError: edition\/tags/);
  await page.route('**/edition/tags/0.json', (route) => route.fulfill({ body: '{' }));
  await open(page, '/tags');

  await expect(page.getByRole('button', { name: 'Réessayer' })).toBeVisible();
  await expectWellBuilt(page);
  await expectAccessible(page);
  await expectReflow(page);
});

test('on a phone: axe finds nothing, the filter unfolded', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ['/', `/article/${newest.slug}`, '/?tags=histoire']) {
    await open(page, address);
    await expectAccessible(page);
  }
  await page.getByText('Filtrer (1)').click();
  await expect(page.getByRole('region', { name: 'Sujets présents' })).toBeVisible();
  await expectAccessible(page);
});

test('on the narrowest phone: closing, saving and sharing an article stand side by side', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, `/article/${newest.slug}`);
  const main = page.getByRole('main');

  const boxes = await Promise.all(
    [
      main.getByRole('link', { name: 'Fermer', exact: true }),
      main.getByRole('button', { name: 'Enregistrer', exact: true }),
      main.getByRole('button', { name: 'Partager' }),
    ].map(async (control) => {
      await expect(control).toBeInViewport({ ratio: 1 });
      return (await control.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    }),
  );

  const [close, save, share] = boxes;
  for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  expect((close?.x ?? 0) + (close?.width ?? 0)).toBeLessThanOrEqual(save?.x ?? 0);
  expect((save?.x ?? 0) + (save?.width ?? 0)).toBeLessThanOrEqual(share?.x ?? 0);
});

test('Nothing moves for who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '/');
  for (const name of ['Jeux', 'Sciences']) {
    await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && Number(effect?.getComputedTiming().duration) > 1,
        )
        .map((animation) =>
          String((animation.effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 80)),
        ),
    );
    expect(moving).toEqual([]);
  }
});

test('The focus can be seen in forced colours, and so can what is pressed', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, '/category/mobile');

  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return { style: outlineStyle, isWide: Number.parseFloat(outlineWidth) >= 2 };
    });
    expect(ring.style).not.toBe('none');
    expect(ring.isWide).toBe(true);
  }
});
