import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import type { Page, Route } from '@playwright/test';

import { fr } from '../../src/messages/fr.ts';
import { expect, test } from '../support/journey.ts';
import { articles, findArticles } from './content.ts';
import { expectArticle, getHeadlines, getStatus, open, reach, serveBare } from './pages.ts';

// A worker would answer in the network's place; here the network itself is at fault.
test.use({ serviceWorkers: 'block' });

const { failure } = fr;
const [newest] = articles;
if (newest === undefined) throw new Error('src/content · expected an article · found none');

/** What a host may do to a file, and what the reader is told then. */
const FAULTS = [
  {
    fault: 'is absent',
    answer: (route: Route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>404</h1>' }),
    told: failure.notFound,
  },
  {
    fault: 'is cut short',
    answer: async (route: Route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ contentType: 'application/json', body: text.slice(0, text.length / 2) });
    },
    told: failure.unreadable,
  },
  {
    fault: 'is a web page',
    answer: (route: Route) =>
      route.fulfill({ contentType: 'application/json', body: '<!doctype html><title>Portail</title>' }),
    told: failure.unreadable,
  },
  {
    fault: 'is of another version',
    answer: async (route: Route) => {
      const response = await route.fetch();
      const json = (await response.json()) as object;
      await route.fulfill({ json: { ...json, format: 99 } });
    },
    told: failure.format,
  },
] as const;

/** The files that the whole of a page leans on. */
const FILES = [
  { name: 'the front door', file: 'edition/edition.json', address: '/', heading: 'À la une' },
  {
    name: 'an article',
    file: `edition/articles/${newest.slug}.json`,
    address: `/article/${newest.slug}`,
    heading: newest.headline,
  },
  {
    name: 'the head of a section',
    file: 'edition/terms/category-jeux.json',
    address: '/category/jeux',
    heading: 'Jeux',
  },
  { name: 'the names of the topics', file: 'edition/tags/0.json', address: '/tags', heading: 'Sujets' },
  { name: 'the list of authors', file: 'edition/authors.json', address: '/authors', heading: 'Signatures' },
] as const;

/** Lets a file fail; gives the way to make it whole again. */
async function damage(page: Page, file: string, answer: (route: Route) => Promise<void>) {
  // The address of a sealed file ends with a version.
  const pattern = new RegExp(`/${file.replaceAll('.', '[.]').replaceAll('*', '[^/]*')}([?].*)?$`);
  await page.route(pattern, answer);
  return () => page.unroute(pattern);
}

