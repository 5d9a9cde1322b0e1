import type { Page } from '@playwright/test';

import { fr } from '../../src/messages/fr.ts';
import { expect, test } from '../support/journey.ts';
import { pretendNetwork } from '../support/pretend-network.ts';
import type { Question } from './content.ts';
import { articles, findArticles, toSlug } from './content.ts';
import { expectHeadlines, getHeadlines, getStatus, open } from './pages.ts';

/** Checks the address, the count and the headlines of a list against what the content files say. */
async function expectList(page: Page, address: string, question: Question): Promise<void> {
  const found = findArticles(question);
  await expect(page).toHaveURL(address);
  await expect(getStatus(page)).toHaveText(
    found.length === 0 ? 'Aucun article' : `${found.length} ${found.length === 1 ? 'article' : 'articles'}`,
  );
  await expectHeadlines(
    page,
    found.map(({ headline }) => headline),
  );
}

/** A topic among those that the list offers. */
function getTopic(page: Page, name: string, role: 'include' | 'any' | 'exclude') {
  const ending = {
    include: String.raw`\s*, \d+ articles?`,
    any: ', ou au moins un de ces sujets',
    exclude: ', exclure',
  }[role];
  return page
    .getByRole('region', { name: 'Sujets présents' })
    .getByRole('link', { name: new RegExp(`^${name}${ending}$`) });
}

function getChips(page: Page) {
  return page.getByRole('region', { name: 'Filtres actifs' }).getByRole('listitem');
}

/** Narrows the archive in three steps: two topics that must be there and one that must not. */
async function narrow(page: Page): Promise<readonly (readonly [address: string, question: Question])[]> {
  const steps = [
    ['/?sort=newest', {}],
    ['/?tags=patrimoine', { tags: ['Patrimoine'] }],
    ['/?tags=histoire,patrimoine', { tags: ['Patrimoine', 'Histoire'] }],
    ['/?tags=histoire,patrimoine&not=france', { tags: ['Patrimoine', 'Histoire'], not: ['France'] }],
  ] as const;
  await open(page, steps[0][0]);
  await expectList(page, ...steps[0]);
  await getTopic(page, 'Patrimoine', 'include').click();
  await expectList(page, ...steps[1]);
  await getTopic(page, 'Histoire', 'include').click();
  await expectList(page, ...steps[2]);
  await getTopic(page, 'France', 'exclude').click();
  await expectList(page, ...steps[3]);
  expect(findArticles(steps[3][1]).length).toBeGreaterThan(0);
  return steps;
}

test('Two topics and one to leave out narrow the archive, and a reload keeps it so', async ({ page }) => {
  const steps = await narrow(page);
  const [last] = steps.slice(-1);
  await expect(getChips(page)).toHaveText(['Histoire', 'Patrimoine', 'sauf France']);

  await page.reload();

  if (last !== undefined) await expectList(page, ...last);
  await expect(getChips(page)).toHaveText(['Histoire', 'Patrimoine', 'sauf France']);
});

test('Back and Forward walk the steps of a filter', async ({ page }) => {
  const steps = await narrow(page);

  for (const step of steps.toReversed().slice(1)) {
    await page.goBack();
    await expectList(page, ...step);
  }
  for (const step of steps.slice(1)) {
    await page.goForward();
    await expectList(page, ...step);
  }
});

test('Each chip takes its filter off, « Tout effacer » takes off the rest', async ({ page }) => {
  await narrow(page);
  const chips = page.getByRole('region', { name: 'Filtres actifs' });

  await chips.getByRole('link', { name: 'Patrimoine, retirer ce filtre' }).click();
  await expectList(page, '/?tags=histoire&not=france', { tags: ['Histoire'], not: ['France'] });
  await chips.getByRole('link', { name: 'sauf France, retirer ce filtre' }).click();
  await expectList(page, '/?tags=histoire', { tags: ['Histoire'] });

  await chips.getByRole('link', { name: 'Tout effacer' }).click();
  await expectList(page, '/?sort=newest', {});
  await expect(chips).toHaveCount(0);
});

test('« ou » widens a list to whatever has one of the topics', async ({ page }) => {
  await open(page, '/?sort=newest');

  await getTopic(page, 'Linux', 'any').click();
  await expectList(page, '/?any=linux', { any: ['Linux'] });
  await open(page, '/?any=linux,europe');
  await expectList(page, '/?any=linux,europe', { any: ['Linux', 'Europe'] });
  await expect(getChips(page)).toHaveText(['ou Europe', 'ou Linux']);
});

