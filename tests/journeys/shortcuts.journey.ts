import type { Locator, Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../support/journey.ts';
import { articles, findArticles } from './content.ts';
import { expectArticle, getHeadlines, open, saveStories } from './pages.ts';

const [newest, second, third] = articles;
if (newest === undefined || second === undefined || third === undefined)
  throw new Error('src/content · expected three articles · found fewer');
const mobile = findArticles({ category: 'mobile' }).map(({ headline }) => headline);

/** Leaves settings as an earlier visit would have. */
async function keep(page: Page, data: object): Promise<void> {
  await page.addInitScript(
    (text) => {
      localStorage.setItem('kiosque.settings', text);
    },
    JSON.stringify({ v: 1, data }),
  );
}

/** Opens an article, and waits until it answers. */
async function openArticle(page: Page, slug: string): Promise<void> {
  await open(page, `/article/${slug}`);
  await expect(page.getByRole('banner').locator('time')).toBeAttached();
}

/** What a keyboard says of a key; `key` is what its layout writes. */
type Press = {
  readonly key: string;
  readonly code?: string;
  readonly keyCode?: number;
  readonly shiftKey?: boolean;
  readonly ctrlKey?: boolean;
  readonly altKey?: boolean;
  readonly metaKey?: boolean;
  readonly modifierAltGraph?: boolean;
  readonly isComposing?: boolean;
  readonly repeat?: boolean;
};

/** Presses a key as a layout writes it, whatever stands at that place on other keyboards. */
async function send(page: Page, ...presses: readonly Press[]): Promise<void> {
  await page.evaluate((inits) => {
    for (const init of inits) {
      const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }
  }, presses);
}

/** Counts the files of shortcuts that are fetched from now on. */
function listCode(page: Page): string[] {
  const files: string[] = [];
  page.on('request', (request) => {
    const [name] = /shortcut[\w-]*(?=-[\w-]{8}\.(?:js|css)$)/.exec(new URL(request.url()).pathname) ?? [];
    if (name !== undefined) files.push(name);
  });
  return files;
}

const getLink = (page: Page, headline: string | undefined): Locator =>
  page
    .getByRole('main')
    .getByRole('article')
    .getByRole('link', { name: headline ?? '', exact: true });
const getHelp = (page: Page): Locator => page.getByRole('dialog', { name: 'Raccourcis clavier' });
const getRow = (page: Page, action: string): Locator =>
  page.getByRole('main').getByRole('row').filter({ hasText: action });

test('The first key brings the shortcuts along, and is answered', async ({ page }) => {
  const code = listCode(page);
  await open(page, '/category/mobile');
  await page.keyboard.press('Tab');
  await page.waitForLoadState('networkidle');
  expect(code).toEqual([]);

  await page.keyboard.press('j');

  await expect(getLink(page, mobile[0])).toBeFocused();
  expect(code).toContain('shortcuts');
  expect(code).not.toContain('shortcuts-help');
});

test('Keys that are pressed while the code is on the way are answered in order', async ({ page }) => {
  await open(page, '/category/mobile');

  await send(page, { key: 'j' }, { key: 'j' }, { key: 'j' }, { key: 'k' });

  await expect(getLink(page, mobile[1])).toBeFocused();
});

test('Where the code does not come, nothing happens, and the next key asks again', async ({
  page,
  noise,
}) => {
  noise.allow(/ERR_FAILED|Failed to fetch|preload/);
  await open(page, '/category/mobile');
  let isCut = true;
  await page.route(/\/shortcuts-[\w-]{8}\.js/, (route) => (isCut ? route.abort() : route.continue()));
  let isRefused = false;
  page.on('requestfailed', () => (isRefused = true));
  // The first key may come before the page hears of keys.
  await expect
    .poll(async () => {
      await page.keyboard.press('j');
      return isRefused;
    })
    .toBe(true);
  await expect(page.getByText('Une erreur')).toHaveCount(0);

  isCut = false;
  await expect
    .poll(async () => {
      await page.keyboard.press('j');
      return mobile.includes((await page.evaluate(() => document.activeElement?.textContent)) ?? '');
    }, 'expected a story to get the focus')
    .toBe(true);
});

test('J and K go from headline to headline: each is in the window, with a ring', async ({ page }) => {
  await open(page, '/category/mobile');
  const ups = mobile.slice(0, 6);
  for (const headline of ups) {
    await page.keyboard.press('j');
    await expect(getLink(page, headline)).toBeFocused();
    await expect(getLink(page, headline)).toBeInViewport({ ratio: 1 });
  }
  await expect(page.locator(':focus')).toHaveCSS('outline-style', 'solid');

  await page.keyboard.press('k');
  await expect(getLink(page, mobile[4])).toBeFocused();
});

test('From a story that is out of the window, J goes to the first headline in it', async ({ page }) => {
  await open(page, '/category/mobile');
  await page.keyboard.press('j');
  await expect(getLink(page, mobile[0])).toBeFocused();

  await getLink(page, mobile[5]).evaluate((link) => link.closest('article')?.scrollIntoView());
  await page.keyboard.press('j');

  await expect(getLink(page, mobile[5])).toBeFocused();
});

test('A long list is walked to its end: its next rows come by themselves', async ({ page }) => {
  await open(page, '/?sort=newest');
  for (const { headline } of articles) {
    await page.keyboard.press('j');
    await expect(getLink(page, headline)).toBeFocused();
  }
  await expect(page.locator('article:focus-within')).toHaveAttribute(
    'aria-posinset',
    String(articles.length),
  );

  await page.keyboard.press('j');
  await expect(getLink(page, articles.at(-1)?.headline)).toBeFocused();
  for (const { headline } of articles.slice(0, -1).toReversed().slice(0, 30)) {
    await page.keyboard.press('k');
    await expect(getLink(page, headline)).toBeFocused();
  }
});

test('A row that is still on its way is waited for', async ({ page }) => {
  await open(page, '/?sort=newest');
  await page.keyboard.press('j');
  await expect(getLink(page, newest.headline)).toBeFocused();

  const rows = await page.evaluate(() => {
    const present = document.querySelectorAll('[role=feed] [data-story]').length;
    // All within one moment: no row can come meanwhile.
    for (let press = 0; press < present; press++) {
      const event = new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }
    return present;
  });

  await expect(getLink(page, articles[rows]?.headline)).toBeFocused();
});

test('A key that is held down moves through a list, and does nothing else', async ({ page }) => {
  await open(page, '/category/mobile');
  await page.keyboard.down('j');
  for (let index = 1; index < 4; index++) await page.keyboard.down('j');
  await page.keyboard.up('j');
  await expect(getLink(page, mobile[3])).toBeFocused();

  await send(page, { key: 'h', repeat: true });
  await page.keyboard.press('j');

  await expect(getLink(page, mobile[4])).toBeFocused();
  await expect(page).toHaveURL('/category/mobile');
});

test('Articles follow one another with J and K, and F leads back to the list', async ({ page }) => {
  await open(page, '/category/mobile');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(getLink(page, mobile[1])).toBeFocused();
  await page.keyboard.press('Enter');
  await expectArticle(page, mobile[1] ?? '');

  await page.keyboard.press('j');
  await expectArticle(page, mobile[2] ?? '');
  await page.keyboard.press('k');
  await expectArticle(page, mobile[1] ?? '');
  await send(page, { key: 'j', repeat: true });
  await expectArticle(page, mobile[1] ?? '');
  await expect(page).toHaveURL(`/article/${findArticles({ category: 'mobile' })[1]?.slug}`);
  await page.keyboard.press('f');

  await expect(page).toHaveURL('/category/mobile');
  await expect(getLink(page, mobile[1])).toBeFocused();
});

test('E saves the article that is open, or the story in focus, and takes it off again', async ({ page }) => {
  await openArticle(page, newest.slug);
  await page.keyboard.press('e');
  const save = page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true });
  await expect(save).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('e');
  await expect(save).toHaveAttribute('aria-pressed', 'false');

  await open(page, '/?sort=newest');
  await page.keyboard.press('j');
  await expect(getLink(page, newest.headline)).toBeFocused();
  await page.keyboard.press('e');
  const quiet = page.getByRole('button', { name: `Enregistrer : ${newest.headline}`, exact: true });
  await expect(quiet).toHaveAttribute('aria-pressed', 'true');
  await expect(getLink(page, newest.headline)).toBeFocused();
});

