import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { openTab, startBrowser } from './fake-browser.ts';
import { makeArticle, makePage } from './make-page.ts';

const [FOX, OWL] = ['/article/fox', '/article/owl'];
const picture = { type: 'image/webp', bytes: new Uint8Array([1, 2, 3]).buffer };

let tab: Awaited<ReturnType<typeof openTab>>;

beforeEach(async () => {
  startBrowser();
  tab = await openTab();
  await tab.savePage(FOX, { ...makePage('fox'), article: makeArticle() });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the pictures of a saved article', () => {
  it('are wanted until all of them are there, by articles that have their copy', async () => {
    await tab.savePage(OWL, makePage('owl'));
    expect(await tab.listUnpictured()).toEqual([FOX]);

    await tab.keepPicture('fox.1', picture);
    expect(await tab.listUnpictured()).toEqual([FOX]);
    await tab.notePictured(FOX, ['fox.1']);

    expect(await tab.listUnpictured()).toEqual([]);
    expect(await tab.getKeptPicture('fox.1')).toEqual(picture);
    expect(await tab.getKeptPicture('fox.2')).toBeUndefined();
  });

  it('are wanted again where another version takes the place of the copy', async () => {
    await tab.notePictured(FOX, ['fox.1']);

    await tab.replaceCopy(FOX, makeArticle());

    expect(await tab.listUnpictured()).toEqual([FOX]);
  });

  it('go with the article, but for those that another one shows too', async () => {
    await tab.savePage(OWL, { ...makePage('owl'), article: makeArticle() });
    for (const stem of ['fox.1', 'both.1']) await tab.keepPicture(stem, picture);
    await tab.notePictured(FOX, ['fox.1', 'both.1']);
    await tab.notePictured(OWL, ['both.1']);

    await tab.sweepPictures();
    expect(await tab.getKeptPicture('fox.1')).toEqual(picture);
    const removed = await tab.removePages([FOX]);
    await tab.sweepPictures();

    expect(await tab.getKeptPicture('fox.1')).toBeUndefined();
    expect(await tab.getKeptPicture('both.1')).toEqual(picture);
    // « Annuler » brings the page back, and its pictures are fetched again.
    await tab.restorePages(removed);
    expect(await tab.listUnpictured()).toEqual([FOX]);
  });

  it('are no part of what leaves in a file', async () => {
    await tab.keepPicture('fox.1', picture);

    expect(await tab.exportLibrary()).not.toContain('image/webp');
  });
});
