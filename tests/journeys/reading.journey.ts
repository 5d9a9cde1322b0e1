import type { Locator, Page } from '@playwright/test';

import { en } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import { expect, test } from '../support/journey.ts';
import { articles, authors, categories, findArticle, findArticles, toSlug } from './content.ts';
import {
  expectArticle,
  expectHeadlines,
  expectPlace,
  findFocus,
  findPlace,
  getHeadlines,
  open,
  reach,
  scrollTo,
} from './pages.ts';

/** The address of the whole archive as a list. */
const ALL = '/?sort=newest';

/** Follows a link far down a page; gives what was seen before and the headline that was followed. */
async function follow(page: Page, link: Locator) {
  const place = await scrollTo(page, link);
  const headline = (await link.textContent()) ?? '';
  const href = (await link.getAttribute('href')) ?? '';
  await link.click();
  await expectArticle(page, headline);
  return { place, headline, href };
}

function close(page: Page): Promise<void> {
  return page.getByRole('link', { name: 'Fermer', exact: true }).click();
}

test('The front page opens with Mobile as its first section', async ({ page }) => {
  await open(page, '/');

  const menu = page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link');
  await expect(menu).toHaveText(categories.map(({ label }) => label));
  await expect(menu.first()).toHaveText('Mobile');
  const labels = new RegExp(`^(?:${categories.map(({ label }) => label).join('|')})$`);
  const sections = page.getByRole('main').getByRole('heading').filter({ hasText: labels });
  await expect(sections).toHaveText(categories.map(({ label }) => label));
});

