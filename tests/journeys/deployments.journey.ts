import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { fr } from '../../src/messages/fr.ts';
import { offlineMessages } from '../../src/messages/offline.ts';
import { stuckMessages } from '../../src/messages/stuck.ts';
import type { Fault } from '../support/fault.ts';
import type { FaultServer } from '../support/fault-server.ts';
import { expect, test } from '../support/fault-journey.ts';
import { expectAccessible } from '../support/journey.ts';
import { DIST, getOtherBuild } from '../support/second-build.ts';
import { articles } from './content.ts';
import {
  expectAwake,
  expectPlace,
  findPlace,
  open,
  reach,
  readKeys,
  saveStories,
  scrollTo,
} from './pages.ts';

const words = offlineMessages.fr;
/** A page of many paragraphs. */
const LONG = `/article/${articles[0]?.slug ?? ''}`;
/** A whole build is made, and kept by a worker, on a machine that does other things too. */
const PATIENCE = { timeout: 20_000 };

test.describe.configure({ timeout: 90_000 });

/** What a browser says of code that does not come. */
test.beforeEach(({ noise }) => {
  noise.allow(/Failed to load|Failed to fetch|dynamically imported|module script|MIME type|EditionError/);
  noise.allow(/integrity|preload|script resource|ServiceWorker|fetching the script|Unable to preload|ERR_/);
});

/** Follows how often a tab loads a page whole. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('domcontentloaded', () => loads++);
  return () => loads;
}

/** Waits until the page answers, with the code of a build. It may be loaded anew meanwhile. */
async function expectBuild(page: Page, build: 'first' | 'second'): Promise<void> {
  await expect.poll(() => getBuild(page).catch(() => undefined), PATIENCE).toBe(build);
}

/** Tells whether a worker waits for the former one to go. */
function isWaiting(page: Page): Promise<boolean> {
  return page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting != null);
}

/** Which build the code of a page is of; nothing before it has run. */
function getBuild(page: Page): Promise<unknown> {
  return page.evaluate((): unknown => {
    if (document.querySelector('header time') === null) return undefined;
    return Reflect.get(globalThis, 'kiosqueBuild') ?? 'first';
  });
}

async function expectText(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.body.innerText.length)).toBeGreaterThan(200);
}

function getNotice(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: words.newBuild });
}

/** What a browser does when it has a network again: it is not waited for until the time has come. */
async function lookForBuilds(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('online')));
}

/** Opens the front page with a worker, and an article in another tab. */
async function openTwo(page: Page): Promise<Page> {
  await open(page, '/');
  await expectWorker(page);
  const other = await page.context().newPage();
  await open(other, LONG);
  return other;
}

/** Puts another build on the host, and waits until it is offered. */
async function offer(page: Page, server: FaultServer, build: string): Promise<void> {
  server.deploy(build);
  await lookForBuilds(page);
  await expect(getNotice(page)).toBeVisible(PATIENCE);
}

/** Opens a page whose code has not come yet, as a reader does. */
async function follow(page: Page, name: string | RegExp): Promise<void> {
  // By the keyboard: a notice may stand over the foot of the page.
  const links = page.getByRole('navigation', { name: 'Kiosque', exact: true });
  await links.getByRole('link', { name }).press('Enter');
}

async function expectTopics(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sujets', PATIENCE);
  await expect(page).toHaveURL('/tags');
  await expectText(page);
}

/** The saved pages, by their addresses. */
async function readSaved(page: Page): Promise<readonly string[]> {
  return (await readKeys(page, 'facts')).filter((key) => key.startsWith('page '));
}

/** Saves a story; gives what is saved then. */
async function saveOne(page: Page): Promise<readonly string[]> {
  await saveStories(page, 1);
  await expect.poll(async () => (await readSaved(page)).length).toBe(1);
  return readSaved(page);
}

/** Waits until the worker answers, and has everything that this visit keeps. */
async function expectWorker(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const names = await caches.keys();
          const { active, installing } = (await navigator.serviceWorker.getRegistration()) ?? {};
          const isReady = navigator.serviceWorker.controller !== null && active?.state === 'activated';
          return isReady && !installing && names.some((name) => name.includes('documents'));
        }),
      PATIENCE,
    )
    .toBe(true);
}

