import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from '../support/journey.ts';
import { getHeadlines, getStatus, open, saveStories } from './pages.ts';

/** Longer than the rest of five seconds after which a library is kept safe. */
const PATIENCE = { timeout: 20_000 };

/** The dialogs of the system cannot be driven: a file of the browser's own stands for one on the disk. */
async function offerDisk(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // An empty page has no such thing.
    if (!('FileSystemHandle' in globalThis)) return;
    const pick = async () => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle('kiosque.json', { create: true });
    };
    const ask = () => sessionStorage.getItem('permission') ?? 'granted';
    Object.assign(globalThis, {
      showSaveFilePicker: pick,
      showOpenFilePicker: async () => [await pick()],
    });
    // Of files of its own the browser asks nobody; it stores handles, and gives other ones back.
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: async () => ask(),
      requestPermission: async () => {
        sessionStorage.setItem('permission', sessionStorage.getItem('answer') ?? ask());
        return ask();
      },
    });
  });
}

function readDisk(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle('kiosque.json')).getFile()).text();
  });
}

async function writeDisk(page: Page, text: string): Promise<void> {
  await page.evaluate(async (contents) => {
    const folder = await navigator.storage.getDirectory();
    const stream = await (await folder.getFileHandle('kiosque.json')).createWritable();
    await stream.write(contents);
    await stream.close();
  }, text);
}

/** What the browser tells a page when the reader goes to another tab, or comes back. */
function turnAway(page: Page): Promise<void> {
  return page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
}

function getButton(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}

/** What the page says beside its buttons; it is announced elsewhere too. */
function getText(page: Page, text: RegExp) {
  return page.getByRole('main').getByText(text);
}

async function answer(page: Page, permission: string, reply: string): Promise<void> {
  await page.evaluate(
    ([state = '', text = '']) => {
      sessionStorage.setItem('permission', state);
      sessionStorage.setItem('answer', text);
    },
    [permission, reply],
  );
}

test.beforeEach(({ page }) => offerDisk(page));

