import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { openTab, startBrowser } from './fake-browser.ts';
import { makeArticle, makeCard, makePage } from './make-page.ts';

const FOX = '/article/fox';

beforeEach(() => void startBrowser());
afterEach(() => void vi.unstubAllGlobals());

it('Copies are given by their addresses; nothing for one that is not there or cannot be read', async () => {
  const tab = await openTab();
  await tab.savePage(FOX, { ...makePage(), article: makeArticle() });
  await tab.savePage('/article/owl', { ...makePage('owl'), article: makeArticle() });
  await tab.transact('readwrite', (transaction) =>
    transaction.objectStore('copies').put({ format: 'another' }, '/article/owl'),
  );

  expect(await tab.getKeptArticles(['/article/owl', FOX, '/article/hare'])).toEqual([
    undefined,
    makeArticle(),
    undefined,
  ]);
  expect(await tab.listKeptArticles()).toEqual([makeArticle()]);
});

it('A copy has the same version as long as it is the same, and another once it is another', async () => {
  const tab = await openTab();
  await tab.savePage(FOX, { ...makePage(), article: makeArticle() });
  const getVersion = async () => (await tab.listKeptVersions()).get(FOX);
  const first = await getVersion();

  await tab.filePages([FOX], { isFavorite: true, addLabel: 'renards' });
  expect(await getVersion()).toBe(first);

  const before = await tab.replaceCopy(FOX, makeArticle(makeCard({ headline: 'Deux renards' })));
  const second = await getVersion();
  await tab.restorePages(before);
  const third = await getVersion();

  expect(new Set([first, second, third]).size).toBe(3);
  expect(await tab.listKeptVersions()).toEqual(new Map([[FOX, third]]));
});

it('What is saved without a copy has no version, nor has a copy that nobody saved', async () => {
  const tab = await openTab();
  await tab.savePage(FOX, makePage());
  await tab.transact('readwrite', (transaction) =>
    transaction.objectStore('copies').put(makeArticle(), '/article/owl'),
  );
  expect(await tab.listKeptVersions()).toEqual(new Map());

  await tab.addCopy(FOX, makeArticle());
  expect([...(await tab.listKeptVersions()).keys()]).toEqual([FOX]);
  await tab.removePages([FOX]);
  expect(await tab.listKeptVersions()).toEqual(new Map());
});