/** What the host answers for files of code that it has no more, for ever. */
function answerForEver(server: FaultServer, folder: string): () => void {
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const fault: Fault = {
    kind: 'status',
    status: 200,
    headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    body: html,
  };
  return server.fail('/assets/*', (asked) => (existsSync(path.join(folder, asked.path)) ? undefined : fault));
}

/** Sends pages as a host does that lets browsers keep them. */
function keepPages(server: FaultServer, folder: string): () => void {
  return server.fail(/^\/(?:tags)?$/, ({ path: address }) => ({
    kind: 'status',
    status: 200,
    headers: { 'cache-control': 'max-age=600' },
    body: readFileSync(path.join(folder, address === '/' ? 'index.html' : `${address}.html`), 'utf8'),
  }));
}

test.describe('Without a worker', () => {
  test.use({ serviceWorkers: 'block' });

  for (const { title, old, isForEver } of [
    { title: 'is gone (W01)', old: 'removed', isForEver: false },
    { title: 'is answered with the front page (W02)', old: 'html', isForEver: false },
    { title: 'is answered with a page that may be kept for ever (W02)', old: 'html', isForEver: true },
  ] as const) {
    test(`a page whose code ${title} opens after one load of the new build`, async ({
      page,
      server,
      secondBuild,
    }) => {
      const saved = await saveOne(page);
      const loads = countLoads(page);
      server.deploy(secondBuild, { old });
      if (isForEver) answerForEver(server, secondBuild);

      await follow(page, 'Sujets');

      await expectTopics(page);
      await expectBuild(page, 'second');
      expect(loads()).toBe(1);
      expect(await readSaved(page)).toEqual(saved);
    });

    test(`parts of an article whose code ${title} leave it as it is, and offer the new build`, async ({
      page,
      server,
      secondBuild,
    }) => {
      await open(page, LONG);
      // What the page fetches at rest is there.
      await expect.poll(() => server.count('/version.json')).toBe(1);
      server.deploy(secondBuild, { old });
      const heal = isForEver ? answerForEver(server, secondBuild) : () => {};
      const loads = countLoads(page);
      await page.keyboard.press('?');
      const picture = page.locator('main figure a[href^="#img-"]').first();
      await picture.scrollIntoViewIfNeeded();
      await picture.click();

      await expect(getNotice(page)).toBeVisible(PATIENCE);
      await expect(page).toHaveURL(/#img-/);
      await expectText(page);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      expect(loads()).toBe(0);
      heal();

      await page.getByRole('button', { name: words.reload }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectBuild(page, 'second');
      expect(loads()).toBe(1);
    });
  }

  test('code that a browser keeps as a page for ever comes after a rollback (W02, W06)', async ({
    page,
    server,
    secondBuild,
  }) => {
    await open(page, LONG);
    await expect.poll(() => server.count('/version.json')).toBe(1);
    server.deploy(secondBuild);
    const heal = answerForEver(server, secondBuild);
    await page.keyboard.press('?');
    await expect(getNotice(page)).toBeVisible(PATIENCE);
    server.deploy(DIST);
    heal();

    // The next look forgets the page that the browser has in place of the file.
    await expect(async () => {
      await lookForBuilds(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1000 });
    }).toPass(PATIENCE);
    expect(await getBuild(page)).toBe('first');
  });

  test('a new build is offered while the reader reads, and comes at the same place (W05)', async ({
    page,
    server,
    secondBuild,
  }) => {
    await open(page, '/category/mobile');
    const place = await scrollTo(page, await reach(page, 5));
    const loads = countLoads(page);
    // What looks for builds is there, and has looked once.
    await expect.poll(() => server.count('/version.json'), PATIENCE).toBeGreaterThan(0);
    await page.waitForLoadState('networkidle');
    await offer(page, server, secondBuild);
    expect(await findPlace(page)).toEqual(place);
    expect(loads()).toBe(0);

    await page.getByRole('button', { name: words.reload }).click();
    await expectBuild(page, 'second');
    await expectPlace(page, place);
    expect(loads()).toBe(1);
  });

  test('a host that goes back and forth is followed once each way, then the reader decides (W06)', async ({
    page,
    server,
    secondBuild,
  }) => {
    const saved = await saveOne(page);
    const loads = countLoads(page);
    server.deploy(secondBuild);
    await follow(page, 'Sujets');
    await expectTopics(page);
    await expectBuild(page, 'second');
    server.deploy(DIST);
    await follow(page, /^Enregistrés/);
    await expect(page).toHaveURL('/saved');
    await expectBuild(page, 'first');
    expect(loads()).toBe(2);
    server.deploy(secondBuild);

    await follow(page, 'Historique');

    const main = page.getByRole('main');
    await expect(main.getByText(fr.failure.format)).toBeVisible(PATIENCE);
    await expect(main.getByRole('link', { name: fr.failure.savedPages })).toBeVisible();
    expect(loads()).toBe(2);
    await main.getByRole('button', { name: fr.failure.reload }).click();
    await expectBuild(page, 'second');
    expect(await readSaved(page)).toEqual(saved);
  });

  test('code that never comes costs one load at most, then the page says so (W08)', async ({
    page,
    server,
    secondBuild,
  }) => {
    await saveStories(page, 1);
    const loads = countLoads(page);
    server.deploy(secondBuild);
    server.fail(/^\/assets\/tags-.*js$/, { kind: 'status', status: 404 });

    await follow(page, 'Sujets');

    const main = page.getByRole('main');
    // The page of the host can be read without code; it is what the reader asked for, and stays.
    await expect(page.getByText(stuckMessages.fr.stuck.replaceAll(/\s/g, ' '))).toBeVisible(PATIENCE);
    await expectTopics(page);
    await expectAccessible(page);
    expect(loads()).toBe(1);
    await page.getByRole('banner').getByRole('link').first().click();
    await expectBuild(page, 'second');
    await follow(page, 'Sujets');
    await expect(main.getByText(fr.failure.unreachable.replaceAll(/\s/g, ' '))).toBeVisible(PATIENCE);
    await expectAccessible(page);
    expect(loads()).toBe(2);
    await main.getByRole('link', { name: fr.failure.savedPages }).click();
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
    server.heal();
    await follow(page, 'Sujets');
    await expect(
      page
        .getByRole('main')
        .getByRole('link', { name: /Histoire/ })
        .first(),
    ).toBeVisible();
    expect(loads()).toBe(2);
  });

  test('a page without the first file of its code can be read, and says that it is half there (W08)', async ({
    page,
    server,
  }) => {
    server.fail(/^\/assets\/index-.*js$/, { kind: 'status', status: 404 });
    const loads = countLoads(page);

    await page.goto(`${LONG}?tags=histoire`);

    await expect(page.getByText(stuckMessages.fr.stuck.replaceAll(/\s/g, ' '))).toBeVisible();
    await expectText(page);
    await expectAccessible(page);
    expect(loads()).toBe(1);
    server.heal();
    await page.getByRole('link', { name: stuckMessages.fr.reload }).click();
    await expectAwake(page);
  });

  test('saved pages without their code say so, and wait for nothing (W08)', async ({ page, server }) => {
    await saveStories(page, 1);
    server.fail(/^\/assets\/saved-.*js$/, { kind: 'status', status: 404 });

    await page.goto('/saved');

    await expect(page.getByText(stuckMessages.fr.stuck.replaceAll(/\s/g, ' '))).toBeVisible(PATIENCE);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enregistrés');
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await expectAccessible(page);
    server.heal();
    await page.getByRole('link', { name: stuckMessages.fr.reload }).click();
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
  });

  test('an old page out of the browser’s cache finds that there is another build, and offers it (W11)', async ({
    page,
    server,
    secondBuild,
  }) => {
    const keep = keepPages(server, DIST);
    await open(page, '/tags');
    await expect.poll(() => server.count('/version.json')).toBe(1);
    await open(page, LONG);
    keep();
    server.deploy(secondBuild);
    const asked = server.count('/tags');

    await open(page, '/tags');

    expect(server.count('/tags')).toBe(asked);
    expect(await getBuild(page)).toBe('first');
    await expect(getNotice(page)).toBeVisible(PATIENCE);
    await page.getByRole('button', { name: words.reload }).click();
    await expectBuild(page, 'second');
    await expectTopics(page);
  });

  test('an old page whose code is gone from the beginning is loaded anew once (W11)', async ({
    page,
    server,
    secondBuild,
  }) => {
    server.deploy(secondBuild);
    server.fail(
      '/tags',
      { kind: 'body', make: () => readFileSync(path.join(DIST, 'tags.html')) },
      { times: 1 },
    );
    const loads = countLoads(page);

    await page.goto('/tags');

    await expectBuild(page, 'second');
    await expectTopics(page);
    expect(loads()).toBe(2);
  });
});

test.describe('With a worker', () => {
  test.use({ serviceWorkers: 'allow' });

  for (const { title, old } of [
    { title: 'is gone from the host (W01)', old: 'removed' },
    { title: 'is answered with the front page (W02)', old: 'html' },
  ] as const) {
    test(`a page whose code ${title} opens from the device, without a load`, async ({
      page,
      server,
      secondBuild,
    }) => {
      await open(page, '/');
      await expectWorker(page);
      const loads = countLoads(page);
      server.deploy(secondBuild, { old });

      await follow(page, 'Sujets');

      await expectTopics(page);
      expect(await getBuild(page)).toBe('first');
      expect(loads()).toBe(0);
    });
  }

  test('a deployment in the middle of the first installation leaves the page as it is (W03)', async ({
    page,
    server,
    secondBuild,
  }) => {
    // Nothing but the worker asks for all of it.
    server.fail(/^\/assets\/settings-.*js$/, () => {
      server.deploy(secondBuild);
      return undefined;
    });
    await open(page, '/');
    await expect(getNotice(page)).toBeVisible(PATIENCE);
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    server.heal();

    await follow(page, 'Sujets');
    await expectTopics(page);
    await expectBuild(page, 'second');
    await expectWorker(page);
  });

  for (const { title, spoil } of [
    {
      title: 'a rollback in the middle of its installation (W03)',
      spoil: (server: FaultServer) => {
        server.deploy(DIST);
        return Promise.resolve();
      },
    },
    {
      title: 'the loss of the network in the middle of its installation (W09)',
      spoil: (server: FaultServer) => server.disconnect(),
    },
  ]) {
    test(`a new build that meets ${title} leaves the former one whole`, async ({
      page,
      server,
      secondBuild,
    }) => {
      const saved = await saveOne(page);
      await open(page, '/');
      await expectWorker(page);
      server.deploy(secondBuild);
      let spoilt: Promise<void> | undefined;
      server.fail(/^\/assets\/settings-.*js$/, () => {
        spoilt = spoil(server);
        return undefined;
      });
      await lookForBuilds(page);
      await expect.poll(() => spoilt !== undefined, PATIENCE).toBe(true);
      await spoilt;
      const isInstalling = () =>
        page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.installing));
      await expect.poll(isInstalling, PATIENCE).toBe(false);
      await server.disconnect();

      // Every part of the former build is on the device: in this page, and in one that is opened now.
      for (const address of ['/tags', '/settings', '/history', '/saved', '/']) {
        await page.goto(address);
        await expectBuild(page, 'first');
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
        await expectText(page);
      }
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      expect(await readSaved(page)).toEqual(saved);

      server.heal();
      server.deploy(secondBuild);
      await server.reconnect();
      await lookForBuilds(page);
      await expect(getNotice(page)).toBeVisible(PATIENCE);
      await page.getByRole('button', { name: words.reload }).click();
      await expectBuild(page, 'second');
      expect(await readSaved(page)).toEqual(saved);
    });
  }

  for (const { title, fault } of [
    { title: 'is missing', fault: { kind: 'status', status: 404 } },
    { title: 'fails', fault: { kind: 'status', status: 500 } },
    {
      title: 'is a page',
      fault: { kind: 'status', status: 200, body: '<!doctype html><title>Accueil</title>' },
    },
    { title: 'is no program', fault: { kind: 'body', make: () => 'const = {{;' } },
  ] as const) {
    test(`a worker that ${title} on its host takes nothing away, and comes when it is whole (W04)`, async ({
      page,
      server,
      secondBuild,
    }) => {
      const heal = server.fail('/sw.js', fault);
      await open(page, '/');
      await expect.poll(() => server.count('/sw.js'), PATIENCE).toBeGreaterThan(0);
      await follow(page, 'Sujets');
      await expectTopics(page);
      heal();
      await page.reload();
      await expectWorker(page);

      // The same with a new build.
      server.fail('/sw.js', fault);
      await offer(page, server, secondBuild);
      await page.goto('/settings');
      await expectAwake(page);
      await expectText(page);
      server.heal();
      await lookForBuilds(page);
      // The page that is open is of the new build itself: nobody has to be asked.
      const { build } = JSON.parse(readFileSync(path.join(secondBuild, 'version.json'), 'utf8')) as {
        build: string;
      };
      await expect
        .poll(() => page.evaluate(async (entry) => caches.match(`/${entry}`).then(Boolean), build), PATIENCE)
        .toBe(true);
      await expectWorker(page);
      await expectBuild(page, 'second');
    });
  }

  test('a new build is offered quietly, waits, and comes at the same place (W05)', async ({
    page,
    server,
    secondBuild,
  }) => {
    const saved = await saveOne(page);
    await open(page, '/category/mobile');
    await expectWorker(page);
    const place = await scrollTo(page, await reach(page, 5));
    const loads = countLoads(page);
    await offer(page, server, secondBuild);
    await expectAccessible(page);
    expect(await findPlace(page)).toEqual(place);
    expect(loads()).toBe(0);
    expect(await getBuild(page)).toBe('first');
    // A page that is loaded while a worker begins its work may never hear from it.
    await page.evaluate(() => {
      const note = () =>
        sessionStorage.setItem('answered by', navigator.serviceWorker.controller?.state ?? 'nobody');
      addEventListener('beforeunload', note);
    });

    await page.getByRole('button', { name: words.reload }).click();
    await expectBuild(page, 'second');
    expect(await page.evaluate(() => sessionStorage.getItem('answered by'))).toBe('activated');
    await expectPlace(page, place);
    expect(loads()).toBe(1);
    expect(await readSaved(page)).toEqual(saved);
    await expect(getNotice(page)).toHaveCount(0);
  });

  test('a page that was loaded anew keeps the former worker while it is seen, and has its own once nobody looks (W05)', async ({
    page,
    server,
    secondBuild,
  }) => {
    await open(page, '/');
    await expectWorker(page);
    server.deploy(secondBuild);
    await page.reload();
    await expectBuild(page, 'second');
    await lookForBuilds(page);
    await expect.poll(() => isWaiting(page), PATIENCE).toBe(true);
    // At rest it looks for builds once more, and leaves the worker where it is.
    await page.waitForTimeout(3000);
    expect(await isWaiting(page)).toBe(true);
    const loads = countLoads(page);

    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });

    await expect.poll(() => isWaiting(page), PATIENCE).toBe(false);
    expect(loads()).toBe(0);
    await page.context().setOffline(true);
    await page.reload();
    await expectBuild(page, 'second');
  });

  test('of two tabs one takes the new build over; the other opens its next page whole (W05)', async ({
    page,
    server,
    secondBuild,
  }) => {
    const other = await openTwo(page);
    const loads = countLoads(other);
    await offer(page, server, secondBuild);
    await page.getByRole('button', { name: words.reload }).click();
    await expectBuild(page, 'second');

    // Its own parts are gone from the device and from the host.
    await expectText(other);
    expect(loads()).toBe(0);
    expect(await getBuild(other)).toBe('first');
    await follow(other, 'Sujets');

    await expectTopics(other);
    await expectBuild(other, 'second');
    expect(loads()).toBe(1);
  });

  test('the former worker is not waited for where the host owes it a picture, or a page (W05)', async ({
    page,
    server,
    secondBuild,
  }) => {
    const other = await openTwo(page);
    await offer(page, server, secondBuild);
    const owed = ['/media/owed-480.avif', '/authors'];
    for (const address of owed) server.fail(address, { kind: 'silence' });
    await other.evaluate(([picture, next]) => {
      new Image().src = picture ?? '';
      location.assign(next ?? '');
    }, owed);
    await expect.poll(() => owed.map((address) => server.count(address))).toEqual([1, 1]);
    const loads = countLoads(page);

    await page.getByRole('button', { name: words.reload }).click();

    await expectBuild(page, 'second');
    expect(await isWaiting(page)).toBe(false);
    expect(loads()).toBe(1);
  });

  test('a rollback is another new build: offered, taken over once, and nothing is lost (W06)', async ({
    page,
    server,
    secondBuild,
  }) => {
    const saved = await saveOne(page);
    await expectWorker(page);
    const loads = countLoads(page);
    for (const [folder, build] of [
      [secondBuild, 'second'],
      [DIST, 'first'],
    ] as const) {
      await offer(page, server, folder);
      await page.getByRole('button', { name: words.reload }).click();
      await expectBuild(page, build);
      await expectWorker(page);
    }

    await follow(page, 'Sujets');
    await expectTopics(page);
    expect(loads()).toBe(2);
    expect(await readSaved(page)).toEqual(saved);
  });

  test('a build without reading offline takes the worker and its caches away, and nothing else (W07)', async ({
    page,
    server,
  }) => {
    const farewell = await getOtherBuild({ name: 'farewell', options: ['--no-offline'] });
    const saved = await saveOne(page);
    await expectWorker(page);
    server.deploy(farewell);

    await page.reload();

    const listLeft = () =>
      page.evaluate(async () => ({
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
    await expect.poll(listLeft, PATIENCE).toEqual({ caches: [], workers: 0 });
    await follow(page, 'Sujets');
    await expectTopics(page);
    await page.goto('/saved');
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    expect(await readSaved(page)).toEqual(saved);
    expect(await listLeft()).toEqual({ caches: [], workers: 0 });
  });

  test('a page that is open meanwhile loses its worker at once, and opens the next one whole (W07)', async ({
    page,
    server,
  }) => {
    const farewell = await getOtherBuild({ name: 'farewell', options: ['--no-offline'] });
    const saved = await saveOne(page);
    await expectWorker(page);
    const loads = countLoads(page);
    server.deploy(farewell);

    await lookForBuilds(page);

    const countWorkers = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    await expect.poll(countWorkers, PATIENCE).toBe(0);
    expect(loads()).toBe(0);
    await page.goto('/saved');
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
    await expect.poll(() => page.evaluate(() => caches.keys()), PATIENCE).toEqual([]);
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    expect(await readSaved(page)).toEqual(saved);
  });

  test('caches that are cleared under the worker are filled again (W10)', async ({
    page,
    context,
    server,
    secondBuild,
  }) => {
    const saved = await saveOne(page);
    await expectWorker(page);
    const client = await context.newCDPSession(page);
    const clear = () =>
      client.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes: 'cache_storage' });
    await clear();

    await follow(page, 'Sujets');
    await expectTopics(page);
    const countFiles = () =>
      page.evaluate(async () => (await (await caches.open('kiosque-build')).keys()).length);
    // Every page asks for it; the first worker may hold caches that answer no more.
    await expect(async () => {
      await page.reload();
      await expectTopics(page);
      await expect.poll(countFiles, { timeout: 8000 }).toBeGreaterThan(50);
    }).toPass({ timeout: 50_000 });
    await expectWorker(page);
    // What is gone from the host as well comes out of the browser's own cache, or with the new build.
    await clear();
    server.deploy(secondBuild);
    const loads = countLoads(page);
    await follow(page, 'Signatures');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signatures', PATIENCE);
    await expectText(page);
    expect(loads()).toBeLessThanOrEqual(1);
    expect(await readSaved(page)).toEqual(saved);
  });
});
