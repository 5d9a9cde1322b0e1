import type { Locator, Page, Route } from '@playwright/test';

import { downloadMessages } from '../../src/messages/downloads.ts';
import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import { libraryMessages } from '../../src/messages/library.ts';
import { searchWords } from '../../src/messages/search.ts';
import { expect, test } from '../support/fault-journey.ts';
import { expectAccessible } from '../support/journey.ts';
import { publishNewer } from '../support/newer-edition.ts';
import { articles, findArticle, findArticles } from './content.ts';
import {
  expectArticle,
  expectPlace,
  findFocus,
  getHeadlines,
  getStatus,
  open,
  readKeys,
  saveStories,
  scrollTo,
  serveBare,
} from './pages.ts';

const words = searchWords.fr;
const library = libraryMessages.fr;
const downloads = downloadMessages.fr;
const xiaomi = findArticle('xiaomi-juge-suspend-liste-noire');

const SHARDS = /\/edition\/search\/\w+\/\d+\.json/;

const getField = (page: Page): Locator => page.getByRole('searchbox', { name: words.label });
const getMarks = (page: Page): Locator => page.getByRole('main').locator('mark');

/** Waits until the page says how many articles were found. */
const expectFound = (page: Page, number: number) =>
  expect(getStatus(page).first()).toHaveText(fr.list.status(number));

/** Types as a reader does, key after key. */
async function type(page: Page, text: string): Promise<void> {
  await getField(page).focus();
  await page.keyboard.type(text, { delay: 20 });
}

