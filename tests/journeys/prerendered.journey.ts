import { fr } from '../../src/messages/fr.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';
import { pretendNetwork } from '../support/pretend-network.ts';
import { articles } from './content.ts';
import { expectAwake, getHeadlines, open } from './pages.ts';

const newest = articles[0];
if (newest === undefined) throw new Error('The sample archive has no article.');
const article = `/article/${newest.slug}`;

/** One page of each kind. */
const PAGES = [
  { address: '/', heading: 'À la une' },
  { address: article, heading: newest.headline },
  { address: '/category/mobile', heading: 'Mobile' },
  { address: '/tag/xiaomi', heading: 'Xiaomi' },
  { address: '/author/blaise-comete', heading: 'Blaise Comète' },
  { address: '/tags', heading: 'Sujets' },
  { address: '/authors', heading: 'Signatures' },
] as const;

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const { address, heading } of PAGES) {
    test(`${address} shows its heading and its links lead on`, async ({ page }) => {
      await page.goto(address);

      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0);
      // What nothing would answer is not there.
      await expect(page.locator('button:visible, input:visible')).toHaveCount(0);
      const link = page
        .getByRole('main')
        .locator('a[href^="/article/"], a[href^="/tag/"], a[href^="/author/"]')
        .first();
      const to = (await link.getAttribute('href')) ?? '';
      await link.click();
      await expect(page).toHaveURL(to);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  }

  test('an article has its headline, text, tags, author and picture', async ({ page }) => {
    await page.goto('/article/xiaomi-juge-suspend-liste-noire');

    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: 'Xiaomi', exact: true })).toBeVisible();
    await expect(main.getByRole('article').first().getByRole('paragraph').nth(3)).toBeVisible();
    await expect(main.getByRole('heading', { name: fr.article.aboutAuthor })).toBeVisible();
    const picture = main.locator('figure img').first();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  });
});

for (const { address, heading } of PAGES) {
  test(`${address} wakes up as it stands, and asks for nothing that it shows`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.addInitScript(watchShifts);

    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await page.evaluate(() => {
      document.querySelector('h1')?.setAttribute('data-first', '');
    });
    await expectAwake(page);
    await page.waitForLoadState('networkidle');

    // React kept the very element that the host had sent.
    await expect(page.locator('h1[data-first]')).toHaveCount(1);
    expect(asked.filter((path) => /\/edition\/(?:edition|articles|terms|authors)/.test(path))).toEqual([]);
    await expect(page.locator('title')).toHaveCount(1);
    await expect(page.locator('meta[name=description]')).toHaveCount(1);
    expect(await page.evaluate(() => window.kiosqueShift)).toBeLessThan(0.01);
    await expectAccessible(page);
  });
}

test('A story whose headline is in the window opens without asking for anything', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await pretendNetwork(page, { effectiveType: '4g' });
  await page.setViewportSize({ width: 1280, height: 1400 });
  await page.goto('/');
  await expectAwake(page);
  const isWanted = (path: string) => /\/edition\/articles\/|\/assets\/article-route.*js/.test(path);
  const first = getHeadlines(page).first();
  const address = (await first.getAttribute('href')) ?? '';
  const headline = (await first.textContent()) ?? '';
  await expect.poll(() => asked).toContain(`/edition${address.replace('/article/', '/articles/')}.json`);
  await page.waitForLoadState('networkidle');
  const seen = asked.filter(isWanted).length;

  await first.click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  expect(asked.filter(isWanted)).toHaveLength(seen);
});

test('A button that is pressed before the page is awake is answered when it is', async ({ page }) => {
  const code = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async (route) => {
    await code.promise;
    await route.continue();
  });
  await page.goto(article);
  const save = page
    .getByRole('main')
    .getByRole('button', { name: /^Enregistrer/ })
    .first();
  await save.click();
  await expect(save).toHaveAttribute('aria-pressed', 'false');

  code.resolve();

  await expect(save).toHaveAttribute('aria-pressed', 'true');
});

test('A list that is scrolled while it wakes up stays as it is', async ({ page }) => {
  // The frame is awake first, and keeps the place of who scrolls: at once here, so that it is before the list is.
  await page.addInitScript(() => {
    const place = { article: '#content', offset: 0, position: 8 };
    new MutationObserver(() => {
      if (document.querySelector('header time') !== null)
        sessionStorage.setItem('kiosque.places', JSON.stringify([['default /category/mobile', place]]));
    }).observe(document, { childList: true, subtree: true });
  });
  await open(page, '/category/mobile');
  const [first] = await getHeadlines(page).allTextContents();

  await page.mouse.wheel(0, 400);

  await expect(getHeadlines(page).first()).toHaveText(first ?? '');
  const save = page.getByRole('button', { name: /^Enregistrer : / }).first();
  await save.click();
  await expect(save).toHaveAttribute('aria-pressed', 'true');
});

