import type { Locator, Page } from '@playwright/test';

import { fr } from '../../src/messages/fr.ts';
import { offlineMessages } from '../../src/messages/offline.ts';
import type { FaultServer } from '../support/fault-server.ts';
import type { Fault } from '../support/fault.ts';
import { expect, test } from '../support/fault-journey.ts';
import { expectAccessible } from '../support/journey.ts';
import { pretendNetwork } from '../support/pretend-network.ts';
import { expectArticle, expectAwake, getHeadlines, open, readKeys } from './pages.ts';

// Without a worker no copies are kept.
test.use({ serviceWorkers: 'allow' });

const words = offlineMessages.fr;
const FAULTS = /ERR_|Failed to load resource|EditionError|503/;

/** The line of the frame that tells of the network. */
const getLine = (page: Page): Locator => page.locator('[data-network]');
const getRetry = (page: Page): Locator => getLine(page).getByRole('button', { name: fr.failure.retry });

/** Opens a page, and waits until a worker answers for it and what it shows is on the device. */
async function visit(page: Page, address: string): Promise<void> {
  await open(page, address);
  const hasKept = async (path: string) => {
    const names = await caches.keys();
    const documents = names.find((name) => name.includes('documents'));
    const isDocumentKept =
      documents !== undefined && (await (await caches.open(documents)).match(path)) !== undefined;
    const isControlled = navigator.serviceWorker.controller !== null;
    const slug = /^\/article\/([^/]+)$/.exec(path)?.[1];
    const file = slug && new Request(`/edition/articles/${slug}.json`);
    const isTextKept = file
      ? (await caches.match(file, { cacheName: 'kiosque-edition', ignoreSearch: true })) !== undefined
      : names.includes('kiosque-edition');
    return isControlled && isDocumentKept && isTextKept;
  };
  await expect
    .poll(() => page.evaluate(hasKept, new URL(page.url()).pathname), { timeout: 15_000 })
    .toBe(true);
}

/** Goes from the front page to a section, without loading a page. */
async function goToSection(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: fr.shell.categories }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

/** Writes down what is announced from now on. */
async function listenTo(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(globalThis, 'heard', heard);
    const region = document.querySelector('[aria-live=polite]:not(main *)');
    if (region === null) throw new Error('expected a live region, found none');
    const options = { childList: true, characterData: true, subtree: true };
    new MutationObserver(() => heard.push(region.textContent.trim())).observe(region, options);
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'heard') as string[]);
}

/** The line stands in the frame, beside the sections, and over nothing that is read. */
async function expectBesideText(page: Page): Promise<void> {
  const measure = (line: Element) => {
    const [own, frame] = [
      line.getBoundingClientRect(),
      line.parentElement?.previousElementSibling?.getBoundingClientRect(),
    ];
    if (frame === undefined) throw new Error('expected the sections before the line, found none');
    const isInside = own.top >= frame.top && own.bottom <= frame.bottom && own.left >= 0;
    return isInside && own.right <= innerWidth;
  };
  expect(await getLine(page).evaluate(measure)).toBe(true);
}

test('An article that is not on the device says so without network, and others that are there are offered (N02)', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(FAULTS);
  await visit(page, '/');
  const [read, unread] = await getHeadlines(page).evaluateAll((links) =>
    links.slice(0, 2).map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent })),
  );
  await visit(page, read?.href ?? '');

  await context.setOffline(true);
  await page.goto(unread?.href ?? '');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.notOnDevice);
  const others = page.getByRole('region', { name: words.onDevice });
  await expect(others.getByRole('link', { name: read?.text ?? '' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: fr.failure.savedPages })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await others.getByRole('link', { name: read?.text ?? '' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(read?.text ?? '');

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.notOnDevice);
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(unread?.text ?? '');
});

