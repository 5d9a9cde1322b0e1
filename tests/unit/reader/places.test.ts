import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { FakeBrowser } from './fake-browser.ts';
import { startBrowser } from './fake-browser.ts';
import type { Place } from '../../../src/reader/places.ts';
import { keepPlace, recallPlace } from '../../../src/reader/places.ts';

let browser: FakeBrowser;

beforeEach(() => {
  browser = startBrowser();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a place', () => {
  it('is found again by its entry of the history', () => {
    keepPlace('a', makePlace({ focus: 'owl' }));
    keepPlace('b', makePlace({ offset: -40.5 }));

    expect(recallPlace('a')).toEqual(makePlace({ focus: 'owl' }));
    expect(recallPlace('b')).toEqual(makePlace({ offset: -40.5 }));
    expect(recallPlace('c')).toBeUndefined();
  });

  it('is the last one that was kept', () => {
    keepPlace('a', makePlace({ position: 12 }));
    keepPlace('a', makePlace({ position: 24 }));

    expect(recallPlace('a')?.position).toBe(24);
  });

  it('of more than fifty, the longest unused goes, whatever its key looks like', () => {
    keepPlace('first', makePlace());
    for (let key = 1; key <= 50; key++) keepPlace(`${key}`, makePlace());

    expect(recallPlace('first')).toBeUndefined();
    expect(recallPlace('1')).toEqual(makePlace());
    keepPlace('1', makePlace());
    keepPlace('51', makePlace());
    expect(recallPlace('1')).toEqual(makePlace());
    expect(recallPlace('2')).toBeUndefined();
  });

  it.each(['{"a":', '{}', 'null', '7'])('is forgotten when the text is unreadable: %s', (text) => {
    browser.sessionStorage.texts.set('kiosque.places', text);

    expect(recallPlace('a')).toBeUndefined();
    keepPlace('a', makePlace());
    expect(recallPlace('a')).toEqual(makePlace());
  });

  it('is not lost because another one is unreadable', () => {
    keepPlace('broken', makePlace({ offset: Number.NaN }));
    keepPlace('a', makePlace());

    expect(recallPlace('broken')).toBeUndefined();
    expect(recallPlace('a')).toEqual(makePlace());
  });

  it('of a list is found again by its address, in a tab that does not know it', () => {
    keepPlace('8f3kq /tag/5g', makePlace({ position: 40 }));
    browser.sessionStorage.texts.clear();

    expect(recallPlace('default /tag/5g')).toEqual(makePlace({ position: 40 }));
    expect(recallPlace('c0ffee /tag/5g')).toBeUndefined();
    expect(recallPlace('default /tag/radio')).toBeUndefined();
  });

  it('of another page is not', () => {
    keepPlace('default /article/fox', makePlace());
    browser.sessionStorage.texts.clear();

    expect(recallPlace('default /article/fox')).toBeUndefined();
  });

  it('is silently not kept when the browser forbids it', () => {
    browser.sessionStorage.refusal = { on: 'everything', name: 'SecurityError' };

    keepPlace('a', makePlace());

    expect(recallPlace('a')).toBeUndefined();
  });
});

function makePlace(overrides: Partial<Place> = {}): Place {
  return { article: 'fox', offset: 120, ...overrides };
}