test('E saves a story of the front page too, which has no button for it', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('j');
  const headline = (await page.locator('main a:focus').textContent()) ?? '';
  expect(headline).toBe(await getHeadlines(page).first().textContent());

  await page.keyboard.press('e');
  await expect(page.getByText('Page enregistrée')).toBeVisible();
  await page.keyboard.press('b');
  await expect(getHeadlines(page)).toHaveText([headline]);

  await page.goBack();
  await getHeadlines(page).first().focus();
  await page.keyboard.press('e');
  await expect(page.getByText('n’est plus enregistré')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await page.keyboard.press('b');
  await expect(getHeadlines(page)).toHaveText([headline]);
});

test('The shelf and the history are walked as lists are', async ({ page, context }) => {
  const [first = '', next = ''] = await saveStories(page, 2);
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enregistrés');
  await expect(getHeadlines(page)).toHaveText([next, first]);
  await page.keyboard.press('j');
  await expect(getLink(page, next)).toBeFocused();
  await page.keyboard.press('j');
  await expect(getLink(page, first)).toBeFocused();

  await page.keyboard.press('e');
  await expect(getHeadlines(page)).toHaveText([next]);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);

  const other = await context.newPage();
  await open(other, '/?sort=newest');
  await openArticle(page, newest.slug);
  await expect(other.locator(`[data-story="${newest.slug}"]`)).toHaveAttribute('data-read', 'true');
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Historique');
  await page.keyboard.press('j');
  await expect(getLink(page, newest.headline)).toBeFocused();
});

