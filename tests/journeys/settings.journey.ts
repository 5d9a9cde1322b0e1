import type { Locator, Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../support/journey.ts';
import { pretendNetwork } from '../support/pretend-network.ts';
import { articles } from './content.ts';
import { getHeadlines, open } from './pages.ts';

const [newest] = articles;
if (newest === undefined) throw new Error('src/content · expected an article · found none');
const article = `/article/${newest.slug}`;

/** A choice of the settings: its group, its name, and what the page is like once it holds. */
type Case = { readonly group: string; readonly choice: string; readonly look: RegExp };

const CASES: readonly Case[] = [
  { group: 'Thème', choice: 'Clair', look: /paper rgb\(250, 247, 240\)/ },
  { group: 'Thème', choice: 'Sépia', look: /paper rgb\(242, 229, 201\)/ },
  { group: 'Thème', choice: 'Sombre', look: /paper rgb\(21, 20, 17\)/ },
  { group: 'Thème', choice: 'Noir', look: /paper rgb\(0, 0, 0\)/ },
  { group: 'Caractères', choice: 'Sans empattements, ceux de l’appareil', look: /face system-ui/ },
  { group: 'Caractères', choice: 'Atkinson Hyperlegible', look: /face "Atkinson Hyperlegible"/ },
  { group: 'Caractères', choice: 'D’après OpenDyslexic', look: /face "Pieds de plomb"/ },
  { group: 'Taille', choice: 'Petite', look: /size 15px/ },
  { group: 'Taille', choice: 'Très grande', look: /size 24px/ },
  { group: 'Interligne des articles', choice: 'Serré', look: /leading 1\.5 / },
  { group: 'Interligne des articles', choice: 'Très large', look: /leading 2\.1 / },
  { group: 'Longueur des lignes', choice: 'Courtes', look: /measure 32rem/ },
  { group: 'Longueur des lignes', choice: 'Longues', look: /measure 50rem/ },
  { group: 'Densité des listes', choice: 'Compactes', look: /density compact/ },
  { group: 'Langue de l’interface', choice: 'English', look: /lang en$/ },
];

function getChoice(page: Page, group: string, choice: string): Locator {
  return page
    .getByRole('main')
    .getByRole('group', { name: group })
    .getByRole('radio', { name: choice, exact: true });
}

/** Leaves settings as an earlier visit would have. */
async function keep(page: Page, data: object): Promise<void> {
  await page.addInitScript(
    (text) => localStorage.setItem('kiosque.settings', text),
    JSON.stringify({ v: 1, data }),
  );
}

/** Notes what the page is like when it is parsed, and in every frame that can be painted. */
async function watchLooks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.kiosqueLooks = new Set();
    const look = () => {
      const root = getComputedStyle(document.documentElement);
      const { density = 'airy' } = document.documentElement.dataset;
      const leading = root.getPropertyValue('--leading');
      const measure = root.getPropertyValue('--measure');
      const face = getComputedStyle(document.body).fontFamily;
      window.kiosqueLooks.add(
        `paper ${root.backgroundColor} size ${root.fontSize} leading ${leading} measure ${measure} ` +
          `density ${density} face ${face} lang ${document.documentElement.lang}`,
      );
    };
    document.addEventListener('DOMContentLoaded', look);
    const frame = () => {
      if (document.body !== null) look();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

const getLooks = (page: Page) => page.evaluate(() => [...window.kiosqueLooks]);

/** Names the fonts that are fetched from now on. */
function listFonts(page: Page): Set<string> {
  const fonts = new Set<string>();
  page.on('request', (request) => {
    const [name] = /[a-z]+-fr(?:-\d+)?(?=-[^/]*\.woff2$)/.exec(new URL(request.url()).pathname) ?? [];
    if (name !== undefined) fonts.add(name);
  });
  return fonts;
}

for (const { group, choice, look } of CASES) {
  test(`${group}, ${choice}: holds at once, and from the first frame of the next visit on`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await watchLooks(page);
    await open(page, '/settings');

    await getChoice(page, group, choice).check();
    await expect.poll(async () => (await getLooks(page)).at(-1)).toMatch(look);

    await open(page, '/tags');
    const looks = await getLooks(page);
    expect(looks).toHaveLength(1);
    expect(looks[0]).toMatch(look);
    await page.goBack();
    await expect(page.getByRole('main').getByRole('radio', { name: choice, exact: true })).toBeChecked();
  });
}

test('What is chosen in one tab holds in the others', async ({ page, context }) => {
  await open(page, '/settings');
  const other = await context.newPage();
  await open(other, '/settings');

  await getChoice(page, 'Taille', 'Grande').check();
  await page.getByRole('checkbox', { name: 'Économiser les données' }).check();

  await expect(getChoice(other, 'Taille', 'Grande')).toBeChecked();
  await expect(other.getByRole('checkbox', { name: 'Économiser les données' })).toBeChecked();
  await expect(other.locator('html')).toHaveCSS('font-size', '18px');
});

test('The page of the settings wakes up as it stands', async ({ page }) => {
  await page.addInitScript(() => {
    window.kiosqueMoved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.kiosqueMoved += 'value' in entry ? Number(entry.value) : 0;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/settings');
  await page.locator('h1').evaluate((heading) => heading.setAttribute('data-first', ''));

  await expect(getChoice(page, 'Thème', 'Selon l’appareil')).toBeEnabled();

  await expect(page.locator('h1[data-first]')).toHaveText('Réglages');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  expect(await page.evaluate(() => window.kiosqueMoved)).toBeLessThan(0.01);
});

test('The bars of the browser take the colour of the theme', async ({ page }) => {
  const getColours = () =>
    page
      .locator('meta[name=theme-color]')
      .evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content')));
  await open(page, '/settings');
  await getChoice(page, 'Thème', 'Sépia').check();
  await expect.poll(getColours).toEqual(['#f2e5c9', '#f2e5c9']);

  await page.reload({ waitUntil: 'commit' });
  await expect.poll(getColours).toEqual(['#f2e5c9', '#f2e5c9']);
  // Until the page is awake it shows what those have who chose nothing.
  await expect(getChoice(page, 'Thème', 'Sépia')).toBeChecked();
  await getChoice(page, 'Thème', 'Selon l’appareil').check();

  await expect.poll(getColours).toEqual(['#faf7f0', '#151411']);
});

test('The two typefaces for those who need them are fetched by those who chose them alone', async ({
  page,
}) => {
  const fonts = listFonts(page);
  for (const address of ['/', article, '/settings']) {
    await open(page, address);
    await page.waitForLoadState('networkidle');
  }
  expect([...fonts]).toEqual([]);

  await getChoice(page, 'Caractères', 'Atkinson Hyperlegible').check();
  await expect.poll(() => [...fonts].sort()).toEqual(['atkinson-fr-400', 'atkinson-fr-700']);
  await getChoice(page, 'Caractères', 'D’après OpenDyslexic').check();
  await expect.poll(() => [...fonts].slice(2).sort()).toEqual(['dyslexic-fr-400', 'dyslexic-fr-700']);
});

for (const { who, data, expected } of [
  { who: 'somebody who chose nothing', data: {}, expected: ['newsreader-fr'] },
  { who: 'somebody who saves data', data: { dataSaving: true }, expected: [] },
  { who: 'somebody who chose another typeface', data: { typeface: 'sans' }, expected: [] },
]) {
  test(`The font of the paper is for ${who}: ${expected.length}`, async ({ page }) => {
    const fonts = listFonts(page);
    await keep(page, data);
    await open(page, '/');
    await page.clock.install();

    await page.keyboard.press('Tab');
    await page.clock.runFor(5000);
    await page.waitForLoadState('networkidle');

    expect([...fonts]).toEqual(expected);
  });
}

test('Who saves data is ahead of nothing: a story is fetched when its link is pressed', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await pretendNetwork(page, { effectiveType: '4g' });
  await keep(page, { dataSaving: true });
  await open(page, '/');
  const first = getHeadlines(page).first();
  const address = (await first.getAttribute('href')) ?? '';
  const file = `/edition${address.replace('/article/', '/articles/')}.json`;

  await first.hover();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => path.startsWith('/edition/articles/'))).toEqual([]);
  await first.click();

  await expect.poll(() => asked).toContain(file);
});