test('A file on the disk is kept up to date, brings what another device has written, and is left again', async ({
  page,
}) => {
  const [first = ''] = await saveStories(page, 1);
  await open(page, '/settings');
  await getButton(page, 'Créer un fichier').click();
  await expect(
    getText(page, /^kiosque\.json est à jour\. Dernière écriture le .* à \d+\sh\s\d\d\.$/),
  ).toBeVisible();
  const theirs = await readDisk(page);
  expect(theirs).toContain(JSON.stringify(first));

  // The file of a device that has never seen what follows.
  const [, second = '', third = ''] = await saveMore(page, 2);
  await expect.poll(() => readDisk(page), PATIENCE).toContain(JSON.stringify(second));
  const address = /page \/article\/[^"]+/.exec(theirs)?.[0] ?? '';
  await writeDisk(page, theirs.replaceAll(address, 'page https://example.org/').replace(first, 'Ailleurs'));
  await turnAway(page);
  await expect.poll(() => readDisk(page), PATIENCE).toContain(JSON.stringify(third));
  expect(await readDisk(page)).toContain('Ailleurs');
  await open(page, '/saved');
  await expect(getHeadlines(page)).toHaveCount(4);

  await open(page, '/settings');
  await getButton(page, 'Ne plus le tenir à jour').press('Enter');
  await expect(getButton(page, 'Créer un fichier')).toBeFocused();
  await expect(getText(page, /est à jour/)).toHaveCount(0);
  await expect(getButton(page, 'Écrire maintenant')).toHaveCount(0);
});

test('A second device opens the file of the first, and both have everything', async ({ page }) => {
  const headlines = await saveStories(page, 2);
  await open(page, '/settings');
  await getButton(page, 'Créer un fichier').click();
  await expect(getText(page, /^kiosque\.json est à jour/)).toBeVisible();
  await erase(page);
  await open(page, '/saved');
  await expect(getStatus(page).first()).toHaveText('Aucune page enregistrée');

  await open(page, '/settings');
  await getButton(page, 'Ouvrir un fichier existant').click();
  await expect(getText(page, /^kiosque\.json est à jour\.$/)).toBeVisible();
  await open(page, '/saved');

  await expect(getHeadlines(page)).toHaveText(headlines.toReversed());
});

test('A file that the browser no longer allows is told of, and goes on once the reader agrees', async ({
  page,
}) => {
  await saveStories(page, 1);
  await open(page, '/settings');
  await getButton(page, 'Créer un fichier').click();
  await expect(getText(page, /^kiosque\.json est à jour/)).toBeVisible();

  await answer(page, 'prompt', 'denied');
  const [, second = ''] = await saveMore(page, 1);
  const notice = page.getByRole('status').filter({ hasText: 'kiosque.json n’est pas tenu à jour.' });
  await expect(notice).toContainText('Le navigateur demande votre accord', PATIENCE);
  await open(page, '/settings');
  const allow = page.getByRole('main').getByRole('button', { name: 'Autoriser' });
  await allow.click();
  await expect(getText(page, /^kiosque\.json n’est pas tenu à jour\./)).toBeVisible();
  expect(await readDisk(page)).not.toContain(JSON.stringify(second));
  await answer(page, 'prompt', 'granted');
  await allow.click();
  await expect(getText(page, /^kiosque\.json est à jour/)).toBeVisible();

  expect(await readDisk(page)).toContain(JSON.stringify(second));
});

test('The notice about a file that is not allowed any more has the button that allows it', async ({
  page,
}) => {
  await saveStories(page, 1);
  await open(page, '/settings');
  await getButton(page, 'Créer un fichier').click();
  await expect(getText(page, /^kiosque\.json est à jour/)).toBeVisible();
  await answer(page, 'prompt', 'granted');
  await open(page, '/');

  await getButton(page, 'Autoriser').click(PATIENCE);

  await expect(page.getByRole('status').filter({ hasText: 'kiosque.json est à jour.' })).toBeVisible();
});

test('A file of something else is not touched, and the page says so', async ({ page }) => {
  await saveStories(page, 1);
  await open(page, '/settings');
  await getButton(page, 'Créer un fichier').click();
  await expect(getText(page, /^kiosque\.json est à jour/)).toBeVisible();
  await writeDisk(page, '{"recettes": ["soupe"]}');

  await getButton(page, 'Écrire maintenant').click();

  await expect(getText(page, /contient autre chose que des données de Kiosque/)).toBeVisible();
  expect(await readDisk(page)).toBe('{"recettes": ["soupe"]}');
});

for (const language of ['fr', 'en'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`The file on the disk: accessible and within 320 pixels, ${language}, ${theme}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.addInitScript(
        (data) => localStorage.setItem('kiosque.settings', JSON.stringify({ v: 1, data })),
        { language, theme },
      );
      await open(page, '/settings');
      await getButton(page, language === 'fr' ? 'Créer un fichier' : 'Create a file').press('Enter');
      await expect(
        getText(page, language === 'fr' ? /^kiosque\.json est à jour/ : /^kiosque\.json is up to date/),
      ).toBeVisible();
      await expectAccessible(page);
      await writeDisk(page, 'x');
      await getButton(page, language === 'fr' ? 'Écrire maintenant' : 'Write now').press('Enter');
      await expect(
        getText(page, language === 'fr' ? /incomplet ou abîmé/ : /incomplete or damaged/),
      ).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    });

/** Saves stories after the first one; gives the headlines of all. */
async function saveMore(page: Page, number: number): Promise<readonly string[]> {
  await open(page, '/?sort=newest');
  const buttons = page.getByRole('main').getByRole('button', { name: /^Enregistrer : / });
  for (let index = 1; index <= number; index++) {
    await buttons.nth(index).click();
    await expect(buttons.nth(index)).toHaveAttribute('aria-pressed', 'true');
  }
  return (await getHeadlines(page).allTextContents()).slice(0, number + 1);
}

/** Takes away what the browser keeps of the library, not the file. */
async function erase(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
}
