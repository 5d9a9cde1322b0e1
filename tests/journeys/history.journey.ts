import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../support/journey.ts';
import { articles, findArticle } from './content.ts';
import { expectArticle, getHeadlines, open, readKeys } from './pages.ts';

const [first] = articles;
if (first === undefined) throw new Error('src/content · expected articles · found none');
/** It has paragraphs to get lost in. */
const long = findArticle('preservation-jeux-video-disparus');
const address = `/article/${long.slug}`;

/** Reads an article up to its middle, and waits until that is kept; gives the paragraph at the head of the window. */
async function readHalf(page: Page): Promise<string | undefined> {
  await open(page, address);
  await page.evaluate(() => {
    const parts = [...document.querySelectorAll('main article p[id]')];
    parts[Math.floor(parts.length / 2)]?.scrollIntoView({ block: 'start' });
    scrollBy(0, 30);
  });
  await expect.poll(() => readFacts(page, 'begun'), { timeout: 15_000 }).toEqual([`begun ${address}`]);
  return findParagraph(page);
}

/** The paragraph at the head of the window. */
function findParagraph(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('main article p[id]')].find(
        (part) => part.getBoundingClientRect().bottom > 0,
      )?.id,
  );
}

/** The names of the facts of a kind in the library. */
async function readFacts(page: Page, kind: string): Promise<readonly string[]> {
  return (await readKeys(page, 'facts')).filter((key) => key.startsWith(`${kind} `));
}

test('An article opens at the paragraph where it was left, in another tab, width and orientation', async ({
  page,
  context,
}) => {
  const paragraph = await readHalf(page);

  const other = await context.newPage();
  await other.setViewportSize({ width: 390, height: 844 });
  await open(other, address);

  await expect(other.getByText('Vous reprenez où vous en étiez.')).toBeVisible();
  expect(await findParagraph(other)).toBe(paragraph);
  await expect
    .poll(() => other.evaluate(() => sessionStorage.getItem('kiosque.places')))
    .toContain(`"#${paragraph}"`);
  await other.setViewportSize({ width: 844, height: 390 });
  await expect.poll(() => findParagraph(other)).toBe(paragraph);
  await other.getByRole('button', { name: 'Revenir au début' }).click();
  await expect.poll(() => other.evaluate(() => scrollY)).toBe(0);
});

test('« Reprendre la lecture » leads to what was begun, and goes when it is read', async ({ page }) => {
  const paragraph = await readHalf(page);
  await open(page, '/');
  const resume = page.getByRole('region', { name: 'Reprendre la lecture' });

  // A headline is longer than a phone is wide, in the largest letters above all.
  for (const size of ['normal', 'largest']) {
    await page.evaluate((chosen) => (document.documentElement.dataset['size'] = chosen), size);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.reload();

  await resume.getByRole('link', { name: long.headline }).click();
  await expectArticle(page, long.headline);
  await expect.poll(() => findParagraph(page)).toBe(paragraph);
  await page.evaluate(() => document.querySelector('main footer')?.scrollIntoView());
  await expect.poll(() => readFacts(page, 'begun'), { timeout: 15_000 }).toEqual([]);
  await open(page, '/');

  await expect(resume).toHaveCount(0);
});

test('What is begun has its room on the front page before anything paints', async ({ page }) => {
  await readHalf(page);
  await open(page, '/');
  await expect(page.getByRole('region', { name: 'Reprendre la lecture' })).toBeVisible();
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });

  await page.reload();
  await expect(page.getByRole('region', { name: 'Reprendre la lecture' })).toBeVisible();

  expect(await page.evaluate(() => window.shifts.reduce((sum, shift) => sum + shift, 0))).toBeLessThan(0.01);
});

declare global {
  interface Window {
    shifts: number[];
  }
}

test('Articles that were opened are marked in lists, and all of a list at once; undone, exactly', async ({
  page,
}) => {
  await open(page, `/article/${first.slug}`);
  await expect.poll(() => readFacts(page, 'read')).toEqual([`read /article/${first.slug}`]);
  await open(page, '/?sort=newest');
  const read = page.getByRole('main').getByRole('article').filter({ hasText: /Lu$/ });
  await expect(read).toHaveCount(1);
  await expect(read).toContainText(first.headline);

  await page.getByRole('button', { name: 'Tout marquer comme lu' }).click();
  await expect(read).toHaveCount(await getHeadlines(page).count());
  await page.getByRole('button', { name: 'Annuler' }).click();

  await expect(read).toHaveCount(1);
  await expect(read).toContainText(first.headline);
});

test('The newest of the front page and the kin of an article say what was read', async ({ page }) => {
  await open(page, '/');
  const newest = page.getByRole('region', { name: 'Les plus récents' }).getByRole('listitem');
  await newest.nth(1).getByRole('link').click();
  await expect(page).toHaveURL(/\/article\//);
  const [slug = ''] = /[^/]+$/.exec(page.url()) ?? [];
  await expect.poll(() => readFacts(page, 'read')).toEqual([`read /article/${slug}`]);
  await open(page, '/');
  await expect(newest.filter({ hasText: 'Lu' })).toHaveCount(1);
  await expect(newest.nth(1)).toContainText('Lu');

  const related = page.getByRole('region', { name: 'Sur le même sujet' }).getByRole('article');
  await open(page, `/article/${slug}`);
  await related.first().getByRole('link').last().click();
  await expect.poll(async () => (await readFacts(page, 'read')).length).toBe(2);
  await open(page, `/article/${slug}`);
  await expect(related.first()).toContainText('Lu');
  await expect(related.nth(1)).not.toContainText('Lu');
});

test('The history lists what was opened, forgets it, and brings it back', async ({ page }) => {
  await readHalf(page);
  await open(page, '/history');
  const row = page.getByRole('article').filter({ hasText: long.headline });
  await expect(row).toContainText(/lu à \d+\u00a0%/);
  await expectAccessible(page);

  await row.getByRole('button', { name: `Retirer de l’historique : ${long.headline}` }).click();
  await expect(page.getByText('Rien d’ouvert pour l’instant')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(row).toContainText(/lu à \d+\u00a0%/);
  await page.getByRole('button', { name: 'Effacer l’historique' }).click();
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Aucun article ouvert');
});