test('Every number beside a topic is the number of articles that it leaves', async ({ page }) => {
  await open(page, '/?tags=histoire');
  const topics = page.getByRole('region', { name: 'Sujets présents' });
  await topics.getByText('Plus de sujets').click();

  const names = await topics
    .getByRole('link', { name: /, \d+ article/ })
    .evaluateAll((links) => links.map((link) => link.textContent));

  const counts = new Map<string, number>();
  for (const tag of findArticles({ tags: ['Histoire'] }).flatMap(({ tags }) => tags))
    if (tag !== 'Histoire') counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const offered = names.map(
    (name) => /^(.*?)\s*(\d+)\s*, (\d+)\sarticles?$/.exec(name)?.slice(1, 4) ?? [name],
  );
  expect(offered.length).toBe(Math.min(30, counts.size));
  for (const [name = '', shown, said] of offered) {
    expect([name, shown, said]).toEqual([name, String(counts.get(name)), String(counts.get(name))]);
  }
});

for (const { page: kind, address, topic, question } of [
  { page: 'a category', address: '/category/jeux', topic: 'Histoire', question: { category: 'jeux' } },
  { page: 'a topic', address: '/tag/standards', topic: 'Chiffrement', question: { tags: ['Standards'] } },
  {
    page: 'an author',
    address: '/author/manon-manette',
    topic: 'Consoles',
    question: { author: 'Manon Manette' },
  },
]) {
  test(`The list of ${kind} is filtered within itself`, async ({ page }) => {
    await open(page, address);
    await expectList(page, address, question);

    await getTopic(page, topic, 'include').click();
    await expectList(page, `${address}?tags=${toSlug(topic)}`, {
      ...question,
      tags: [...(question.tags ?? []), topic],
    });
    await page.getByRole('link', { name: `${topic}, retirer ce filtre` }).click();
    await expectList(page, address, question);
    await getTopic(page, topic, 'exclude').click();
    await expectList(page, `${address}?not=${toSlug(topic)}`, { ...question, not: [topic] });
  });
}

test('Months in the address cut a part out of the archive, both included', async ({ page }) => {
  const months = articles.map(({ published }) => published.toISOString().slice(0, 7));
  const [from = '', to = ''] = [months[20], months[8]];
  await open(page, `/?from=${from}&to=${to}`);

  await expectList(page, `/?from=${from}&to=${to}`, { from, to });
  await expect(getChips(page)).toHaveText([/^depuis \p{L}+ \d{4}$/u, /^jusqu’à \p{L}+ \d{4}$/u]);
  await getChips(page).first().getByRole('link').click();
  await expectList(page, `/?to=${to}`, { to });
});

test('An author and a category in the address narrow the archive too', async ({ page }) => {
  await open(page, '/?author=octave-octet&category=ordinateurs');

  await expectList(page, '/?author=octave-octet&category=ordinateurs', {
    author: 'Octave Octet',
    category: 'ordinateurs',
  });
  await expect(getChips(page)).toHaveText(['dans Ordinateurs', 'par Octave Octet']);
});

test('A topic that does not exist finds nothing, and says how to go on', async ({ page, noise }) => {
  noise.allow(/404 .*tag-nulle-part/);
  await open(page, '/?tags=nulle-part');

  await expect(getStatus(page)).toHaveText('Aucun article');
  await expect(page.getByText('Aucun article ne répond à ces critères')).toBeVisible();
  await expect(page.getByText('Retirez un filtre pour retrouver des articles.')).toBeVisible();
  await page.getByRole('link', { name: 'nulle-part, retirer ce filtre' }).click();
  await expectList(page, '/?sort=newest', {});
});

test('The oldest articles come first when asked for, filtered or not', async ({ page }) => {
  await open(page, '/?sort=newest');

  await page.getByRole('link', { name: fr.list.oldest }).click();
  await expect(page).toHaveURL('/?sort=oldest');
  const oldest = articles.toReversed();
  await expectHeadlines(
    page,
    oldest.map(({ headline }) => headline),
  );
  await getTopic(page, 'Histoire', 'include').click();
  await expect(page).toHaveURL('/?tags=histoire&sort=oldest');
  await expectHeadlines(
    page,
    oldest.filter(({ tags }) => tags.includes('Histoire')).map(({ headline }) => headline),
  );
});