test('A page that is not on the device says so, offers what is, and opens when the network is back (N02)', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(FAULTS);
  await visit(page, '/');
  const headline = (await getHeadlines(page).first().textContent()) ?? '';
  await visit(page, (await getHeadlines(page).first().getAttribute('href')) ?? '');
  await context.setOffline(true);

  await page.goto('/tags');

  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(fr.failure.title);
  await expect(page.getByRole('main').getByText(fr.failure.unreachable)).toBeVisible();
  const others = page.getByRole('region', { name: words.onDevice });
  await expect(others.getByRole('link', { name: headline })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('main').getByRole('button', { name: fr.failure.retry }).focus();
  await context.setOffline(false);
  await expect(title).toHaveText(fr.tags.title);
  // What had the focus is gone.
  await expect(title).toBeFocused();
});

test('A page that no host answered opens when the reader asks for the network again (N05)', async ({
  page,
  server,
  noise,
}) => {
  noise.allow(FAULTS);
  await visit(page, '/');
  const answer = server.fail(/./, { kind: 'hang-up' });
  await page.goto('/authors');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(fr.failure.title, { timeout: 20_000 });
  await expect(getLine(page)).toBeVisible();
  answer();

  await page.getByRole('main').getByRole('button', { name: fr.failure.retry }).press('Enter');

  await expect(title).toHaveText(fr.authors.title);
  await expect(title).toBeFocused();
});

test('Pictures that never come keep the network from nothing for ever (N07)', async ({
  page,
  server,
  noise,
}) => {
  noise.allow(FAULTS);
  await visit(page, '/');
  const [href, text] = await getHeadlines(page)
    .nth(1)
    .evaluate((link) => [link.getAttribute('href') ?? '', link.textContent]);
  // Over HTTP/1.1 a browser has six connections to a host.
  server.fail(/media\//, { kind: 'silence' });
  await page.evaluate(() => {
    for (let number = 0; number < 12; number++) new Image().src = `/media/none-${number}-320.webp`;
  });
  await expect.poll(() => server.count(/media\/none/)).toBeGreaterThan(5);

  await page.goto(href, { waitUntil: 'commit' });

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text, { timeout: 45_000 });
});

for (const [network, fault] of [
  ['that asks for a login', { kind: 'portal' }],
  ['whose host is out of order', { kind: 'status', status: 503 }],
] satisfies readonly (readonly [network: string, fault: Fault])[])
  test(`On a network ${network}, a page offers what is on the device, and opens when that has passed (N21)`, async ({
    page,
    context,
    server,
    noise,
  }) => {
    noise.allow(FAULTS);
    await visit(page, '/');
    await visit(page, (await getHeadlines(page).first().getAttribute('href')) ?? '');
    server.fail(/./, fault);

    await page.goto('/tags');

    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toHaveText(fr.failure.title, { timeout: 20_000 });
    await expect(page.getByRole('region', { name: words.onDevice }).getByRole('link').first()).toBeVisible();
    server.heal();
    await context.setOffline(true);
    await context.setOffline(false);
    await expect(title).toHaveText(fr.tags.title);
  });

test('A list without network has the saved articles whose files have left the caches', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(FAULTS);
  await visit(page, '/category/sciences');
  const [headline = ''] = await getHeadlines(page).allTextContents();
  await page
    .getByRole('main')
    .getByRole('article')
    .first()
    .getByRole('button', { name: fr.save.saveThis(headline) })
    .click();
  await expect.poll(() => readKeys(page, 'copies')).toHaveLength(1);
  await page.evaluate(async () => {
    const cache = await caches.open('kiosque-edition');
    for (const { url } of await cache.keys()) if (url.includes('/edition/articles/')) await cache.delete(url);
  });
  await context.setOffline(true);

  await page.goto('/category/sciences?from=2010-01');

  await expect(getHeadlines(page)).toHaveText([headline]);
});

test('Where nothing was kept of a page, and no host answers, its frame stands there after some seconds (N03)', async ({
  page,
  server,
  noise,
}) => {
  noise.allow(FAULTS);
  await visit(page, '/');
  const asked = server.count('/tags');
  // The host never answers: what is shown, the device shows.
  server.fail(/./, { kind: 'silence' });

  await page.goto('/tags', { waitUntil: 'commit' });

  await expect(page.getByRole('link', { name: fr.shell.settings }).first()).toBeVisible();
  expect(server.count('/tags')).toBeGreaterThan(asked);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fr.failure.title, { timeout: 20_000 });
});

