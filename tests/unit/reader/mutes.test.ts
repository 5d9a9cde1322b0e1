import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { Mute } from '../../../src/model/mute.ts';
import { makeSlug } from '../../support/make-location.ts';
import type { FakeBrowser } from './fake-browser.ts';
import { startBrowser } from './fake-browser.ts';

const KEY = 'kiosque.muting';
const tag: Mute = { kind: 'tag', slug: makeSlug('5g'), name: '5G' };
const word: Mute = { kind: 'word', name: 'Crypto*' };

let browser: FakeBrowser;

beforeEach(() => {
  browser = startBrowser();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The same device at another visit. */
async function visit() {
  vi.resetModules();
  const library = {
    ...(await import('../../../src/reader/library.ts')),
    ...(await import('../../../src/reader/whole-library.ts')),
  };
  return { ...library, ...(await import('../../../src/reader/mutes.ts')) };
}

it('what is muted is known at once at the next visit, before the library is read', async () => {
  const first = await visit();
  await first.muteAll([tag, word]);
  await first.readMutes();

  const next = await visit();

  expect(next.recallMutes()).toEqual([tag, word]);
  expect(next.recallMutes()).toBe(next.recallMutes());
  expect(await next.readMutes()).toBe(next.recallMutes());
});

it('stories are hidden until they are judged as long as something is muted', async () => {
  const { muteAll, unmute, readMutes } = await visit();
  const { dataset } = browser.document.documentElement;
  await muteAll([tag]);
  await readMutes();
  expect(dataset).toHaveProperty('muting');

  await unmute(tag);

  expect(await readMutes()).toEqual([]);
  expect(dataset).not.toHaveProperty('muting');
  expect(browser.localStorage.texts.has(KEY)).toBe(false);
});

it('the same word in two spellings is muted once, and undone as it was', async () => {
  const { muteAll, readMutes, changeFacts } = await visit();
  await muteAll([{ kind: 'word', name: 'Voiture électrique' }]);

  const undo = await muteAll([{ kind: 'word', name: ' voiture  Electrique ' }]);
  expect(await readMutes()).toEqual([{ kind: 'word', name: 'voiture  Electrique' }]);

  await changeFacts(undo);
  expect(await readMutes()).toEqual([{ kind: 'word', name: 'Voiture électrique' }]);
});

it('the library has the last word on what this device remembers', async () => {
  browser.localStorage.texts.set(KEY, '[["tag-5g","5G"]]');
  const { recallMutes, readMutes } = await visit();
  expect(recallMutes()).toEqual([tag]);

  expect(await readMutes()).toEqual([]);

  expect(recallMutes()).toEqual([]);
});

it.each([
  '',
  'null',
  '{',
  '[]',
  '[1]',
  '[["tag-5g"]]',
  '[["tag-../x","?"],["colour-red","red"],["tag-5g","5G"]]',
])('a damaged memory mutes nothing that it does not name: %s', async (text) => {
  browser.localStorage.texts.set(KEY, text);
  const { recallMutes } = await visit();

  expect(recallMutes()).toEqual(text.includes('"tag-5g","5G"') ? [tag] : []);
});

it('a fact that only a newer version can read mutes nothing, and stays', async () => {
  const { changeFacts, readMutes, readFacts } = await visit();
  await changeFacts([{ key: 'mute mood-gloomy', value: { until: 2030 } }]);

  expect(await readMutes()).toEqual([]);
  expect((await readFacts()).map(({ key }) => key)).toEqual(['mute mood-gloomy']);
});