test('A topic of the front page opens its articles as a filter', async ({ page }) => {
  await open(page, '/');

  await page
    .getByRole('region', { name: 'Filtrer par sujet' })
    .getByRole('link', { name: /^Standards/ })
    .click();

  await expectList(page, '/?tags=standards', { tags: ['Standards'] });
});

test('On a phone the filter unfolds above the list', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/?sort=newest');
  await expect(getTopic(page, 'Histoire', 'include')).toBeHidden();

  await page.getByText('Filtrer', { exact: true }).click();
  await getTopic(page, 'Histoire', 'include').click();

  await expectList(page, '/?tags=histoire', { tags: ['Histoire'] });
  await expect(page.getByText('Filtrer (1)')).toBeVisible();
  await expect(getHeadlines(page).first()).toBeVisible();
});

test('Two choices in quick succession add up, however slow the first is', async ({ page }) => {
  await open(page, '/?sort=newest');
  const topics = page.getByRole('region', { name: 'Sujets présents' });
  await expect(topics).toBeVisible();
  await page.route('**/edition/terms/tag-*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });

  await topics.getByRole('link', { name: /^Standards\s*, \d/ }).click();
  await topics.getByRole('link', { name: 'Chiffrement, exclure' }).click();

  await expect(page).toHaveURL('/?tags=standards&not=chiffrement');
  const chips = page.getByRole('region', { name: 'Filtres actifs' });
  await expect(chips.getByRole('link', { name: 'Standards, retirer ce filtre' })).toBeVisible();
  await expectHeadlines(
    page,
    findArticles({ tags: ['Standards'], not: ['Chiffrement'] }).map(({ headline }) => headline),
  );
});

/** Hears which files of the edition a page asks for. */
function listen(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/edition/')) asked.push(pathname);
  });
  return asked;
}

test('A topic under a pointer at rest is fetched before the click, and the click asks for nothing more of it', async ({
  page,
}) => {
  await open(page, '/?sort=newest');
  const asked = listen(page);
  const topic = getTopic(page, 'Patrimoine', 'include');

  await expect(async () => {
    // A hand is never quite at rest.
    await topic.hover({ position: { x: 5, y: 5 } });
    await topic.hover({ position: { x: 8, y: 8 } });
    expect(asked).toContain('/edition/terms/tag-patrimoine.json');
  }).toPass();
  await page.waitForLoadState('networkidle');
  const before = asked.filter((path) => path.includes('tag-patrimoine')).length;
  await topic.click();

  await expectList(page, '/?tags=patrimoine', { tags: ['Patrimoine'] });
  expect(asked.filter((path) => path.includes('tag-patrimoine'))).toHaveLength(before);
});

test('Where the reader saves data, nothing is fetched before the click', async ({ page }) => {
  await pretendNetwork(page, { saveData: true, effectiveType: '4g' });
  await open(page, '/?sort=newest');
  const asked = listen(page);
  const topic = getTopic(page, 'Patrimoine', 'include');

  await topic.hover();
  await page.mouse.down();
  // Longer than a pointer has to rest.
  await page.waitForTimeout(300);
  expect(asked).not.toContain('/edition/terms/tag-patrimoine.json');
  await page.mouse.up();

  await expectList(page, '/?tags=patrimoine', { tags: ['Patrimoine'] });
  expect(asked).toContain('/edition/terms/tag-patrimoine.json');
});

test('A list that scrolls under a pointer at rest fetches no articles', async ({ page }) => {
  await open(page, '/?sort=newest');
  const asked = listen(page);
  const isArticle = (path: string) => path.startsWith('/edition/articles/');
  await expect(async () => {
    await getHeadlines(page)
      .first()
      .hover({ position: { x: 5, y: 5 } });
    await getHeadlines(page)
      .first()
      .hover({ position: { x: 8, y: 8 } });
    expect(asked.filter(isArticle)).toHaveLength(1);
  }).toPass();

  // A wheel that turns steadily brings a row after the other under the pointer.
  for (let turn = 0; turn < 30; turn++) {
    await page.mouse.wheel(0, 60);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }

  expect(asked.filter(isArticle)).toHaveLength(1);
});