/** Fails where axe finds something, or the page scrolls in two directions. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(excess, 'pixels that are wider than the window').toBeLessThanOrEqual(0);
}

test.describe('By keyboard', () => {
  test('a reader searches as they type, opens what was found, and comes back to it', async ({ page }) => {
    await open(page, '/');
    await page.getByRole('banner').getByRole('link', { name: 'Rechercher' }).press('Enter');
    await expect(getField(page)).toBeFocused();
    await expect(page).toHaveURL('/search');

    await page.keyboard.type('xiaom');
    await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
    await page.keyboard.type('i juge');
    await expectFound(page, 1);
    await expect(page).toHaveURL('/search?q=xiaomi%20juge');
    await expect(getMarks(page).first()).toHaveText('Xiaomi');
    await expectSound(page);

    // To the order of the results, and over them to the first headline.
    await page.keyboard.press('Enter');
    await getHeadlines(page).first().focus();
    await page.keyboard.press('Enter');
    await expectArticle(page, xiaomi.headline);
    await page.goBack();

    await expect(getField(page)).toHaveValue('xiaomi juge');
    await expect(getHeadlines(page).first()).toBeFocused();
    await page.goBack();
    await expect(page).toHaveURL('/');
  });

  test('Tab goes from the field to what belongs to it, then to what was found; Escape empties the field', async ({
    page,
  }) => {
    await open(page, '/search?q=xiaomi%20juge');
    await expectFound(page, 1);
    await getField(page).focus();

    const seen: string[] = [];
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(() => document.activeElement?.textContent ?? ''));
      if (seen.at(-1) === xiaomi.headline) break;
    }

    const order = [words.clear, words.submit, words.orders.relevance, words.orders.newest, xiaomi.headline];
    expect(seen.filter((text) => order.includes(text))).toEqual(order);
    await getField(page).focus();
    await page.keyboard.press('Escape');
    await expect(getField(page)).toHaveValue('');
    await expect(getField(page)).toBeFocused();
    await expect(page.getByRole('heading', { name: words.help })).toBeVisible();
    await expect(page).toHaveURL('/search');
  });

  test('typing is one step of the history until the search is submitted', async ({ page }) => {
    await open(page, '/category/mobile');
    await page.keyboard.press('s');
    await expect(getField(page)).toBeFocused();
    await type(page, 'batterie');
    await expect(page).toHaveURL('/search?q=batterie');
    await page.keyboard.press('Enter');
    await type(page, ' tetris');
    await expect(page).toHaveURL('/search?q=batterie%20tetris');

    await page.goBack();
    await expect(page).toHaveURL('/search?q=batterie');
    await expect(getField(page)).toHaveValue('batterie');
    await page.goForward();
    await expect(getField(page)).toHaveValue('batterie tetris');
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL('/category/mobile');
  });
});

test.describe('By touch', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a reader searches on a phone: every target is large enough, and the keyboard goes away', async ({
    page,
  }) => {
    await open(page, '/');
    const entry = page.getByRole('banner').getByRole('link', { name: 'Rechercher' });
    const box = await entry.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await entry.tap();
    await expect(page).toHaveURL('/search');
    await getField(page).fill('téléphone');
    await page.getByRole('main').getByRole('button', { name: words.submit, exact: true }).tap();

    await expect(getField(page)).not.toBeFocused();
    await expect(getHeadlines(page).first()).toBeVisible();
    const small = await page
      .getByRole('main')
      .locator('form button, nav[aria-label] a')
      .evaluateAll((targets) =>
        targets
          .map((target) => ({ name: target.textContent, height: target.getBoundingClientRect().height }))
          .filter(({ height }) => height > 0 && height < 44),
      );
    expect(small).toEqual([]);
    await expectSound(page);
    await page.getByRole('button', { name: words.clear }).tap();
    await expect(getField(page)).toHaveValue('');
    await expectSound(page);
  });
});

test('The order, a filter and the words stand in the address, and each can be taken back', async ({
  page,
}) => {
  const web = findArticles({ category: 'web' });
  await open(page, '/search?q=rubrique:web&sort=oldest');
  await expectFound(page, web.length);
  await expect(getHeadlines(page).first()).toHaveText(web.at(-1)?.headline ?? '');

  await page.getByRole('link', { name: words.orders.newest }).click();
  await expect(getHeadlines(page).first()).toHaveText(web[0]?.headline ?? '');
  await expect(page).toHaveURL('/search?q=rubrique%3Aweb&sort=newest');

  await open(page, '/search?q=xiaomi&category=mobile');
  await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
  await page.getByRole('link', { name: fr.filter.remove(fr.filter.chips.category('Mobile')) }).click();
  await expect(page).toHaveURL('/search?q=xiaomi');
});

test('More results come when asked, and a reader who comes back to them finds the same place', async ({
  page,
}) => {
  await open(page, '/search?q=après:2000');
  await expect(getHeadlines(page)).toHaveCount(8);
  await page.getByRole('button', { name: fr.list.more(20) }).click();
  await expect(getHeadlines(page)).toHaveCount(28);
  // The keyboard goes on at the row before the new ones.
  await expect(getHeadlines(page).nth(7)).toBeFocused();

  const link = getHeadlines(page).nth(20);
  const place = await scrollTo(page, link);
  await link.click();
  await expectArticle(page, articles[20]?.headline ?? '');
  await page.reload();
  // An article has a date of its own before it is awake.
  await expect(page.getByRole('banner').locator('time')).toBeAttached();
  await page.goBack();

  await expectPlace(page, place);
  expect(await findFocus(page)).toBe(`/article/${articles[20]?.slug}`);
});

test('Words that stand in the body alone are shown in a passage, which is fetched for what is seen', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/edition/articles/')) asked.push(request.url());
  });
  await open(page, '/search?q=viss%C3%A9e');

  await expect(getMarks(page).first()).toBeVisible();
  const rows = await getHeadlines(page).count();
  expect(asked.length).toBeLessThanOrEqual(rows);
});

test('A misspelt word finds what was meant, and « Essayez » spells it', async ({ page }) => {
  await open(page, '/search?q=xiaomu');
  await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);

  await page.getByRole('link', { name: 'xiaomi', exact: true }).click();

  await expect(page).toHaveURL('/search?q=xiaomi');
  await expect(getField(page)).toHaveValue('xiaomi');
  await expect(page.getByText(words.tryThis)).toHaveCount(0);
});

test('What finds nothing says what to leave out, and how much that gives', async ({ page }) => {
  await open(page, '/search?q=xiaomi%20juge%20zzzz');
  await expectFound(page, 0);
  await expect(page.getByText(words.empty)).toBeVisible();
  // What has most of the words stands below.
  await expect(page.getByRole('heading', { name: words.most })).toBeVisible();
  await expectSound(page);

  await page.getByRole('link', { name: words.without.word('zzzz', fr.articles(1)) }).click();

  await expectFound(page, 1);
  await expect(getField(page)).toHaveValue('xiaomi juge');
});

test('What goes with a press hands the focus on to the heading', async ({ page, noise }) => {
  noise.allow(/Failed to load resource/);
  const heading = page.getByRole('heading', { level: 1 });
  const filter = fr.filter.remove(fr.filter.chips.category('Mobile'));
  const links = [
    ['/search?q=xiaomi&category=mobile', filter],
    ['/search?q=xiaomu', 'xiaomi'],
    ['/search?q=xiaomi%20juge%20zzzz', words.without.word('zzzz', fr.articles(1))],
  ] as const;
  for (const [address, name] of links) {
    await open(page, address);
    await page.getByRole('main').getByRole('link', { name, exact: true }).press('Enter');
    await expect(heading).toBeFocused();
  }

  await page.route(SHARDS, (route) => route.fulfill({ status: 404 }));
  await open(page, '/search?q=heartbleed');
  const retry = page.getByRole('alert').getByRole('button', { name: fr.failure.retry });
  await retry.press('Enter');
  await expect(retry).not.toBeFocused();
  await expect(heading).toBeFocused();
});

test('Whoever listens hears what was not understood, and the same number about another search', async ({
  page,
}) => {
  const status = getStatus(page).first();
  await open(page, '/search?q=titi:xiaomi');
  await expect(status).toHaveText(`${fr.list.status(0)}. ${words.unknown(['titi:xiaomi'])}`);
  await getField(page).fill('???');
  await expect(status).toHaveText(words.noWords);

  await getField(page).fill('xiaomi juge');
  await expectFound(page, 1);
  const before = await status.textContent();
  await page.getByRole('link', { name: words.orders.newest }).press('Enter');
  await expect.poll(() => status.textContent()).not.toBe(before);
  await expectFound(page, 1);
});

declare global {
  interface Window {
    moved: number;
  }
}

for (const width of [360, 1280])
  test(`What comes after what was found moves nothing of it, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += 'value' in entry ? Number(entry.value) : 0;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const moved: Record<string, number> = {};
    const look = async (what: string, address: string, sign: Locator) => {
      await open(page, address);
      await expect(sign).toBeVisible();
      await page.waitForLoadState('networkidle');
      moved[what] = await page.evaluate(() => Math.round(window.moved * 10_000));
    };
    const way = page.getByRole('link', { name: words.without.word('zzzz', fr.articles(1)) });

    await look('topics', '/search', page.getByRole('heading', { name: words.topics }));
    await look('ways to widen it', '/search?q=xiaomi%20juge%20zzzz', way);
    await page.route('**/edition/articles/**', (route) => delay(route, 800));
    await look('a spelling', '/search?q=xiaomu', page.getByText(words.tryThis));
    await look('a passage', '/search?q=viss%C3%A9e', getMarks(page).first());
    await page.route('**/edition/search/**', (route) => delay(route, 800));
    await page.goto('/search?q=xiaomi');
    await expect(page.getByText(words.searching).first()).toBeVisible();
    await look('a status', '/search?q=xiaomi', getHeadlines(page).first());

    expect(moved).toEqual({
      topics: 0,
      'ways to widen it': 0,
      'a spelling': 0,
      'a passage': 0,
      'a status': 0,
    });
  });

/** Lets a file through after some time. */
async function delay(route: Route, ms: number): Promise<void> {
  await new Promise((resolve) => void setTimeout(resolve, ms));
  await route.continue();
}

