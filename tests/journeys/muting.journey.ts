import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../support/journey.ts';
import { articles, findArticle } from './content.ts';
import { expectAwake, getHeadlines, open } from './pages.ts';

const xiaomi = findArticle('xiaomi-juge-suspend-liste-noire');
/** A word of that headline, as a reader may write it. */
const WORD = 'Liste NOIRE';

/** Mutes the tag of an article, from the page of the tag. */
async function muteTag(page: Page): Promise<void> {
  await open(page, '/tag/xiaomi');
  await page.getByRole('button', { name: 'Masquer ce sujet' }).click();
  await expect(page.getByRole('button', { name: 'Ne plus masquer ce sujet' })).toBeVisible();
}

async function muteWord(page: Page, word: string): Promise<void> {
  await open(page, '/settings');
  await page.getByLabel('Un mot ou plusieurs qui se suivent').fill(word);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Mots masqués' })).toBeVisible();
}

function getLink(page: Page) {
  return page.getByRole('main').getByRole('link', { name: xiaomi.headline });
}

function getLine(page: Page) {
  return page.getByRole('button', { name: /^1.article masqué/ });
}

test('A muted topic leaves lists and the front page, which say so and show it when asked', async ({
  page,
}) => {
  await muteTag(page);
  // Whoever asks for the topic sees it.
  await expect(getHeadlines(page)).toContainText([xiaomi.headline]);

  for (const address of ['/', '/category/mobile', '/?sort=newest']) {
    await open(page, address);
    await expect(getLine(page).first()).toHaveText(/^1.article masqué.: Xiaomi\. Afficher$/);
    await expect(getLink(page)).toHaveCount(0);
    await expectAccessible(page);
    await getLine(page).first().press('Enter');
    await expect(getLink(page).first()).toBeFocused();
  }
  await open(page, '/category/mobile?tags=xiaomi');
  await expect(getLink(page)).toBeVisible();
});

test('What is muted is never painted, neither in a page of the host nor in one that is opened later', async ({
  page,
}) => {
  await muteTag(page);
  await muteWord(page, 'heartbleed');
  const heartbleed = articles.find(({ headline }) => headline.startsWith('Heartbleed'));
  expect(heartbleed).toBeDefined();
  const seen = new Set<string>();
  await page.exposeFunction('noteSeen', (text: string) => seen.add(text));
  // Looks at every frame whether one of the headlines is in sight.
  await page.addInitScript(
    (headlines) => {
      const { noteSeen } = globalThis as unknown as { noteSeen: (text: string) => void };
      const look = () => {
        for (const link of document.querySelectorAll('main a')) {
          const isShown = link.checkVisibility({ visibilityProperty: true });
          if (isShown && headlines.some((headline) => link.textContent.includes(headline)))
            noteSeen(`${location.pathname} ${link.textContent}`);
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    [xiaomi.headline, heartbleed?.headline ?? ''],
  );

  for (const address of ['/', '/category/mobile', '/?sort=newest', '/category/securite']) {
    await open(page, address);
    await expectAwake(page);
    await expect(getHeadlines(page).first()).toBeVisible();
    await expect(getLine(page).first()).toBeVisible();
  }
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(getLine(page).first()).toBeVisible();

  expect([...seen]).toEqual([]);
});

test('A word is muted in the settings, and shown again from there or with « Annuler »', async ({ page }) => {
  await muteWord(page, WORD);
  await expectAccessible(page);
  await open(page, '/category/mobile');
  await expect(getLine(page)).toHaveText(/Liste NOIRE\./);
  await expect(getLink(page)).toHaveCount(0);

  await open(page, '/settings');
  await page.getByRole('button', { name: `${WORD}, ne plus masquer` }).click();
  await expect(page.getByText('Rien n’est masqué.')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByRole('button', { name: `${WORD}, ne plus masquer` })).toBeVisible();

  await page.getByRole('button', { name: `${WORD}, ne plus masquer` }).click();
  await expect(page.getByText('Rien n’est masqué.')).toBeVisible();
  await open(page, '/category/mobile');
  await expect(getLink(page)).toBeVisible();
  await expect(getLine(page)).toHaveCount(0);
});

test('An author is muted from the author’s page, in every tab, and the pages that were saved stay', async ({
  page,
  context,
}) => {
  const [author = ''] = xiaomi.authors;
  const list = await context.newPage();
  await open(list, '/category/mobile');
  await list
    .getByRole('article')
    .filter({ hasText: xiaomi.headline })
    .getByRole('button', { name: /^Enregistrer/ })
    .click();
  await expect(getLink(list)).toBeVisible();

  await open(page, `/article/${xiaomi.slug}`);
  await page.getByRole('main').getByRole('link', { name: author }).first().click();
  await page.getByRole('button', { name: 'Masquer cette signature' }).click();

  await expect(getLink(list)).toHaveCount(0);
  await expect(getLine(list).first()).toContainText(author);
  await open(page, '/saved');
  await expect(getLink(page)).toBeVisible();
});

test('Page Down goes through a list over what is muted', async ({ page }) => {
  await muteTag(page);
  await open(page, '/category/mobile');
  const rows = page.getByRole('feed').getByRole('article');
  const line = getLine(page).first();
  await expect(line).toBeVisible();
  const position = Number(await rows.filter({ has: line }).getAttribute('aria-posinset'));
  await page.locator(`[aria-posinset="${position + 1}"] h2 a`).focus();
  await page.keyboard.press('PageUp');
  await expect(line).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(page.locator(`[aria-posinset="${position + 1}"] h2 a`)).toBeFocused();
});

test('In English, on the narrowest window, dark', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await muteTag(page);
  await muteWord(page, 'unmot'.repeat(18));
  await page.getByRole('button', { name: 'English' }).click();
  await expectAccessible(page);
  for (const address of ['/settings', '/', '/category/mobile']) {
    await open(page, address);
    if (address !== '/settings')
      await expect(
        page.getByRole('button', { name: '1 article hidden: Xiaomi. Show' }).first(),
      ).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
