import type { Page } from '@playwright/test';

import { expect, test } from '../support/journey.ts';
import { open } from './pages.ts';

const DARK = 'rgb(21, 20, 17)';
const LIGHT = 'rgb(250, 247, 240)';

/** Chooses settings as an earlier visit would have left them. */
async function choose(page: Page, data: object): Promise<void> {
  await page.addInitScript(
    (text) => {
      localStorage.setItem('kiosque.settings', text);
    },
    JSON.stringify({ v: 1, data }),
  );
}

/** Notes the background and the language of every frame from the first one that can be painted. */
async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    const look = (when: string) => {
      const { backgroundColor } = getComputedStyle(document.documentElement);
      const { lang } = document.documentElement;
      const line = `${when} ${backgroundColor} ${lang}`;
      if (seen.at(-1) !== line) seen.push(line);
    };
    const frame = () => {
      if (document.body !== null) look('frame');
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    document.addEventListener('DOMContentLoaded', () => look('parsed'));
    Object.assign(globalThis, { kiosqueFrames: seen });
  });
}

function getFrames(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { kiosqueFrames: string[] }).kiosqueFrames);
}

function getBackground(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

test('Who chose the dark theme and English sees neither a white nor a French frame', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await choose(page, { theme: 'dark', language: 'en' });
  await watchFrames(page);

  await open(page, '/category/mobile');

  const frames = await getFrames(page);
  expect(frames.length).toBeGreaterThan(0);
  for (const frame of frames) expect(frame).toMatch(/rgb\(21, 20, 17\) en$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
});

test('Without a choice the theme is the device’s, and follows it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await watchFrames(page);
  await open(page, '/');
  for (const frame of await getFrames(page)) expect(frame).toContain(DARK);

  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => getBackground(page)).toBe(LIGHT);
});

test('A theme that was chosen survives a reload, and other tabs take it over', async ({ page, context }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '/');
  const other = await context.newPage();
  await open(other, '/tags');
  await expect(page.getByRole('button', { name: 'Selon l’appareil' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await page.getByRole('button', { name: 'Sombre' }).click();

  await expect.poll(() => getBackground(page)).toBe(DARK);
  await expect.poll(() => getBackground(other)).toBe(DARK);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sombre' })).toHaveAttribute('aria-pressed', 'true');
  expect(await getBackground(page)).toBe(DARK);
  await page.getByRole('button', { name: 'Clair' }).click();
  await expect.poll(() => getBackground(page)).toBe(LIGHT);
});

test('One button switches to English and back, where the reader is', async ({ page }) => {
  await open(page, '/category/jeux?sort=oldest');
  await expect(page).toHaveTitle('Jeux – Kiosque');
  await page.getByRole('button', { name: 'English' }).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('link', { name: 'All articles' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^\d+ articles$/);
  await expect(page.getByRole('main').getByRole('article').first()).toHaveAttribute('lang', 'fr');
  await expect(page).toHaveURL('/category/jeux?sort=oldest');
  expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(100);

  await page.reload();
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('link', { name: 'Tous les articles' })).toBeVisible();
});

test('Settings that cannot be read are the usual ones, and are not lost', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('kiosque.settings', '{"v":1,"da'));

  await open(page, '/');

  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByRole('button', { name: 'Sombre' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