test('A link that is followed before the page is awake leads on', async ({ page }) => {
  await page.route('**/assets/*.js', () => new Promise(() => undefined));
  await page.goto('/');

  await getHeadlines(page).first().click();

  await expect(page).toHaveURL(/\/article\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('A page that arrives cut short fetches what it needs', async ({ page }) => {
  await page.route(`**${article}`, async (route) => {
    const html = await (await route.fetch()).text();
    await route.fulfill({
      body: html.slice(0, html.indexOf('id="carried"') + 300),
      contentType: 'text/html',
    });
  });

  await open(page, article);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(newest.headline);
  await expect(page.getByRole('main').getByRole('link', { name: 'Fermer', exact: true })).toBeVisible();
});

test('The address of a filter shows its own list, not that of the page that the host sends', async ({
  page,
}) => {
  await open(page, '/category/mobile?tags=xiaomi');

  await expect(page.getByRole('region', { name: 'Filtres actifs' })).toBeVisible();
  await expect(page).toHaveTitle(/Xiaomi/);
});

test('Who reads in English sees no French frame', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('kiosque.settings', '{"v":1,"data":{"language":"en"}}');
    window.kiosqueFrench = 0;
    const look = () => {
      const root = document.querySelector('#root');
      const isFrench = document.querySelector('nav[aria-label="Rubriques"]') !== null;
      if (root !== null && isFrench && getComputedStyle(root).visibility === 'visible')
        window.kiosqueFrench++;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

  await open(page, article);

  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  expect(await page.evaluate(() => window.kiosqueFrench)).toBe(0);
});

test('A page that waits for its code does not wait for ever', async ({ page, noise }) => {
  noise.allow(/ERR_FAILED|dynamically imported module/);
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('/category/mobile?tags=xiaomi');

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 10_000 });
});

test('No page lets a text become a script', async ({ page, noise }) => {
  noise.allow(/TrustedHTML|TrustedScript|Content Security Policy/);
  await open(page, article);

  const outcome = await page.evaluate(async () => {
    const attempt = (act: () => void) => {
      try {
        act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'unknown';
      }
    };
    const script = document.createElement('script');
    return {
      html: attempt(() => {
        document.body.innerHTML = '<b>planted</b>';
      }),
      script: attempt(() => {
        script.textContent = 'window.kiosqueFrench = 7';
        document.body.append(script);
      }),
      ran: window.kiosqueFrench === 7,
      fetched: await fetch('https://elsewhere.example/').then(
        () => 'done',
        () => 'refused',
      ),
    };
  });

  expect(outcome).toEqual({ html: 'TypeError', script: 'TypeError', ran: false, fetched: 'refused' });
});

test('Every page has its address, its preview and its feeds, and every link of the site answers', async ({
  request,
}) => {
  const site = 'https://kiosque.example';
  const known = new Set<string>(PAGES.map((some) => some.address));
  const wrong: string[] = [];
  for (const address of known) {
    const response = await request.get(address);
    const html = await response.text();
    if (response.status() !== 200) wrong.push(`${address} · ${response.status()}`);
    // Pages that list others lead to the rest of the site; an article is looked at for itself.
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"#?]*)"/g)) known.add(decodeURI(href));
    for (const [, path = ''] of html.matchAll(/(?:src|href)="(\/(?:assets|media)\/[^"]*)"/g)) known.add(path);
    if (!html.includes('<div id="root"><a')) continue;
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
    // The reader's own pages are nobody's to find.
    if (html.includes('content="noindex"')) continue;
    if (canonical !== `${site}${encodeURI(address)}`)
      wrong.push(`${address} · canonical ${canonical ?? 'absent'}`);
    for (const part of ['og:type', 'og:url', 'twitter:card', 'application/rss+xml', 'name="description"'])
      if (!html.includes(part)) wrong.push(`${address} · no ${part}`);
    for (const [, json = ''] of html.matchAll(/<script type="application\/ld\+json">([^<]*)</g))
      if (!json.includes('https://schema.org')) wrong.push(`${address} · ${String(JSON.parse(json))}`);
    for (const [, feed = ''] of html.matchAll(
      /rel="alternate" [^>]*href="https:\/\/kiosque\.example([^"]*)"/g,
    ))
      known.add(feed);
  }

  expect(wrong).toEqual([]);
  // 186 pages of the sample archive, their pictures and feeds.
  expect(known.size).toBeGreaterThan(500);
});

declare global {
  interface Window {
    kiosqueShift: number;
    kiosqueFrench: number;
  }
}

/** Runs in the page: how much of it has moved by itself. */
function watchShifts(): void {
  window.kiosqueShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.kiosqueShift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}