test('A phrase is looked for in the texts, word for word', async ({ page }) => {
  await open(page, '/search?q=%22liste%20noire%20du%20Pentagone%22');

  await expectFound(page, 1);
  await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
  await open(page, '/search?q=%22noire%20liste%20du%20Pentagone%22');
  await expectFound(page, 0);
});

test('Topics and authors that begin so are offered below the field', async ({ page }) => {
  await open(page, '/search?q=histoire');
  const offers = page.getByRole('navigation', { name: words.suggestions });

  await offers.getByRole('link', { name: /^Histoire/ }).click();

  await expect(page).toHaveURL('/tag/histoire');
});

test('An answer is never shown under another text, however late it comes (N28)', async ({ page, noise }) => {
  noise.allow(/Failed to load resource|net::ERR/);
  await open(page, '/search');
  await type(page, 'xiaomi');
  await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => void (release = resolve));
  await page.route('**/edition/terms/**', async (route) => {
    await held;
    await route.continue();
  });

  await getField(page).fill('rubrique:web');
  // The old answer stays, and says that it is one.
  await expect(getStatus(page).first()).toHaveText(words.searching);
  await expect(page.getByRole('feed')).toHaveAttribute('aria-busy', 'true');
  await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
  await getField(page).fill('xiaomi juge');
  release();

  await expectFound(page, 1);
  const feed = page.getByRole('feed', { name: words.results('xiaomi juge') });
  await expect(feed.getByRole('heading').getByRole('link')).toHaveText([xiaomi.headline]);
});

