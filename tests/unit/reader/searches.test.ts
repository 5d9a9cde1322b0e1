import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { FakeBrowser } from './fake-browser.ts';
import { startBrowser } from './fake-browser.ts';

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
  return {
    ...(await import('../../../src/reader/library.ts')),
    ...(await import('../../../src/reader/searches.ts')),
  };
}

const addressesOf = (searches: readonly { readonly address: string }[]) =>
  searches.map(({ address }) => address);

it('the last search comes first, and one that is made again is there once', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const first = await visit();
  for (const [minute, address] of ['/search?q=a', '/search?q=b', '/search?q=a'].entries()) {
    vi.setSystemTime(minute * 60_000);
    await first.noteSearch(address);
  }
  vi.useRealTimers();

  const next = await visit();

  expect(addressesOf(await next.getSearches())).toEqual(['/search?q=a', '/search?q=b']);
  expect(browser).toBeDefined();
});

it('of more than twenty the oldest go, for good', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { noteSearch, getSearches, forgetSearches } = await visit();
  for (let index = 0; index < 25; index++) {
    vi.setSystemTime(index * 60_000);
    await noteSearch(`/search?q=${index}`);
  }
  vi.useRealTimers();

  const kept = addressesOf(await getSearches());
  expect(kept).toHaveLength(20);
  expect([kept[0], kept.at(-1)]).toEqual(['/search?q=24', '/search?q=5']);
  await forgetSearches([kept[0] ?? '']);

  // None that went comes back in its place.
  expect(addressesOf(await getSearches())).toEqual(kept.slice(1));
});

it('what is forgotten comes back when the reader wants it', async () => {
  const { noteSearch, getSearches, forgetSearches, changeFacts } = await visit();
  await noteSearch('/search?q=a');
  const before = await getSearches();

  const undo = await forgetSearches(addressesOf(before));
  expect(await getSearches()).toEqual([]);
  await changeFacts(undo);

  expect(await getSearches()).toEqual(before);
});