test('A list that shows more when asked leads to the button that does', async ({ page }) => {
  await open(page, '/?sort=newest');
  for (const { headline } of articles.slice(0, 21)) {
    await page.keyboard.press('j');
    await expect(getLink(page, headline)).toBeFocused();
    await page.keyboard.press('e');
    await expect(page.locator('article:focus-within').getByRole('button')).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  }
  await page.keyboard.press('b');
  await getLink(page, second.headline).focus();

  await page.keyboard.press('j');

  await expect(page.getByRole('button', { name: /^Afficher 1 de plus/ })).toBeFocused();
});

for (const { key, heading } of [
  { key: 'a', heading: 'À la une' },
  { key: 'b', heading: 'Enregistrés' },
  { key: 'h', heading: 'Historique' },
  { key: 't', heading: 'Sujets' },
  { key: 'o', heading: 'Réglages' },
]) {
  test(`${key} leads to « ${heading} »`, async ({ page }) => {
    await open(page, '/category/jeux');

    await page.keyboard.press(key);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeux');
  });
}

test('C goes to the search of the page, and writes nothing into it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/category/mobile');
  await page.keyboard.press('j');
  await expect(getLink(page, mobile[0])).toBeFocused();

  await page.keyboard.press('c');
  const box = page.getByRole('searchbox', { name: 'Chercher un sujet' });
  await expect(box).toBeFocused();
  await expect(box).toBeVisible();
  await expect(box).toHaveValue('');
  // Here every key is a letter.
  await page.keyboard.type('thebajs?');

  await expect(box).toHaveValue('thebajs?');
  await expect(page).toHaveURL('/category/mobile');
  await expect(getHelp(page)).toHaveCount(0);
});