test('An article that the first visit fetched ahead, and opened, is there without network (N02)', async ({
  page,
  context,
  server,
  noise,
}) => {
  noise.allow(FAULTS);
  // Only on a fast network is anything fetched ahead: before there is a worker.
  await pretendNetwork(page, { effectiveType: '4g' });
  await visit(page, '/');
  const slug = await findAhead(server);
  const headline = page.getByRole('main').locator(`h2, h3`).locator(`a[href="/article/${slug}"]`);
  const text = (await headline.textContent()) ?? '';
  await headline.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
  const path = `/edition/articles/${slug}.json`;
  await expect
    .poll(() => page.evaluate(async (url) => (await caches.match(url)) !== undefined, path))
    .toBe(true);

  await context.setOffline(true);
  await page.reload();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
});

/** The article that was asked for first. */
async function findAhead({ requests }: FaultServer): Promise<string> {
  const find = () =>
    requests.map((one) => /^\/edition\/articles\/([^/]+)\.json/.exec(one.path)?.[1]).find(Boolean);
  await expect.poll(find).toBeDefined();
  return find() ?? '';
}

test('A network that goes while an article is read is told beside the text, moves nothing, and stops nobody from saving (N03); its return is told once, and asked about once (N04)', async ({
  page,
  context,
  server,
  noise,
}) => {
  // A visit, two losses of network and a look by axe.
  test.slow();
  noise.allow(FAULTS);
  await visit(page, '/');
  const headline = (await getHeadlines(page).first().textContent()) ?? '';
  await getHeadlines(page).first().click();
  await expectArticle(page, headline);
  await page.evaluate(() => scrollTo(0, 600));
  const paragraph = page.getByRole('main').locator('p:visible').nth(5);
  const findText = () => paragraph.evaluate((element) => element.getBoundingClientRect().top);
  const before = await findText();
  const getHeard = await listenTo(page);

  await context.setOffline(true);
  await expect(getLine(page)).toContainText(words.offline);
  await expectBesideText(page);
  expect(await findText()).toBe(before);
  const save = page.getByRole('button', { name: /^Enregistrer/ }).first();
  await save.click();
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);

  const asked = server.count('/edition/edition.json');
  const away = await findText();
  await context.setOffline(false);
  await expect(getLine(page)).toHaveCount(0);
  expect(await findText()).toBe(away);
  await expect.poll(() => server.count('/edition/edition.json')).toBe(asked + 1);
  const heard = await getHeard();
  expect(heard.filter((text) => text.startsWith(words.offline))).toHaveLength(1);
  expect(heard.filter((text) => text === words.back)).toHaveLength(1);
});

