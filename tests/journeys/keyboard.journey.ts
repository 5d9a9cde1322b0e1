import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../support/journey.ts';
import { articles, findArticles } from './content.ts';
import {
  expectArticle,
  expectHeadlines,
  expectPlace,
  findPlace,
  getHeadlines,
  getStatus,
  open,
} from './pages.ts';

/** What has the focus: whether it is anything at all, can be seen, and has a visible ring. */
type Stop = { readonly name: string; readonly isLost: boolean; readonly hasRing: boolean };

function findStop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { name: 'body', isLost: true, hasRing: false };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const name = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`.slice(
      0,
      80,
    );
    return { name, isLost: false, hasRing: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 };
  });
}

/** Presses Tab until the target has the focus, which must not get lost on the way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const wanted = await target.elementHandle();
  let mayLeave = false;
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate((element) => {
      const { activeElement: active, body } = document;
      const isLast = active?.closest('footer') !== null && active?.closest('main') === null;
      return { isThere: active === element, isLost: active === body, isLast };
    }, wanted);
    if (now.isThere) return;
    // After the last stop of the page come the browser's own, then the first.
    expect(now.isLost && !mayLeave, `The focus left the page on the way to ${target.toString()}`).toBe(false);
    mayLeave = now.isLast;
  }
  throw new Error(`300 × Tab did not lead to ${target.toString()}`);
}

async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(async () => (await findStop(page)).isLost, 'The focus must not fall to the body')
    .toBe(false);
}

test('The first Tab offers to skip to the content, and skips there', async ({ page }) => {
  await open(page, '/');

  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Aller au contenu' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');

  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('A story is found, saved and closed again with the keyboard alone', async ({ page }) => {
  await open(page, '/');
  await tabTo(page, page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Jeux' }));
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Jeux');
  await expect(heading).toBeFocused();

  const stories = findArticles({ category: 'jeux' });
  const link = page.getByRole('link', { name: stories[2]?.headline ?? '' });
  await tabTo(page, link);
  const place = await findPlace(page);
  await page.keyboard.press('Enter');
  await expectArticle(page, stories[2]?.headline ?? '');
  await expect(heading).toBeFocused();

  const save = page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true });
  await tabTo(page, save);
  await page.keyboard.press('Space');
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await expect(save).toBeFocused();

  await tabTo(page, page.getByRole('link', { name: 'Fermer', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/category/jeux');
  await expectPlace(page, place);
  await expect(link).toBeFocused();
});

test('A list is filtered with the keyboard alone, and the focus is never lost', async ({ page }) => {
  await open(page, '/?sort=newest');
  const topics = page.getByRole('region', { name: 'Sujets présents' });

  await tabTo(page, topics.getByRole('link', { name: /^Standards\s*, \d/ }));
  await page.keyboard.press('Enter');
  await expect(getStatus(page)).toHaveText(`${findArticles({ tags: ['Standards'] }).length} articles`);
  await expectFocusKept(page);

  await tabTo(page, topics.getByRole('link', { name: 'Chiffrement, exclure' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/?tags=standards&not=chiffrement');
  await expectHeadlines(
    page,
    findArticles({ tags: ['Standards'], not: ['Chiffrement'] }).map(({ headline }) => headline),
  );
  await expectFocusKept(page);

  const chips = page.getByRole('region', { name: 'Filtres actifs' });
  await tabTo(page, chips.getByRole('link', { name: 'Standards, retirer ce filtre' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/?not=chiffrement');
  const others = findArticles({ not: ['Chiffrement'] }).map(({ headline }) => headline);
  await expect(getStatus(page)).toHaveText(`${others.length} articles`);
  await expectHeadlines(page, others);
  await expectFocusKept(page);

  await tabTo(page, chips.getByRole('link', { name: 'sauf Chiffrement, retirer ce filtre' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/?sort=newest');
  await expect(getStatus(page)).toHaveText(`${articles.length} articles`);
  await expectFocusKept(page);
});

test('Topics that unfold are chosen with the keyboard, and « Tout effacer » leaves the focus on the page', async ({
  page,
}) => {
  await open(page, '/category/sciences');
  const topics = page.getByRole('region', { name: 'Sujets présents' });
  await tabTo(page, topics.getByText('Plus de sujets'));
  await page.keyboard.press('Enter');
  await tabTo(page, topics.getByRole('link', { name: /, \d+ article/ }).last());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?tags=/);
  await expectFocusKept(page);

  const clear = page.getByRole('link', { name: 'Tout effacer' });
  await tabTo(page, clear);
  await page.keyboard.press('Enter');
  await expect(clear).toHaveCount(0);
  await expectFocusKept(page);
});

test('On a phone with a keyboard the focus survives a filter that unfolds', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/?sort=newest');
  await tabTo(page, page.getByText('Filtrer', { exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Histoire, exclure' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/?not=histoire');
  await expectFocusKept(page);

  await tabTo(page, page.getByRole('link', { name: 'sauf Histoire, retirer ce filtre' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/?sort=newest');
  await expectFocusKept(page);
});

test('More articles, theme and language are reached with the keyboard', async ({ page }) => {
  await open(page, '/category/mobile');
  await tabTo(page, page.getByRole('button', { name: 'Sombre' }));
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Sombre' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await tabTo(page, page.getByRole('button', { name: 'English' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Français', exact: true })).toBeVisible();
  await expectFocusKept(page);
});

test('A list that is walked with Tab brings its next articles by itself, to the last', async ({ page }) => {
  await open(page, '/category/mobile');
  const last = findArticles({ category: 'mobile' }).at(-1)?.headline ?? '';
  await tabTo(page, page.getByRole('link', { name: last }));

  await open(page, '/?sort=newest');
  await tabTo(page, getHeadlines(page).first());
  const findRow = () => page.evaluate(() => document.activeElement?.closest('article')?.ariaPosInSet);
  for (let presses = 0; presses < 200 && (await findRow()) !== '25'; presses++) {
    await page.keyboard.press('Tab');
    // Slower than a list that is still on the way: whoever runs past its end walks round the whole page.
    await expect(page.getByRole('feed').locator('[aria-busy=true]')).toHaveCount(0);
  }
  expect(await findRow()).toBe('25');
});

test('Page Down and Page Up go from article to article, Control and End past the list', async ({ page }) => {
  await open(page, '/?sort=newest');
  await tabTo(page, getHeadlines(page).first());
  for (const { headline } of articles.slice(1, 24)) {
    // The next rows come while the reader is still at the ones before.
    await expect(page.getByRole('link', { name: headline })).toBeAttached();
    await page.keyboard.press('PageDown');
    await expect(page.getByRole('link', { name: headline })).toBeFocused();
  }
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('link', { name: articles[22]?.headline ?? '' })).toBeFocused();

  await page.keyboard.press('Control+End');
  expect(await page.evaluate(() => document.activeElement?.closest('footer') !== null)).toBe(true);
});

test('A saved page that is removed does not take the focus with it', async ({ page }) => {
  await open(page, '/category/mobile');
  const [first, second] = findArticles({ category: 'mobile' });
  for (const article of [first, second]) {
    const button = page.getByRole('button', { name: `Enregistrer : ${article?.headline}` });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }
  await open(page, '/saved');

  await tabTo(page, page.getByRole('button', { name: `Enregistrer : ${first?.headline}` }));
  await page.keyboard.press('Space');

  const left = page.getByRole('button', { name: `Enregistrer : ${second?.headline}` });
  await expect(getHeadlines(page)).toHaveText([second?.headline ?? '']);
  await expect(left).toBeFocused();

  await tabTo(page, page.getByRole('button', { name: 'Annuler' }));
  await page.keyboard.press('Enter');
  await expect(getHeadlines(page)).toHaveText([second?.headline ?? '', first?.headline ?? '']);
  await expectFocusKept(page);
});

test('A note is followed to its text and back with the keyboard', async ({ page }) => {
  await open(page, '/article/premier-sms-joyeux-noel-1992');
  const call = page.getByRole('link', { name: 'note 1', exact: true }).first();
  await tabTo(page, call);
  const y = await page.evaluate(() => scrollY);
  await page.keyboard.press('Enter');
  const back = page.getByRole('link', { name: 'Retour à l’appel de la note 1' });
  await expect(back).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(y);
  await tabTo(page, back);
  await page.keyboard.press('Enter');
  await expect(call).toBeInViewport();
});

test('Every stop of the keyboard on a list has a visible ring', async ({ page }) => {
  await open(page, '/tag/standards');
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await findStop(page);
    if (stop.isLost || stops.length > 300) break;
    stops.push(stop);
  }

  expect(stops.length).toBeGreaterThan(60);
  expect(stops.filter(({ hasRing }) => !hasRing)).toEqual([]);
});