/** Checks the failed face of a page: one calm sentence, the frame around it, a way out. */
async function expectFailure(page: Page, told: string): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.getByText(told.replaceAll(/\s/g, ' '))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    told === failure.notFound ? failure.notFoundTitle : failure.title,
  );
  await expect(page.getByRole('banner').getByRole('link', { name: 'Kiosque, à la une' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toBeVisible();
  await expect(main.getByRole('link', { name: failure.home })).toHaveAttribute('href', '/');
  await expect(main.getByRole('link', { name: failure.savedPages })).toHaveAttribute('href', '/saved');
  await expect(main).not.toContainText(/error|undefined|null|json/i);
}

for (const { fault, answer, told } of FAULTS) {
  test(`When a file ${fault}, its page says so calmly and opens once the file is good`, async ({
    page,
    context,
    noise,
  }) => {
    noise.allow(/404 .*\/edition\//);
    noise.allow(/EditionError: edition\//);
    await serveBare(context);
    for (const { file, address, heading } of FILES) {
      const repair = await damage(page, file, answer);
      await page.goto(address);
      await expectFailure(page, told);
      await expect(page).toHaveURL(address);

      await repair();
      const retry = page.getByRole('main').getByRole('button');
      if ((await retry.count()) > 0) await retry.click();
      else await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    }
  });
}

for (const { fault, answer, told } of FAULTS.slice(0, 2)) {
  test(`When a file ${fault}, the reader who follows a link to its page can go on elsewhere`, async ({
    page,
    noise,
  }) => {
    noise.allow(/404 .*\/edition\//);
    noise.allow(/EditionError: edition\//);
    await damage(page, `edition/articles/${newest.slug}.json`, answer);
    await open(page, '/category/mobile');
    await page.getByRole('link', { name: newest.headline }).click();
    await expectFailure(page, told);

    await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Jeux' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeux');
    await expect(getHeadlines(page).first()).toBeVisible();

    await page.goBack();
    await expectFailure(page, told);
    await page.goBack();
    await getHeadlines(page).nth(1).click();
    await expectArticle(page, findArticles({ category: 'mobile' })[1]?.headline ?? '');
  });
}

test('A server that fails and recovers is asked again with « Réessayer »', async ({
  page,
  context,
  noise,
}) => {
  await serveBare(context);
  noise.allow(/503|EditionError: edition\//);
  let requests = 0;
  const repair = await damage(page, 'edition/terms/category-jeux.json', (route) => {
    requests += 1;
    return route.fulfill({ status: 503, body: 'Service Unavailable' });
  });
  await page.goto('/category/jeux');
  await expectFailure(page, failure.refused);
  expect(requests).toBe(3);

  await page.getByRole('button', { name: failure.retry }).click();
  await expectFailure(page, failure.refused);
  await repair();
  await page.getByRole('button', { name: failure.retry }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeux');
});

test('Without a network the page says so, and the rest of the site goes on', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(/ERR_INTERNET_DISCONNECTED|EditionError: edition\//);
  await open(page, '/?sort=newest');
  await context.setOffline(true);
  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Jeux' }).click();
  await expect(page.getByRole('main').getByText(failure.unreachable.replaceAll(/\s/g, ' '))).toBeVisible({
    timeout: 10_000,
  });

  await context.setOffline(false);
  await page.getByRole('button', { name: failure.retry }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeux');
});

test('Without a network the code of a page that was not open yet is missed like any file', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(/ERR_INTERNET_DISCONNECTED|EditionError: |Failed to fetch dynamically/);
  await open(page, '/?sort=newest');
  await context.setOffline(true);
  await getHeadlines(page).first().click();
  await expect(page.getByRole('main').getByText(failure.unreachable.replaceAll(/\s/g, ' '))).toBeVisible({
    timeout: 10_000,
  });

  await context.setOffline(false);
  await page.getByRole('button', { name: failure.retry }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(articles[0]?.headline ?? '');
});

test('Cards that do not come leave the rest of the list, and come with another try', async ({
  page,
  noise,
}) => {
  noise.allow(/EditionError: edition\/cards/);
  const repair = await damage(page, 'edition/cards/*.json', (route) => route.fulfill({ body: '<html>' }));
  await open(page, '/?sort=newest');

  // The first rows came along with the head of the list.
  const main = page.getByRole('main');
  await reach(page, 9);
  await page.evaluate(() => scrollBy(0, 2 * innerHeight));
  await expect(main.getByText(failure.part)).toBeVisible();
  const shown = await getHeadlines(page).allTextContents();
  // In their order; below the part that failed there may be others, whose cards came along with something else.
  expect(shown).toEqual(
    articles.map(({ headline }) => headline).filter((headline) => shown.includes(headline)),
  );
  expect(shown.length).toBeGreaterThan(5);
  await expect(getStatus(page)).toHaveText(`${articles.length} articles`);

  await repair();
  await main.getByRole('button', { name: failure.retry }).click();
  await expect(await reach(page, 19)).toHaveText(articles[19]?.headline ?? '');
});

test('An article stands when what surrounds it does not come', async ({ page, noise }) => {
  noise.allow(/404 .*\/edition\/|EditionError: edition\//);
  for (const file of ['cards/*', 'terms/*', 'edition'])
    await damage(page, `edition/${file}.json`, (route) => route.fulfill({ status: 404, body: '' }));

  await open(page, `/article/${newest.slug}`);

  await expectArticle(page, newest.headline);
  await expect(page.getByText(newest.standfirst)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Fermer', exact: true })).toBeVisible();
});

test('A page that is slow to come leaves the one before in sight', async ({ page }) => {
  await open(page, '/category/mobile');
  const { promise: enough, resolve: goOn } = Promise.withResolvers<void>();
  await page.route('**/edition/**', async (route) => {
    await enough;
    await route.continue();
  });

  const link = page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Jeux' });
  await link.click();
  await expect(page).toHaveURL('/category/jeux');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mobile');
  await expect(getHeadlines(page).first()).toBeVisible();
  await expect(link).toBeFocused();

  goOn();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeux');
});

test('An address that no page has says so, and leads on', async ({ page }) => {
  await page.goto('/une/adresse/inconnue');

  await expectFailure(page, failure.notFound);
  await page.getByRole('main').getByRole('link', { name: failure.home }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('À la une');
});

test('No page writes HTML from text', () => {
  const source = path.resolve(import.meta.dirname, '../../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );

  const writers = files.filter((file) =>
    /\.(?:inner|outer)HTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/.test(
      readFileSync(path.join(source, file), 'utf8'),
    ),
  );

  expect(files.length).toBeGreaterThan(50);
  expect(writers).toEqual([]);
});

test('Without a network a filter stays on the page, can be taken off, and works with another try', async ({
  page,
  context,
  noise,
}) => {
  noise.allow(/ERR_INTERNET_DISCONNECTED/);
  noise.allow(/EditionError: edition\//);
  await open(page, '/category/mobile');
  await context.setOffline(true);
  const topics = page.getByRole('region', { name: 'Sujets présents' });
  await topics.getByRole('link', { name: /^Europe\s*, \d/ }).click();

  const main = page.getByRole('main');
  await expect(main.getByText(failure.unreachable.replaceAll(/\s/g, ' '))).toBeVisible();
  await expect(page).toHaveURL('/category/mobile?tags=europe');
  const chip = page.getByRole('region', { name: 'Filtres actifs' }).getByRole('link', { name: /retirer/ });
  await expect(chip).toHaveAttribute('href', '/category/mobile');

  await context.setOffline(false);
  await main.getByRole('button', { name: failure.retry }).click();
  await expect(getStatus(page)).toHaveText(/^\d+\sarticles?$/);
  await expect(getHeadlines(page).first()).toBeVisible();
});
