import type { BrowserContext, Page } from '@playwright/test';

import { downloadMessages } from '../../src/messages/downloads.ts';
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import { offlineMessages } from '../../src/messages/offline.ts';
import type { FaultServer } from '../support/fault-server.ts';
import { expect, test } from '../support/fault-journey.ts';
import { expectAccessible } from '../support/journey.ts';
import { publishNewer } from '../support/newer-edition.ts';
import { makeRandom } from '../support/make-random.ts';
import { findArticles } from './content.ts';
import { expectHeadlines, getHeadlines, getStatus, open, reach } from './pages.ts';

test.use({ serviceWorkers: 'allow' });
// A download is many requests, and a worker has to be there first.
test.describe.configure({ timeout: 90_000 });

const offline = offlineMessages.fr;
const words = downloadMessages.fr;
const games = findArticles({ category: 'jeux' });

/** Opens a page, and waits until it works without network. */
async function openAtRest(page: Page, address: string): Promise<void> {
  await open(page, address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

type Fixtures = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly server: FaultServer;
  readonly noise: { readonly allow: (message: RegExp) => void };
};

/** Downloads a section whole, and cuts the network. */
async function downloadAndCut({ page, context, server, noise }: Fixtures): Promise<void> {
  await downloadGames(page);
  noise.allow(CUT);
  await goOffline(context, server);
}

async function goOffline(context: BrowserContext, server: FaultServer): Promise<void> {
  await context.setOffline(true);
  await server.disconnect();
}

/** The panel of the list that is open. */
function getPanel(page: Page) {
  return page.getByRole('group', { name: /^(Télécharger|Download)/ });
}

async function startDownload(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: fr.list.download }).click();
  const panel = getPanel(page);
  await expect(panel.getByRole('status')).toContainText(fr.articles(games.length));
  await panel.getByRole('button', { name: words.start }).click();
}

async function expectWhole(page: Page, text = words.states.whole): Promise<void> {
  await expect(getPanel(page).getByRole('status')).toContainText(text, { timeout: 20_000 });
}

/** Fails where axe finds something, or the page scrolls in two directions. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(excess, 'pixels that are wider than the window').toBeLessThanOrEqual(0);
}

/** Says nothing of what fails while there is no network. */
const CUT = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to load resource/;

/** Waits until every picture of the article that is open can be seen. */
async function expectPictures(page: Page): Promise<void> {
  const pictures = page.getByRole('main').locator('article figure img');
  await expect(pictures.first()).toBeVisible();
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  }
}

/** The names of the files that a cache has. */
function listKept(page: Page, cacheName: string): Promise<string[]> {
  return page.evaluate(
    async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
    cacheName,
  );
}

/** Downloads a section whole. */
async function downloadGames(page: Page): Promise<void> {
  await openAtRest(page, '/category/jeux');
  await startDownload(page);
  await expectWhole(page);
}