test('Compact lists have more stories in the window', async ({ page }) => {
  await open(page, '/category/mobile');
  const countSeen = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('main article')].filter(
          (story) => story.getBoundingClientRect().bottom < innerHeight,
        ).length,
    );
  const airy = await countSeen();

  await page.getByRole('contentinfo').getByRole('link', { name: 'Réglages' }).click();
  await getChoice(page, 'Densité des listes', 'Compactes').check();
  await open(page, '/category/mobile');

  expect(await countSeen()).toBeGreaterThan(airy);
});

test('The settings of the beginning come back with one button, and go with another', async ({ page }) => {
  await open(page, '/settings');
  await getChoice(page, 'Thème', 'Noir').check();
  await getChoice(page, 'Taille', 'Grande').check();
  await getChoice(page, 'Langue de l’interface', 'English').check();

  await page.getByRole('button', { name: 'Restore the original settings' }).click();
  await expect(page.getByText('The original settings are restored.')).toBeVisible();
  await expect(getChoice(page, 'Theme', 'As the device')).toBeChecked();
  await expect(page.locator('html')).toHaveCSS('font-size', '16px');
  await expect(getChoice(page, 'Language of the interface', 'English')).toBeChecked();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(getChoice(page, 'Theme', 'Black')).toBeChecked();
  await expect(page.locator('html')).toHaveCSS('font-size', '18px');
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('Where the browser keeps nothing, a choice holds for the visit, and that is said', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await open(page, '/settings');

  await getChoice(page, 'Thème', 'Noir').check();
  await expect(page.getByText('valable pour cette visite seulement')).toBeVisible();
  await page.getByRole('contentinfo').getByRole('link', { name: 'Sujets' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sujets');

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'black');
  await page.getByRole('contentinfo').getByRole('button', { name: 'Clair' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('The foot of every page shows the theme in force, wherever it was chosen', async ({ page }) => {
  await open(page, '/settings');
  const foot = page.getByRole('contentinfo').getByRole('group', { name: 'Thème' });
  await expect(foot.getByRole('button')).toHaveText(['Selon l’appareil', 'Clair', 'Sombre']);

  await getChoice(page, 'Thème', 'Sépia').check();
  await expect(foot.getByRole('button', { pressed: true })).toHaveText(['Sépia']);
  await foot.getByRole('button', { name: 'Clair' }).click();

  await expect(foot.getByRole('button')).toHaveText(['Selon l’appareil', 'Clair', 'Sombre']);
  await expect(getChoice(page, 'Thème', 'Clair')).toBeChecked();
});

test('Settings are chosen with the arrows of the keyboard', async ({ page }) => {
  await open(page, '/settings');
  await getChoice(page, 'Thème', 'Selon l’appareil').focus();

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await page.keyboard.press('Tab');

  await expect(getChoice(page, 'Caractères', 'Avec empattements, ceux du journal')).toBeFocused();
  await expect(page.locator('main :focus')).toHaveCSS('outline-style', 'solid');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page of the settings says what it needs, and asks for nothing', async ({ page }) => {
    await page.goto('/settings');

    await expect(page.locator('main noscript p')).toContainText('qu’avec JavaScript');
    await expect(page.locator('main :is(input, button, legend):visible')).toHaveCount(0);
  });
});

for (const theme of ['sepia', 'black']) {
  for (const address of ['/', '/category/mobile?tags=xiaomi', article, '/settings']) {
    test(`The theme ${theme}: axe finds nothing on ${address}`, async ({ page }) => {
      await keep(page, { theme });
      await open(page, address);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);

      await expectAccessible(page);
    });
  }
}

for (const typeface of ['serif', 'sans', 'atkinson', 'dyslexic']) {
  test(`The largest text, ${typeface}, fits the narrowest window`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await keep(page, { typeface, size: 'largest', measure: 'wide' });
    for (const address of [article, '/category/mobile', '/settings']) {
      await open(page, address);
      await page.evaluate(() => document.fonts.ready);

      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(320);
    }
  });
}

test('The longest lines of the largest text leave the page its width on a desktop', async ({ page }) => {
  await keep(page, { size: 'largest', measure: 'wide' });
  for (const width of [1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await open(page, '/article/premier-sms-joyeux-noel-1992');

    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
  }
});

declare global {
  interface Window {
    kiosqueLooks: Set<string>;
    kiosqueMoved: number;
  }
}