test('An article from far down the front page has all its parts', async ({ page }) => {
  await open(page, '/');
  const { href } = await follow(page, getHeadlines(page).last());
  const article = findArticle(href.replace('/article/', ''));
  const main = page.getByRole('main');
  const story = main.getByRole('article').first();

  await expect(main.getByRole('link', { name: 'Fermer', exact: true })).toBeVisible();
  const category = categories.find(({ slug }) => slug === article.category);
  await expect(story.getByRole('link', { name: category?.label ?? '', exact: true })).toHaveAttribute(
    'href',
    `/category/${article.category}`,
  );
  await expect(story.getByText(article.standfirst)).toBeVisible();
  for (const name of article.authors)
    await expect(story.getByRole('link', { name, exact: true })).toHaveAttribute(
      'href',
      `/author/${toSlug(name)}`,
    );
  const date = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'Europe/Paris' });
  const published = story.getByRole('time').first();
  await expect(published).toHaveText(date.format(article.published).replace(/^1 /, '1er '));
  expect(new Date((await published.getAttribute('datetime')) ?? '')).toEqual(article.published);
  await expect(story.getByText(/^\d+\smin de lecture$/)).toBeVisible();

  const lead = story.getByRole('figure').first();
  await expect(lead.getByRole('img', { name: article.picture.alt })).toBeVisible();
  await expect(lead).toContainText(article.picture.caption);
  await expect(lead).toContainText(article.picture.credit);
  expect(await story.getByRole('paragraph').count()).toBeGreaterThan(3);

  await expect(main.getByText('Tags :', { exact: true })).toBeVisible();
  for (const tag of article.tags)
    await expect(main.getByRole('link', { name: tag, exact: true })).toHaveAttribute(
      'href',
      `/tag/${toSlug(tag)}`,
    );
  const about = main.getByRole('region', {
    name: fr.article[article.authors.length === 1 ? 'aboutAuthor' : 'aboutAuthors'],
  });
  for (const { name, bio } of authors.filter((author) => article.authors.includes(author.name))) {
    await expect(about.getByRole('link', { name, exact: true })).toBeVisible();
    await expect(about).toContainText(bio);
  }
  const onward = main.getByRole('navigation', { name: 'Continuer' });
  await expect(onward.getByText('Article précédent')).toBeVisible();
  await expect(onward.getByText('Article suivant')).toBeVisible();
  await expect(onward.getByRole('link')).toHaveCount(2);
  const related = main.getByRole('region', { name: 'Sur le même sujet' });
  expect(await related.getByRole('heading', { level: 3 }).getByRole('link').count()).toBeGreaterThan(0);
  await expect(main.getByRole('button', { name: 'Partager' })).toBeVisible();
  await expect(main.getByRole('button', { name: 'Enregistrer', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});

test('The article on Xiaomi carries its headline, category, tag and author', async ({ page }) => {
  await open(page, '/');
  await getHeadlines(page).filter({ hasText: 'Xiaomi' }).first().click();

  await expectArticle(page, 'Xiaomi : comment un juge de Washington a suspendu la liste noire du Pentagone');
  const main = page.getByRole('main');
  await expect(main.getByRole('article').first().getByRole('link', { name: 'Mobile' })).toBeVisible();
  await expect(main.getByText('Tags :', { exact: true })).toBeVisible();
  await expect(main.getByRole('link', { name: 'Xiaomi', exact: true })).toHaveAttribute(
    'href',
    '/tag/xiaomi',
  );
  const author = main.getByRole('region', { name: fr.article.aboutAuthor });
  await expect(author.getByRole('link', { name: 'Yohann Poiron', exact: true })).toBeVisible();
  await expect(author).toContainText('Développeur PHP autodidacte');
});

test('An old permalink opens its article, and « Fermer » leads to its category', async ({ page }) => {
  await open(page, '/xiaomi-liste-noire-juge/');

  await expect(page).toHaveURL('/article/xiaomi-juge-suspend-liste-noire');
  await expectArticle(page, findArticle('xiaomi-juge-suspend-liste-noire').headline);

  await close(page);
  await expect(page).toHaveURL('/category/mobile');
});

test('Previous and next follow an archive that is read from its beginning', async ({ page }) => {
  await open(page, '/?sort=oldest');
  await getHeadlines(page).nth(1).click();

  const oldest = articles.toReversed();
  await expectArticle(page, oldest[1]?.headline ?? '');
  await expect(page.getByRole('navigation', { name: 'Continuer' }).getByRole('link')).toHaveText([
    oldest[0]?.headline ?? '',
    oldest[2]?.headline ?? '',
  ]);
});

for (const { from, address, pick } of [
  { from: 'the front page', address: '/', pick: (page: Page) => getHeadlines(page).last() },
  { from: 'the archive', address: ALL, pick: (page: Page) => reach(page, 37) },
  { from: 'a category', address: '/category/mobile', pick: (page: Page) => reach(page, 4) },
  { from: 'a filtered list', address: '/?tags=histoire', pick: (page: Page) => reach(page, 12) },
]) {
  test(`« Fermer » leads back to the same place of ${from}`, async ({ page }) => {
    await open(page, address);
    const { place, href } = await follow(page, await pick(page));

    await close(page);

    await expect(page).toHaveURL(address);
    await expectPlace(page, place);
    await expect.poll(() => findFocus(page)).toBe(href);
  });
}

test('Back leads to the same place, with the focus on the link that was followed', async ({ page }) => {
  await open(page, '/');
  const { place, href } = await follow(page, getHeadlines(page).nth(-3));

  await page.goBack();

  await expectPlace(page, place);
  await expect.poll(() => findFocus(page)).toBe(href);
});

for (const { from, address, english } of [
  { from: 'The front page', address: '/', english: en.front.latest },
  { from: 'A list', address: ALL, english: en.filter.topics },
]) {
  test(`${from} stands behind its articles, silent, and comes back as the reader has it now`, async ({
    page,
  }) => {
    await open(page, address);
    const story = await getHeadlines(page).nth(2).elementHandle();
    const { headline, href } = await follow(page, getHeadlines(page).nth(2));

    await expect(page).toHaveTitle(`${headline} – Kiosque`);
    await expect(page.locator('head link[rel=canonical]')).toHaveAttribute('href', new RegExp(`${href}$`));
    await expect(page.locator('head meta[name=description]')).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await page.getByRole('button', { name: 'English' }).click();
    await page.goBack();

    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(headline);
    expect(await story?.isVisible()).toBe(true);
    await expect(page.getByRole('main')).toContainText(english);
    await expect(page.locator('head title')).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Close', exact: true })).toHaveCount(0);
  });
}

test('A headline of « Les plus récents » has the focus again after « Fermer »', async ({ page }) => {
  await open(page, '/');
  const latest = page.getByRole('region', { name: 'Les plus récents' });
  const { place, href } = await follow(page, latest.getByRole('listitem').getByRole('link').last());

  await close(page);

  await expectPlace(page, place);
  await expect(latest.getByRole('link').and(page.locator(`[href="${href}"]`))).toBeFocused();
});

test('After two more articles « Fermer » still returns to the list', async ({ page }) => {
  await open(page, ALL);
  const { place } = await follow(page, await reach(page, 9));
  for (const next of articles.slice(10, 12)) {
    await page.getByRole('navigation', { name: 'Continuer' }).getByRole('link').last().click();
    await expectArticle(page, next.headline);
  }

  await close(page);

  await expect(page).toHaveURL(ALL);
  await expectPlace(page, place);
});

test('After a reload a scrolled list stands at the same height', async ({ page }) => {
  await open(page, ALL);
  const place = await scrollTo(page, await reach(page, 33));

  await page.reload();

  await expectPlace(page, place);
});

test('Another address in the same tab opens at its top', async ({ page }) => {
  await open(page, '/');
  await scrollTo(page, getHeadlines(page).last());

  await open(page, ALL);

  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('Back to an article that was left for another one shows the same paragraph', async ({ page }) => {
  await open(page, ALL);
  await follow(page, getHeadlines(page).nth(3));
  const title = await page.title();
  const related = page.getByRole('region', { name: 'Sur le même sujet' }).getByRole('heading', { level: 3 });
  const link = related.getByRole('link').first();
  await scrollTo(page, link);
  const before = await link.evaluate((element) => element.getBoundingClientRect().top);
  await link.click();
  await expect(page).not.toHaveTitle(title);

  await page.goBack();

  await expect(page).toHaveTitle(title);
  await expect
    .poll(() => link.evaluate((element) => element.getBoundingClientRect().top).catch(() => -1))
    .toBeCloseTo(before, -1);
});

test('Previous and next stay within the filtered list', async ({ page }) => {
  const list = findArticles({ tags: ['Histoire'], not: ['Réseaux'] });
  await open(page, '/?tags=histoire&not=reseaux');
  await expectHeadlines(
    page,
    list.map(({ headline }) => headline),
  );
  await getHeadlines(page).first().click();

  const onward = page.getByRole('navigation', { name: 'Continuer' });
  for (const [index, { headline }] of list.entries()) {
    await expectArticle(page, headline);
    const around = [list[index - 1], list[index + 1]].filter((article) => article !== undefined);
    await expect(onward.getByRole('link')).toHaveText(around.map((article) => article.headline));
    if (index < list.length - 1) await onward.getByRole('link').last().click();
  }

  await close(page);
  await expect(page).toHaveURL('/?tags=histoire&not=reseaux');
});

test('At each page the heading takes the focus and the title changes', async ({ page }) => {
  await open(page, '/');
  const heading = page.getByRole('heading', { level: 1 });
  const titles = [await page.title()];
  const steps: readonly (readonly [Locator, string])[] = [
    [page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Web' }), 'Web'],
    [getHeadlines(page).nth(2), findArticles({ category: 'web' })[2]?.headline ?? ''],
    [page.getByRole('contentinfo').getByRole('link', { name: 'Sujets' }), 'Sujets'],
    [page.getByRole('contentinfo').getByRole('link', { name: 'Signatures' }), 'Signatures'],
    [page.getByRole('main').getByRole('link', { name: 'Yohann Poiron' }).first(), 'Yohann Poiron'],
    [page.getByRole('banner').getByRole('link', { name: /^Enregistrés/ }), 'Enregistrés'],
    [page.getByRole('banner').getByRole('link', { name: 'Kiosque, à la une' }), 'À la une'],
  ];
  for (const [link, name] of steps) {
    await link.click();

    await expect(heading).toHaveText(name);
    await expect(heading).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const title = await page.title();
    expect(title).not.toBe(titles.at(-1));
    titles.push(title);
  }
});

test('A headline opens in a new tab with Ctrl or the middle button', async ({ page, context }) => {
  await open(page, ALL);
  const openTab = async (click: () => Promise<void>) => {
    const opening = context.waitForEvent('page');
    await click();
    return opening;
  };

  const first = await openTab(() =>
    getHeadlines(page)
      .nth(0)
      .click({ modifiers: ['ControlOrMeta'] }),
  );
  const second = await openTab(() => getHeadlines(page).nth(1).click({ button: 'middle' }));

  await expectArticle(first, articles[0]?.headline ?? '');
  await expectArticle(second, articles[1]?.headline ?? '');
  await expect(page).toHaveURL(ALL);
});

test('Reading on from the list keeps what the reader sees first', async ({ page }) => {
  await open(page, ALL);
  const before = await findPlace(page);

  await page.getByRole('link', { name: articles[0]?.headline ?? '' }).click();
  await expectArticle(page, articles[0]?.headline ?? '');
  await close(page);

  await expectPlace(page, before);
});