test('A section that was downloaded is read and filtered without network', async ({
  page,
  context,
  server,
  noise,
}) => {
  await downloadAndCut({ page, context, server, noise });

  await page.goto('/category/jeux');
  const headlines = games.map(({ headline }) => headline);
  await expectHeadlines(page, headlines);
  await reach(page, games.length - 1);
  await expect(page.locator('main [data-story]').last().getByText(fr.list.onDevice)).toBeAttached();

  for (const { headline } of games.slice(-2)) {
    await getHeadlines(page).filter({ hasText: headline }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
    await expectPictures(page);
    await page.goBack();
    await expectHeadlines(page, headlines);
  }
});

test('A filter of what is downloaded finds all of it without network, and says where it looked', async ({
  page,
  context,
  server,
  noise,
}) => {
  await downloadAndCut({ page, context, server, noise });

  const tag = 'histoire';
  const name = 'Histoire';
  const expected = findArticles({ category: 'jeux', tags: [name] }).map(({ headline }) => headline);
  expect(expected.length).toBeGreaterThan(0);
  await page.goto(`/category/jeux?tags=${tag}`);
  await expectHeadlines(page, expected);
  await expect(getStatus(page).first()).toHaveText(fr.list.status(expected.length));
  await expect(page.getByText(words.onDeviceOnly)).toBeVisible();
  // What else the edition has, the device does not know.
  await expect(page.getByText('n’existe pas')).toHaveCount(0);
  await expectAccessible(page);

  await server.reconnect();
  await context.setOffline(false);
  // The network is back: nobody has to ask.
  await expect(page.getByText(words.onDeviceOnly)).toBeHidden();
});

test('A list of which nothing is on the device says no more than that, and is whole when the network is back (N04)', async ({
  page,
  context,
  server,
  noise,
}) => {
  await downloadAndCut({ page, context, server, noise });

  await page.goto('/category/mobile?tags=xiaomi');

  await expect(page.getByText(words.onDeviceOnly)).toBeVisible();
  await expect(page.getByText(words.noneHere)).toBeVisible();
  await expect(page.getByText(fr.list.emptyTitle)).toHaveCount(0);
  await expect(page.getByText(fr.list.status(0))).toHaveCount(0);
  await expectAccessible(page);
  await server.reconnect();
  await context.setOffline(false);
  await expect(page.getByText(words.onDeviceOnly)).toBeHidden();
  await expect(getHeadlines(page).first()).toBeVisible();
});

test('A list that is whole again when the network is back says so once, and gives the focus back (N04)', async ({
  page,
  context,
  server,
  noise,
}) => {
  await downloadAndCut({ page, context, server, noise });
  await page.goto('/tag/xiaomi');
  await expect(page.getByText(words.onDeviceOnly)).toBeVisible();
  const told = page.locator('[aria-live=polite]:not(main *)');
  await expect(told).toContainText(offline.offline);
  const heard: string[] = [];
  await page.exposeFunction('hear', (text: string) => heard.push(text.trim()));
  await told.evaluate((region) => {
    const hear = Reflect.get(globalThis, 'hear') as (text: string) => void;
    const options = { childList: true, characterData: true, subtree: true };
    new MutationObserver(() => hear(region.textContent)).observe(region, options);
  });
  const order = page.getByRole('link', { name: fr.list.oldest });
  await order.focus();

  await server.reconnect();
  await context.setOffline(false);

  await expect(getHeadlines(page).first()).toBeVisible();
  // The page was hidden while its rows were on the way.
  await expect(order).toBeFocused();
  // What is shown is a copy until the network has answered: nobody is told of that moment.
  await expect.poll(() => heard).toEqual([offline.back]);
});

test('Topics are looked up without network among those of what is downloaded, and the page says so', async ({
  page,
  context,
  server,
  noise,
}) => {
  await downloadAndCut({ page, context, server, noise });
  await page.goto('/category/jeux');
  await expectHeadlines(
    page,
    games.map(({ headline }) => headline),
  );
  const box = page.getByRole('searchbox', { name: fr.filter.search });
  const panel = page.getByRole('region', { name: fr.filter.topics });
  const histories = games.filter(({ tags }) => tags.includes('Histoire'));

  await box.fill('hist');
  const found = panel.getByRole('link', { name: fr.articles(histories.length) }).first();
  await expect(found).toHaveAttribute('href', '/category/jeux?tags=histoire');
  await expect(panel.getByText(words.onDeviceOnly)).toBeVisible();
  await expectAccessible(page);
  await box.fill('xyz');
  await expect(panel.getByText(fr.filter.found(0))).toBeVisible();
  await expect(panel.getByText('Aucun sujet')).toHaveCount(0);

  await server.reconnect();
  await context.setOffline(false);
  await expect(panel.getByText('Aucun sujet')).toBeVisible();
  await expect(panel.getByText(words.onDeviceOnly)).toBeHidden();
});

test('A download that is broken off at random bytes and by closing the page asks for no finished file again (N06)', async ({
  page: first,
  context,
  server,
  noise,
}) => {
  test.setTimeout(150_000);
  noise.allow(/ERR_|Failed to load resource/);
  const random = makeRandom(7);
  let interruptions = 0;
  const stop = server.fail(/\/(?:articles\/|media\/.*-960\.webp)/, () => {
    if (random.number(3) > 0) return { kind: 'delay', ms: 80 };
    interruptions++;
    return random.pick([
      { kind: 'reset', after: random.number(9000) },
      { kind: 'cut', after: random.number(9000) },
    ] as const);
  });
  await openAtRest(first, '/category/jeux');
  await startDownload(first);
  const asked: { readonly from: number; readonly kept: readonly string[] }[] = [];
  let page = first;
  for (let closing = 0; closing < 4; closing++) {
    await page.waitForTimeout(600 + random.number(800));
    const kept = await listKept(page, 'kiosque-downloads');
    asked.push({ from: server.requests.length, kept: kept.filter((path) => /articles|media/.test(path)) });
    await page.close();
    page = await context.newPage();
    await openAtRest(page, '/settings');
  }
  await expect.poll(() => interruptions, { timeout: 60_000 }).toBeGreaterThan(0);
  stop();
  await page.goto('/category/jeux');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Télécharger|Sur cet appareil)$/ })
    .click();
  await expect(getPanel(page).getByRole('status')).toContainText(words.states.whole, { timeout: 60_000 });

  const again = asked.flatMap(({ from, kept }) =>
    server.requests
      .slice(from)
      .map(({ path }) => path)
      .filter((path) => kept.includes(path)),
  );
  expect(again).toEqual([]);
  const kept = await listKept(page, 'kiosque-downloads');
  for (const { slug } of games) expect(kept).toContain(`/edition/articles/${slug}.json`);
});