for (const key of ['s', '/']) {
  test(`${key} opens the search of all articles, and goes back to its field`, async ({ page }) => {
    await open(page, '/category/mobile');

    await page.keyboard.press(key);
    const field = page.getByRole('searchbox', { name: 'Rechercher dans tous les articles' });
    await expect(field).toBeFocused();
    await expect(page).toHaveURL('/search');
    await expect(field).toHaveValue('');
    await page.keyboard.type('xiaomi');
    await page.keyboard.press('Enter');
    await expect(getLink(page, newest.headline)).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press(key);

    await expect(field).toBeFocused();
    await expect(field).toHaveValue('xiaomi');
    // What is typed next takes the place of what was searched.
    await page.keyboard.type('heartbleed');
    await expect(page).toHaveURL('/search?q=heartbleed');
    await page.goBack();
    await expect(page).toHaveURL('/search?q=xiaomi');
    await page.goBack();
    await expect(page).toHaveURL('/category/mobile');
  });
}

test.describe('On AZERTY', () => {
  test('keys are what they write, not where they lie', async ({ page }) => {
    await open(page, '/category/mobile');

    // The place of Q on QWERTY.
    await send(page, { key: 'a', code: 'KeyQ' });
    await expect(page).toHaveURL('/');
    // « ? » is the capital of the comma.
    await send(page, { key: '?', code: 'KeyM', shiftKey: true });

    await expect(getHelp(page)).toBeVisible();
  });

  test('digits, signs with AltGr and letters with another key are not shortcuts', async ({ page }) => {
    await open(page, '/category/mobile');
    await page.keyboard.press('j');
    await expect(getLink(page, mobile[0])).toBeFocused();
    await send(
      page,
      { key: '1', code: 'Digit1', shiftKey: true },
      { key: 'é', code: 'Digit2' },
      { key: 'H', code: 'KeyH', shiftKey: true },
      { key: 'h', code: 'KeyH', ctrlKey: true },
      { key: 'h', code: 'KeyH', altKey: true },
      { key: 'h', code: 'KeyH', metaKey: true },
      { key: 'h', code: 'KeyH', modifierAltGraph: true },
      { key: 'h', code: 'KeyH', isComposing: true },
      { key: 'h', code: 'KeyH', keyCode: 229 },
      { key: 'Process', code: 'KeyH' },
      { key: 'Dead', code: 'BracketLeft' },
    );

    await page.keyboard.press('j');

    await expect(getLink(page, mobile[1])).toBeFocused();
    await expect(page).toHaveURL('/category/mobile');
  });
});

test('Where something is written or chosen from a list, letters stay letters', async ({ page }) => {
  await open(page, '/category/mobile');
  await page.keyboard.press('j');
  await expect(getLink(page, mobile[0])).toBeFocused();
  for (const field of [
    { tag: 'input' },
    { tag: 'textarea' },
    { tag: 'select' },
    { tag: 'div', contenteditable: '' },
    { tag: 'div', role: 'textbox' },
    { tag: 'div', role: 'combobox' },
  ]) {
    await page.evaluate(({ tag, ...attributes }) => {
      const element = document.createElement(tag);
      element.tabIndex = 0;
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.querySelector('footer')?.append(element);
      element.focus({ preventScroll: true });
    }, field);
    await page.keyboard.press('h');
    await page.evaluate(() => document.activeElement?.remove());
  }

  // A field is scrolled to when something is written in it.
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press('j');

  await expect(getLink(page, mobile[0])).toBeFocused();
  await expect(page).toHaveURL('/category/mobile');
});