test.describe('Bad input', () => {
  const long = 'renard '.repeat(1500);

  for (const [what, text, expected] of [
    ['ten thousand characters', long, words.tooLong],
    ['punctuation alone', '?! … — « »', words.noWords],
    ['pictures', '🦊🧀', words.noWords],
    ['half a character', '\ud800', words.noWords],
    ['an open quote', '"', words.noWords],
    ['right to left', 'שועל וגבינה', words.empty],
    ['a name of JavaScript', '__proto__zzzz', words.empty],
    ['an operator that nobody knows', 'couleur:vermillon', words.unknown(['couleur:vermillon'])],
  ] as const) {
    test(`${what}: a sentence, and the page lives`, async ({ page }) => {
      await open(page, '/search');
      await getField(page).fill(text);

      await expect(page.getByRole('main').getByText(expected)).toBeVisible();
      await expectSound(page);
      await getField(page).fill('xiaomi juge');
      await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
    });
  }

  test('of an address does no harm either', async ({ page }) => {
    for (const query of [
      'q=%',
      'q=%E0%A4%A',
      'q=&tags=%00',
      `q=${'a'.repeat(5000)}`,
      'q=<script>alert(1)</script>',
    ]) {
      await open(page, `/search?${query}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title);
      await expect(getField(page)).toBeVisible();
    }
  });
});

test.describe('An index that is not whole', () => {
  for (const [what, body] of [
    ['absent', undefined],
    ['truncated (N11)', '{"format":1,"numbering":"'],
    ['of another build', '{"format":1,"numbering":"x","bound":1,"words":"","postings":"","check":0}'],
  ] as const) {
    test(`a shard that is ${what}: a sentence and another try, and the rest of the page lives`, async ({
      page,
      noise,
    }) => {
      noise.allow(/Failed to load resource/);
      await page.route(SHARDS, (route) =>
        body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body }),
      );
      const doors: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/edition/search.json')) doors.push(request.url());
      });
      await open(page, '/search?q=xiaomi');

      await expect(page.getByRole('alert').getByText(words.failed.index)).toBeVisible();
      expect(doors).toHaveLength(2);
      await expectSound(page);
      await page.unroute(SHARDS);
      await page.getByRole('alert').getByRole('button', { name: fr.failure.retry }).click();

      await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
    });
  }

  test('a host that is out of order answers again: the search is tried by itself (N21)', async ({
    page,
    noise,
  }) => {
    noise.allow(/Failed to load resource/);
    await page.route(SHARDS, (route) => route.fulfill({ status: 503 }));
    await open(page, '/search?q=xiaomi');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.unroute(SHARDS);

    // What a browser says when it has a network again.
    await page.evaluate(() => dispatchEvent(new Event('online')));

    await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('a worker that dies is started anew, unseen; one that does not start leaves a sentence', async ({
    page,
    noise,
  }) => {
    noise.allow(/Failed to load resource|ERR_FAILED/);
    await page.route('**/assets/engine-worker-*.js', (route) => route.abort());
    await open(page, '/search?q=xiaomi');
    await expect(page.getByRole('alert').getByText(words.failed.worker)).toBeVisible();
    await expectSound(page);

    await page.unroute('**/assets/engine-worker-*.js');
    await page.getByRole('alert').getByRole('button', { name: fr.failure.retry }).click();
    await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);

    const [worker] = page.workers();
    await worker?.evaluate(() => globalThis.close());
    await getField(page).fill('heartbleed');
    // It is waited for as long as it may take to think.
    await expect(getHeadlines(page).first()).toHaveText(/Heartbleed/, { timeout: 15_000 });
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('A worker that hangs is told of, and another one answers when the reader asks', async ({ page }) => {
  // It is there, and says nothing.
  await page.route('**/assets/engine-worker-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: '' }),
  );
  await page.clock.install();
  await page.goto('/search?q=xiaomi');
  await page.clock.runFor(1000);
  await expect(getStatus(page).first()).toHaveText(words.searching);

  await page.clock.runFor(8000);
  await expect(getStatus(page).first()).toHaveText(words.searchingLong);
  await page.clock.runFor(12_000);
  await expect(page.getByRole('alert').getByText(words.failed.worker)).toBeVisible();

  await page.unroute('**/assets/engine-worker-*.js');
  await page.clock.resume();
  await page.getByRole('alert').getByRole('button', { name: fr.failure.retry }).click();
  await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
});

test.describe('Searches of before', () => {
  test('are there on the next visit, and can be forgotten one by one or all at once', async ({ page }) => {
    await open(page, '/search');
    for (const text of ['xiaomi', 'heartbleed']) {
      await getField(page).fill(text);
      await page.keyboard.press('Enter');
      await expect(getHeadlines(page).first()).toBeVisible();
    }
    // One whose result is opened counts as well; one that is merely typed does not.
    await getField(page).fill('tetris');
    await expect(getHeadlines(page).first()).toHaveText(/Tetris/);
    const headline = (await getHeadlines(page).first().textContent()) ?? '';
    await getHeadlines(page).first().click();
    // A page that is loaded anew in the same instant would break off what the device is writing.
    await expectArticle(page, headline);
    await open(page, '/search');

    const recent = page.getByRole('region', { name: words.recent });
    await expect(recent.getByRole('listitem')).toHaveText(['tetris', 'heartbleed', 'xiaomi']);
    await expectSound(page);
    await recent.getByRole('button', { name: words.forget('heartbleed') }).click();
    await expect(recent.getByRole('listitem')).toHaveText(['tetris', 'xiaomi']);
    await expect(getField(page)).toBeFocused();
    await page.getByRole('button', { name: fr.save.undo }).click();
    await expect(recent.getByRole('listitem')).toHaveText(['tetris', 'heartbleed', 'xiaomi']);
    await recent.getByRole('link', { name: 'xiaomi' }).click();
    await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
    await page.goBack();
    await recent.getByRole('button', { name: words.forgetAll }).click();
    await expect(recent).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { name: words.help })).toBeVisible();
    await expect(recent).toHaveCount(0);
  });
});

test('A reader who leaves while typing, for a page that is slow to come, arrives there', async ({ page }) => {
  await page.route('**/edition/articles/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.fallback();
  });
  await open(page, '/search?q=xiaomi');
  await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
  // In one go, so that the pause after the last key ends on the way.
  await getField(page).fill('xiaomi juge');
  await getHeadlines(page)
    .first()
    .evaluate((link: HTMLElement) => link.click());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(xiaomi.headline);
  await expect(page).toHaveURL(/\/article\//);

  await page.goBack();
  await expect(page).toHaveURL('/search?q=xiaomi%20juge');
  await expect(getField(page)).toHaveValue('xiaomi juge');
});

test('Saved pages that have the words are offered beside', async ({ page }) => {
  const [headline = ''] = await saveStories(page, 1);
  const [word = ''] = headline.split(/[ ,]/).filter((text) => text.length > 5);
  await open(page, `/search?q=${encodeURIComponent(word)}`);

  await page
    .getByRole('main')
    .getByRole('link', { name: fr.saved.status(1) })
    .click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fr.saved.title);
  await expect(getHeadlines(page)).toHaveText([headline]);
});

test('A search is saved as a page, with its filter, and opened from the shelf', async ({ page }) => {
  const address = '/search?q=juge&tags=xiaomi';
  await open(page, address);
  await expectFound(page, 1);
  const save = page
    .getByRole('main')
    .getByRole('button', { name: fr.save.saveThis(words.savedAs('juge')), exact: true });
  await save.click();
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await expectSound(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectSound(page);

  await open(page, '/saved');
  const saved = page.getByRole('main').getByRole('link', { name: `${words.savedAs('juge')}\u00a0: Xiaomi` });
  await expect(saved).toHaveAttribute('href', address);
  await expect(page.getByRole('main').getByText(fr.list.status(1), { exact: true })).toBeVisible();
  await saved.click();

  await expect(getHeadlines(page)).toHaveText([xiaomi.headline]);
  await expect(save).toHaveAttribute('aria-pressed', 'true');
});

test.describe('Saved articles are found by what their copies say', () => {
  const bracelet = findArticle('mi-band-le-bracelet-a-treize-dollars');

  /** Saves two articles: one speaks in its body alone of what the other has in its headline. */
  async function saveBoth(page: Page): Promise<void> {
    for (const { slug } of [xiaomi, bracelet]) {
      await open(page, `/article/${slug}`);
      const button = page.getByRole('main').getByRole('button', { name: fr.save.save, exact: true });
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'true');
    }
    await expect.poll(() => readKeys(page, 'copies')).toHaveLength(2);
  }

  const getLine = (page: Page, number: number) =>
    page.getByRole('main').getByRole('link', { name: fr.saved.status(number), exact: true });
  const getText = (page: Page) => page.getByRole('searchbox', { name: library.find });

  test('where the edition has withdrawn one: the search says how many, and the shelf shows them', async ({
    page,
    server,
    noise,
  }) => {
    test.setTimeout(90_000);
    noise.allow(/404 .*(?:edition|media)/);
    await saveBoth(page);
    const { folder, remove } = await publishNewer([], [xiaomi.slug]);
    server.deploy(folder);
    await serveBare(page.context());

    // To the letter: otherwise words that differ by a typo are found.
    await open(page, '/search?q=%22actionnaires%22');
    await expectFound(page, 0);
    await expect(getLine(page, 1)).toBeVisible();
    await expectSound(page);
    // What the shelf does not understand is not asked of it.
    await getField(page).fill('sujet:xiaomi « le bracelet » -téléphone');
    await getLine(page, 2).click();

    await expect(page).toHaveURL('/saved?q=le%20bracelet');
    await expect(getStatus(page)).toHaveText(library.status(2, 2));
    await expect(getHeadlines(page)).toHaveText([bracelet.headline, xiaomi.headline]);
    await getText(page).fill('actionn');
    await expect(getHeadlines(page)).toHaveText([xiaomi.headline]);
    await expect(getStatus(page)).toHaveText(library.status(1, 2));
    await expectSound(page);
    await getText(page).fill('actionnaires introuvables');
    await expect(page.getByText(fr.list.emptyTitle)).toBeVisible();
    await expect(getStatus(page)).toHaveText(library.status(0, 2));
    remove();
  });

  test('where the edition cannot be searched', async ({ page, noise }) => {
    noise.allow(/Failed to load resource|ERR_FAILED/);
    await saveBoth(page);
    await page.route('**/edition/search.json*', (route) => route.fulfill({ status: 404, body: '' }));

    await open(page, '/search?q=actionnaires');

    await expect(page.getByRole('alert').getByText(words.failed.index)).toBeVisible();
    await expect(getLine(page, 1)).toBeVisible();
  });

  test('and by what the shelf shows of them, where no worker starts', async ({ page, noise }) => {
    noise.allow(/Failed to load resource|ERR_FAILED/);
    await saveBoth(page);
    await page.route('**/assets/engine-worker-*.js', (route) => route.abort());

    await open(page, '/saved?q=bracelet');
    await expect(getHeadlines(page)).toHaveText([bracelet.headline]);
    await expect(getStatus(page)).toHaveText(library.status(1, 2));
    await getText(page).fill('actionnaires');
    await expect(page.getByText(fr.list.emptyTitle)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test.describe('without network', () => {
    test.use({ serviceWorkers: 'allow' });

    test('which nobody had asked for before', async ({ page, context, server, noise }) => {
      test.setTimeout(90_000);
      noise.allow(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to load resource/);
      await saveBoth(page);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      await context.setOffline(true);
      await server.disconnect();

      await page.getByRole('banner').getByRole('link', { name: 'Rechercher' }).click();
      await getField(page).fill('actionnaires');
      await getLine(page, 1).click();

      await expect(getHeadlines(page)).toHaveText([xiaomi.headline]);
      await expect(getStatus(page)).toHaveText(library.status(1, 2));
    });
  });

  test('The shelf alone brings none of the code for it', async ({ page }) => {
    await saveBoth(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));

    await open(page, '/saved');
    await expect(getHeadlines(page)).toHaveCount(2);
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => /search-route|engine-worker/.test(url))).toEqual([]);

    await getText(page).fill('actionnaires');
    await expect(getHeadlines(page)).toHaveText([xiaomi.headline]);
  });
});

test('In English the search speaks English, and finds the same', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('kiosque.settings', JSON.stringify({ v: 1, data: { language: 'en' } }));
  });
  await open(page, '/search?q=xiaomi%20juge');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(searchWords.en.title);
  await expect(getStatus(page).first()).toHaveText(en.list.status(1));
});

test.describe('Before the page is awake', () => {
  test('the form opens the search by itself', async ({ page }) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => void (release = resolve));
    await page.route('**/assets/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/search', { waitUntil: 'commit' });
    await getField(page).fill('xiaomi juge');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/search?q=xiaomi+juge');
    release();

    await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
    await expect(getField(page)).toHaveValue('xiaomi juge');
  });

  test('what is typed is searched once it is', async ({ page }) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => void (release = resolve));
    await page.route('**/assets/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/search', { waitUntil: 'commit' });
    await getField(page).fill('xiaomi juge');
    release();

    await expect(getHeadlines(page).first()).toHaveText(xiaomi.headline);
    await expect(getField(page)).toHaveValue('xiaomi juge');
  });
});

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what the search needs', async ({ page }) => {
    await page.goto('/search');

    await expect(page.locator('main noscript p')).toContainText('JavaScript');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title);
    await expect(page.getByRole('main').getByRole('search')).toHaveCount(0);
  });
});

test.describe('Without network', () => {
  test.use({ serviceWorkers: 'allow' });
  test.describe.configure({ timeout: 90_000 });

  /** Says nothing of what fails while there is no network. */
  const CUT = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to load resource/;

  /** Downloads the articles about games. */
  async function keepGames(page: Page): Promise<void> {
    await open(page, '/search');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await open(page, '/category/jeux');
    await page.getByRole('main').getByRole('button', { name: fr.list.download }).click();
    const panel = page.getByRole('group', { name: /^Télécharger/ });
    await panel.getByRole('button', { name: downloads.start }).click();
    await expect(panel.getByRole('status')).toContainText(downloads.states.whole, { timeout: 30_000 });
  }

  test('what was downloaded and what was read is searched, and the page says that it is no more', async ({
    page,
    context,
    server,
    noise,
  }) => {
    noise.allow(CUT);
    await keepGames(page);
    await open(page, `/article/${xiaomi.slug}`);
    await expect
      .poll(() =>
        page.evaluate(
          async (slug) => (await caches.match(`/edition/articles/${slug}.json`)) !== undefined,
          xiaomi.slug,
        ),
      )
      .toBe(true);
    await context.setOffline(true);
    await server.disconnect();

    await page.getByRole('banner').getByRole('link', { name: 'Rechercher' }).click();
    await getField(page).fill('xiaomi juge');

    await expect(page.getByText(words.onDevice)).toBeVisible({ timeout: 15_000 });
    await expect(getHeadlines(page)).toHaveText([xiaomi.headline]);
    await expectSound(page);
    await getField(page).fill('rubrique:jeux laboratoire');
    await expect(getHeadlines(page).first()).toHaveText(/Tetris/);
    await getField(page).fill('xiaomi juge');
    await expect(getHeadlines(page)).toHaveText([xiaomi.headline]);
    await getHeadlines(page).first().click();
    await expectArticle(page, xiaomi.headline);

    await context.setOffline(false);
    await server.reconnect();
    await page.goBack();

    // The index answers again, of itself.
    await expect(getHeadlines(page)).toHaveText([xiaomi.headline]);
    await expect(page.getByText(words.onDevice)).toHaveCount(0, { timeout: 15_000 });
  });

  test('what is found stays under a reader who is further down when the network is back', async ({
    page,
    context,
    server,
    noise,
  }) => {
    noise.allow(CUT);
    await keepGames(page);
    await open(page, '/search');
    await context.setOffline(true);
    await server.disconnect();
    await getField(page).fill('rubrique:jeux');
    await expect(page.getByText(words.onDevice)).toBeVisible({ timeout: 15_000 });
    await expect(getHeadlines(page).first()).toBeVisible();
    const found = await getHeadlines(page).allTextContents();

    await page.getByRole('main').getByRole('button', { name: fr.failure.retry }).press('Enter');
    // Nothing else says that it made no difference.
    await expect(page.locator('[aria-live]').filter({ hasText: words.onDevice })).toBeAttached();

    await page.evaluate(() => globalThis.scrollTo(0, innerHeight));
    await context.setOffline(false);
    await server.reconnect();

    const everywhere = page.getByRole('main').getByRole('button', { name: words.everywhere });
    await expect(everywhere).toBeAttached({ timeout: 15_000 });
    expect(await getHeadlines(page).allTextContents()).toEqual(found);
    await everywhere.press('Enter');
    await expect(everywhere).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('main').getByText(words.onDevice)).toHaveCount(0);
  });
});