test('A download is paused, resumed and removed, with the keyboard alone', async ({ page, server }) => {
  // However slow the machine is, it is on its way until it is paused.
  const answer = server.fail(/\/articles\//, { kind: 'silence' });
  await openAtRest(page, '/category/jeux');
  const button = page.getByRole('main').getByRole('button', { name: fr.list.download });
  await button.focus();
  await page.keyboard.press('Enter');
  const panel = getPanel(page);
  await expect(panel.getByRole('checkbox')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel).toBeFocused();
  await expect(panel.getByRole('status')).toHaveText(words.states.wanted);
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toHaveText(words.states.paused);
  const count = server.count(/\/articles\//);
  await page.waitForTimeout(1500);
  expect(server.count(/\/articles\//)).toBe(count);

  answer();
  await expect(panel.getByRole('button', { name: words.resume })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectWhole(page);
  await expectAccessible(page);

  await panel.getByRole('button', { name: words.remove, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.removed('Jeux'))).toBeVisible();
  await page.getByRole('button', { name: fr.save.undo }).press('Enter');
  await expectWhole(page);
  await panel.getByRole('button', { name: words.remove, exact: true }).press('Enter');
  await expect
    .poll(async () => (await listKept(page, 'kiosque-downloads')).length, { timeout: 20_000 })
    .toBe(0);
});

test('In each of its states the panel is sound on the narrowest phone, in the dark and in English', async ({
  page,
  context,
  server,
  noise,
}) => {
  noise.allow(CUT);
  await page.addInitScript(() => {
    localStorage.setItem(
      'kiosque.settings',
      JSON.stringify({ v: 1, data: { theme: 'dark', language: 'en' } }),
    );
  });
  await page.setViewportSize({ width: 320, height: 640 });
  const own = downloadMessages.en;
  const panel = getPanel(page);
  const button = page.getByRole('main').getByRole('button', { name: en.list.download });
  const expectState = async (text: string) => {
    await expect(panel.getByRole('status')).toContainText(text);
    await expectSound(page);
  };
  const answerSizes = server.fail(/\/sizes\//, { kind: 'reset', after: 0 });
  await openAtRest(page, '/category/jeux');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await expectSound(page);

  await button.click();
  await expect(panel.getByText(own.unweighed)).toBeVisible();
  await expectSound(page);
  answerSizes();
  await panel.getByRole('button', { name: own.retry }).press('Enter');
  await expect(panel).toBeFocused();
  await expectState(en.articles(games.length));

  const answer = server.fail(/\/articles\//, { kind: 'silence' });
  await panel.getByRole('button', { name: own.start }).click();
  await expectState(own.states.wanted);
  await context.setOffline(true);
  await expectState(own.states.offline);
  await context.setOffline(false);
  await panel.getByRole('button', { name: own.pause }).click();
  await expectState(own.states.paused);
  answer();
  await panel.getByRole('button', { name: own.resume }).click();
  await expectWhole(page, own.states.whole);
  await expectSound(page);

  await panel.getByRole('button', { name: own.remove, exact: true }).click();
  await expect(page.getByText(own.removed('Jeux'))).toBeVisible();
  await expectSound(page);
});

test('What was downloaded is brought up to date when its reader asks for it: changed articles too', async ({
  page,
  context,
  server,
  noise,
}) => {
  const [game] = games;
  if (game === undefined) throw new Error('no game');
  await downloadGames(page);
  server.fail(`/edition/articles/${game.slug}.json`, {
    kind: 'body',
    make: (good) => good.toString().replaceAll(game.headline, 'Un titre corrigé'),
  });
  const pictures = server.count(/\/media\//);

  await getPanel(page).getByRole('button', { name: words.update }).click();
  await expect
    .poll(() => server.count(`/edition/articles/${game.slug}.json`), { timeout: 20_000 })
    .toBeGreaterThan(1);
  await expectWhole(page);
  expect(server.count(/\/media\//)).toBe(pictures);

  noise.allow(CUT);
  await goOffline(context, server);
  await page.goto(`/article/${game.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Un titre corrigé');
});

test('A list that has more than was downloaded says how much, and brings it when asked', async ({
  page,
  server,
}) => {
  await downloadGames(page);
  const news = ['un', 'deux'].map((id) => ({ id: `jeu-${id}`, _kiosque: { category: 'jeux' } }));
  const { folder, remove } = await publishNewer(news);
  server.deploy(folder);

  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByRole('button', { name: offlineMessages.fr.insert }).click();
  await expect(getStatus(page).first()).toHaveText(fr.list.status(games.length + 2));
  await expect(getPanel(page).getByText(words.newer(2))).toBeVisible();
  await expectSound(page);
  await getPanel(page).getByRole('button', { name: words.update }).click();

  await expect(getPanel(page).getByText(words.newer(2))).toBeHidden();
  await expectWhole(page);
  expect(await listKept(page, 'kiosque-downloads')).toContain('/edition/articles/jeu-deux.json');
  remove();
});

test('A download that stopped for want of a network goes on when there is one', async ({
  page,
  context,
  server,
  noise,
}) => {
  test.setTimeout(150_000);
  noise.allow(/ERR_|Failed to load resource/);
  const answer = server.fail(/\/articles\//, { kind: 'hang-up' });
  await openAtRest(page, '/category/jeux');
  await startDownload(page);
  await expect(getPanel(page).getByRole('status')).toContainText(words.states.network, { timeout: 120_000 });
  answer();

  await context.setOffline(true);
  await context.setOffline(false);

  await expectWhole(page);
});

test('A file that two downloads share goes with the last of them', async ({ page }) => {
  const [shared] = findArticles({ category: 'jeux', tags: ['Histoire'] });
  const path = `/edition/articles/${shared?.slug}.json`;
  for (const address of ['/category/jeux', '/tag/histoire']) {
    await openAtRest(page, address);
    await page.getByRole('main').getByRole('button', { name: fr.list.download }).click();
    await getPanel(page).getByRole('button', { name: words.start }).click();
    await expectWhole(page);
  }
  await page.goto('/settings');
  const remove = (name: string) => page.getByRole('button', { name: words.removeNamed(name) }).click();
  const countFiles = async () => (await listKept(page, 'kiosque-downloads')).length;
  const before = await countFiles();

  await remove('Jeux');
  await expect.poll(countFiles, { timeout: 20_000 }).toBeLessThan(before);
  expect(await listKept(page, 'kiosque-downloads')).toContain(path);
  await remove('Histoire');
  await expect.poll(countFiles, { timeout: 20_000 }).toBe(0);
});

test('What is removed goes while another download is on its way, and that one goes on', async ({
  page,
  server,
}) => {
  await downloadGames(page);
  const count = (path: RegExp) => async () =>
    (await listKept(page, 'kiosque-downloads')).filter((kept) => path.test(kept)).length;
  const [own] = findArticles({ category: 'jeux' });
  const answer = server.fail(/\/articles\//, { kind: 'silence' });
  await openAtRest(page, '/category/mobile');
  await page.getByRole('main').getByRole('button', { name: fr.list.download }).click();
  await getPanel(page).getByRole('button', { name: words.start }).click();
  await expect(getPanel(page).getByRole('status')).toHaveText(words.states.wanted);

  await page.goto('/settings');
  await page.getByRole('button', { name: words.removeNamed('Jeux') }).click();
  await expect.poll(count(new RegExp(`/articles/${own?.slug}.json`)), { timeout: 20_000 }).toBe(0);
  answer();

  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Mobile' }) });
  // What was asked for before has to run into its limit first.
  await expect(row.getByText(words.states.whole)).toBeVisible({ timeout: 45_000 });
  const mobile = findArticles({ category: 'mobile' }).length;
  expect(await count(/\/edition\/articles\//)()).toBe(mobile);
});

test('Who has downloaded everything looks for articles by topic and by byline without network', async ({
  page,
  context,
  server,
  noise,
}) => {
  await openAtRest(page, '/?sort=oldest');
  await page.getByRole('main').getByRole('button', { name: fr.list.download }).click();
  await getPanel(page).getByRole('button', { name: words.start }).click();
  await expectWhole(page, words.states.whole);
  noise.allow(CUT);
  await goOffline(context, server);

  await page.goto('/tags');
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /Histoire/ })
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fr.tags.title);
  await page.goto('/authors');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fr.authors.title);
  await page.getByRole('main').getByRole('link').first().click();
  await expect(getHeadlines(page).first()).toBeVisible();
});

test('The settings say what takes how much, and clear it by part', async ({ page }) => {
  await openAtRest(page, '/category/jeux');
  await startDownload(page);
  await expectWhole(page);
  for (const [language, scheme] of [
    ['fr', 'light'],
    ['en', 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate((chosen) => {
      localStorage.setItem('kiosque.settings', JSON.stringify({ v: 1, data: { language: chosen } }));
    }, language);
    await page.goto('/settings');
    const section = page.getByRole('region', { name: downloadMessages[language].device.title });
    await expect(section.getByText(downloadMessages[language].device.measuring)).toHaveCount(0);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
  const device = downloadMessages.en.device;
  await page.getByRole('button', { name: device.clearNamed(device.parts.pictures) }).click();

  await expect.poll(() => page.evaluate(() => caches.has('kiosque-pictures'))).toBe(false);
  expect((await listKept(page, 'kiosque-downloads')).length).toBeGreaterThan(0);
  await page.getByRole('button', { name: downloadMessages.en.removeNamed('Jeux') }).click();
  await expect
    .poll(async () => (await listKept(page, 'kiosque-downloads')).length, { timeout: 20_000 })
    .toBe(0);
});