test('Over a picture in full size the arrows leaf, and no shortcut acts behind it', async ({ page }) => {
  await openArticle(page, 'game-boy-la-console-qui-a-gagne-par-la-pile');
  await page.keyboard.press('e');
  await expect(page.getByRole('button', { name: 'Enregistrer', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.locator('main figure a[href="#img-1"]').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();

  await page.keyboard.press('h');
  await page.keyboard.press('?');
  await page.keyboard.press('ArrowRight');

  await expect(page).toHaveURL(/#img-2$/);
  await expect(dialog).toHaveCount(1);
});

test('Page Down still goes from row to row, and J goes on from there', async ({ page }) => {
  await open(page, '/category/mobile');
  await page.keyboard.press('j');
  await expect(getLink(page, mobile[0])).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(getLink(page, mobile[1])).toBeFocused();

  await page.keyboard.press('j');

  await expect(getLink(page, mobile[2])).toBeFocused();
});

test('« ? » lists the keys; Escape or « ? » closes the list, and the focus returns', async ({ page }) => {
  const code = listCode(page);
  await open(page, '/category/mobile');
  await page.keyboard.press('j');
  await expect(getLink(page, mobile[0])).toBeFocused();

  await page.keyboard.press('?');
  await expect(getHelp(page)).toBeVisible();
  expect(code).toContain('shortcuts-help');
  await expect(getHelp(page).getByRole('definition').first()).toHaveText('J');
  await expect(getHelp(page).getByRole('term').first()).toHaveText('Article suivant');
  await page.keyboard.press('h');
  await page.keyboard.press('Escape');
  await expect(getHelp(page)).toHaveCount(0);
  await expect(getLink(page, mobile[0])).toBeFocused();

  await page.keyboard.press('?');
  await expect(getHelp(page)).toBeVisible();
  await page.keyboard.press('?');
  await expect(getHelp(page)).toHaveCount(0);
  await expect(page).toHaveURL('/category/mobile');
});

test('The list of keys leads to where they are changed, and goes with its page', async ({ page }) => {
  await open(page, '/category/mobile');
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sujets');
  await page.keyboard.press('?');
  await expect(getHelp(page)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mobile');
  await expect(getHelp(page)).toHaveCount(0);

  await page.keyboard.press('?');
  await getHelp(page).getByRole('link').click();

  const heading = page.getByRole('heading', { name: 'Raccourcis clavier' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const language of ['fr', 'en']) {
    test(`The list of keys, ${language}, ${colorScheme}: axe finds nothing, and it fits a phone`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.emulateMedia({ colorScheme });
      await keep(page, { language, size: 'largest' });
      await open(page, '/category/mobile');
      await page.keyboard.press('?');
      const help = page.getByRole('dialog');
      await expect(help).toHaveAccessibleName(
        language === 'fr' ? 'Raccourcis clavier' : 'Keyboard shortcuts',
      );

      await expectAccessible(page);

      const widths = await help.evaluate((element) => [element.scrollWidth, element.clientWidth]);
      expect(widths[0]).toBe(widths[1]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    });
  }
}

test('Switched off, no key acts, in no tab; and on again they do', async ({ page, context }) => {
  await open(page, '/settings');
  const other = await context.newPage();
  await open(other, '/category/mobile');
  await other.keyboard.press('j');
  await expect(getLink(other, mobile[0])).toBeFocused();

  await page.getByRole('checkbox', { name: 'Utiliser les raccourcis clavier' }).uncheck();
  await expect
    .poll(() => other.evaluate(() => localStorage.getItem('kiosque.settings')))
    .toContain('"shortcuts":false');
  await other.keyboard.press('h');
  await other.keyboard.press('?');
  await other.keyboard.press('j');
  await other.reload();
  await expect(other).toHaveURL('/category/mobile');
  await expect(other.getByRole('dialog')).toHaveCount(0);

  await page.reload();
  const box = page.getByRole('checkbox', { name: 'Utiliser les raccourcis clavier' });
  await expect(box).not.toBeChecked();
  await box.check();
  await other.keyboard.press('t');
  await expect(other).toHaveURL('/tags');
});

test('A key is changed for another, which outlives the visit', async ({ page }) => {
  await open(page, '/settings');
  const row = getRow(page, 'Article suivant');
  await row.getByRole('button', { name: 'Modifier la touche : Article suivant' }).press('Enter');
  const field = row.getByRole('textbox', { name: 'Nouvelle touche : Article suivant' });
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/^Appuyez sur une touche/);

  await page.keyboard.press('n');
  await expect(field).toHaveCount(0);
  await expect(row.locator('kbd')).toHaveText('N');
  await expect(row.getByRole('button')).toBeFocused();
  await expect(page.locator('[aria-live=polite]')).toHaveText('Article suivant : touche N');

  await open(page, '/category/mobile');
  await page.keyboard.press('j');
  await page.keyboard.press('n');
  await expect(getLink(page, mobile[0])).toBeFocused();
  await page.keyboard.press('?');
  await expect(getHelp(page).getByRole('definition').first()).toHaveText('N');
});

test('A key that is taken is refused with the name of who has it, and nothing is lost', async ({ page }) => {
  await open(page, '/settings');
  const row = getRow(page, 'Article suivant');
  await row.getByRole('button').click();
  const field = row.getByRole('textbox');

  await page.keyboard.press('e');
  await expect(row.getByRole('status')).toHaveText(
    'La touche E est déjà prise par « Enregistrer l’article, ou le retirer ».',
  );
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Shift+X');
  await expect(row.getByRole('status')).toHaveText(/^Il faut une touche seule/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await expect(field).toHaveCount(0);
  await expect(row.getByRole('button')).toBeFocused();
  await expect(row.locator('kbd')).toHaveText('J');
  await expect(getRow(page, 'Enregistrer l’article').locator('kbd')).toHaveText('E');
  expect(await page.evaluate(() => localStorage.getItem('kiosque.settings'))).toBeNull();
});

test('Who goes on with Tab or elsewhere leaves a key as it was', async ({ page }) => {
  await open(page, '/settings');
  const row = getRow(page, 'Article suivant');
  await row.getByRole('button').click();
  await expect(row.getByRole('textbox')).toBeFocused();

  await page.keyboard.press('Tab');

  await expect(row.getByRole('textbox')).toHaveCount(0);
  await expect(getRow(page, 'Article précédent').getByRole('button')).toBeFocused();
});

for (const button of ['Rétablir les touches d’origine', 'Rétablir les réglages d’origine']) {
  test(`« ${button} » brings the keys back, and « Annuler » those that were chosen`, async ({ page }) => {
    await open(page, '/settings');
    const cap = getRow(page, 'Article suivant').locator('kbd');
    await getRow(page, 'Article suivant').getByRole('button').click();
    await page.keyboard.press('n');
    await expect(cap).toHaveText('N');

    await page.getByRole('button', { name: button }).click();
    await expect(cap).toHaveText('J');
    await expect(page.getByText(/d’origine sont rétabli/)).toBeVisible();

    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect(cap).toHaveText('N');
    await page.reload();
    await expect(cap).toHaveText('N');
  });
}

test('Keys that cannot be read, or are one, are those of the beginning', async ({ page }) => {
  await keep(page, { keys: { next: 'ab', previous: 'x', save: 'x', help: 3 } });
  await open(page, '/settings');

  await expect(getRow(page, 'Article suivant').locator('kbd')).toHaveText('J');
  await expect(getRow(page, 'Article précédent').locator('kbd')).toHaveText('X');
  await expect(getRow(page, 'Enregistrer l’article').locator('kbd')).toHaveText('E');
  await expect(getRow(page, 'Liste des raccourcis').locator('kbd')).toHaveText('?');
});

test('In English the shortcuts are told in English', async ({ page }) => {
  await keep(page, { language: 'en' });
  await open(page, '/settings');
  await getRow(page, 'Next article').getByRole('button', { name: 'Change the key: Next article' }).click();
  await page.keyboard.press('k');

  await expect(getRow(page, 'Next article').getByRole('status')).toHaveText(
    'The key K is already taken by “Previous article”.',
  );
});

test('A page in French says nothing of shortcuts before it is asked', async ({ page }) => {
  const code = listCode(page);
  for (const address of ['/', `/article/${newest.slug}`, '/category/mobile']) {
    await open(page, address);
    await page.waitForLoadState('networkidle');
  }

  expect(code).toEqual([]);
});