test('A device that believes itself online without being so shows what it has, and how old that is (N05)', async ({
  page,
  server,
  noise,
}) => {
  // A visit, a dead host, and a look by axe.
  test.slow();
  noise.allow(FAULTS);
  await visit(page, '/');
  await goToSection(page, 'Jeux');
  const headlines = await getHeadlines(page).allTextContents();
  await expect(async () => {
    const isKept = await page.evaluate(async () =>
      (await caches.open('kiosque-edition')).match('/edition/terms/category-jeux.json').then(Boolean),
    );
    expect(isKept).toBe(true);
  }).toPass();
  await server.disconnect();

  await page.goto('/');
  await expectAwake(page);
  await goToSection(page, 'Jeux');

  await expect(getHeadlines(page).first()).toHaveText(headlines[0] ?? '');
  await expect(getLine(page)).toContainText(words.unreachable);
  await expect(getLine(page)).toContainText(/copie de \d+\sh\s\d\d/);
  await expectBesideText(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectBesideText(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await server.reconnect();
  await getRetry(page).focus();
  await page.keyboard.press('Enter');
  await expect(getLine(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('The line that goes when the network is back takes no focus with it', async ({ page, context }) => {
  await visit(page, '/');
  await context.setOffline(true);
  await getRetry(page).focus();

  await context.setOffline(false);

  await expect(getLine(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('A device that believes itself offline without being so asks the network when the reader does (N06)', async ({
  page,
  server,
}) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }));
  await open(page, '/');
  await expect(getLine(page)).toContainText(words.offline);
  const asked = server.count('/edition/edition.json');
  const getHeard = await listenTo(page);

  await getRetry(page).click();

  await expect(getLine(page)).toHaveCount(0);
  expect(server.count('/edition/edition.json')).toBe(asked + 1);
  expect(await getHeard()).toEqual([words.back]);
});

/**
 * Visits a section, and again once the edition fails: the same stories are there.
 *
 * @returns how often a file had been asked for before that second visit
 */
async function visitAgain(
  page: Page,
  server: FaultServer,
  section: string,
  fault: Fault,
  file: string,
): Promise<number> {
  await visit(page, '/');
  await goToSection(page, section);
  const headlines = await getHeadlines(page).allTextContents();
  await page.waitForTimeout(500);
  server.fail('/edition/*', fault);
  await page.goto('/');
  await expectAwake(page);
  const before = server.count(file);
  await goToSection(page, section);
  await expect(getHeadlines(page).first()).toHaveText(headlines[0] ?? '');
  return before;
}

test('A network that is very slow is not waited for where there are copies, nor asked twice (N14)', async ({
  page,
  server,
}) => {
  const head = '/edition/terms/category-mobile.json';

  const before = await visitAgain(page, server, 'Mobile', { kind: 'slow', bytesPerSecond: 2000 }, head);

  expect(server.count(head)).toBeLessThanOrEqual(before + 1);
});

test('A host that fails is asked three times, and what is on the device is shown meanwhile (N17)', async ({
  page,
  server,
  noise,
}) => {
  noise.allow(FAULTS);
  const head = '/edition/terms/category-jeux.json';

  const before = await visitAgain(page, server, 'Jeux', { kind: 'status', status: 503 }, head);

  await expect(getLine(page)).toContainText(words.failing);
  await expect.poll(() => server.count(head)).toBe(before + 3);
  server.heal();
  await getRetry(page).click();
  await expect(getLine(page)).toHaveCount(0);
});

test('A network that puts its login in place of everything is told as such, and nothing of it is kept (N21)', async ({
  page,
  server,
  noise,
}) => {
  noise.allow(FAULTS);
  await visit(page, '/');
  const headlines = await getHeadlines(page).allTextContents();
  server.fail('/*', { kind: 'portal' });

  await page.reload();
  await expectAwake(page);

  await expect(getHeadlines(page)).toHaveText(headlines);
  await expect(getLine(page)).toContainText(words.filtered.replaceAll(/\s/g, ' '));
  const kept = await page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const key of await cache.keys()) texts.push((await (await cache.match(key))?.text()) ?? '');
    }
    return texts.filter((text) => text.includes('hôtel'));
  });
  expect(kept).toEqual([]);
  server.heal();
  await getRetry(page).click();
  await expect(getLine(page)).toHaveCount(0);
});

for (const [name, fault] of [
  ['is shorter than it says (N10)', { kind: 'truncate', after: 900 }],
  ['ends too early, without a word (N11)', { kind: 'cut', after: 9000, isClean: true }],
] as const)
  test(`A page that ${name} is never a white one: a better one is on the device`, async ({
    page,
    server,
    noise,
  }) => {
    noise.allow(FAULTS);
    await visit(page, '/');
    const headlines = await getHeadlines(page).allTextContents();
    server.fail('/', fault);
    server.fail('/category/sciences', fault);

    await page.reload();
    await expectAwake(page);
    await expect(getHeadlines(page)).toHaveText(headlines);

    await page.goto('/category/sciences');
    await expectAwake(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sciences');
    await expect(getHeadlines(page).first()).toBeVisible();
  });
