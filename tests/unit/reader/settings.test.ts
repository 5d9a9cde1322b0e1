import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { FakeBrowser } from './fake-browser.ts';
import { makeEvent, openTab, startBrowser } from './fake-browser.ts';

const KEY = 'kiosque.settings';
let browser: FakeBrowser;

beforeEach(() => {
  browser = startBrowser();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('settings', () => {
  it('are French and the device’s theme for somebody who changed nothing', async () => {
    const tab = await openTab();

    expect(tab.getSettings()).toEqual({
      theme: 'system',
      typeface: 'serif',
      size: 'normal',
      lineHeight: 'normal',
      measure: 'normal',
      density: 'airy',
      language: 'fr',
      dataSaving: false,
      shortcuts: true,
      keys: {},
    });
    expect(browser.localStorage.texts.size).toBe(0);
  });

  it('outlive the visit', async () => {
    const isKept = (await openTab()).changeSettings({ theme: 'dark' });

    expect(isKept).toBe(true);
    expect(browser.localStorage.texts.get(KEY)).toBe('{"v":1,"data":{"theme":"dark"}}');
    expect((await openTab()).getSettings()).toMatchObject({ theme: 'dark', language: 'fr' });
  });

  it('of version 0.1.0 still hold', async () => {
    browser.localStorage.texts.set(KEY, '{"v":1,"data":{"theme":"dark","language":"en"}}');
    const tab = await openTab();

    expect(tab.getSettings()).toEqual({ ...tab.DEFAULT_SETTINGS, theme: 'dark', language: 'en' });
  });

  it('keep each value that a reader may choose', async () => {
    const { CHOICES } = await openTab();
    for (const [key, values] of Object.entries(CHOICES)) {
      for (const value of values) {
        (await openTab()).changeSettings({ [key]: value });

        expect((await openTab()).getSettings()).toMatchObject({ [key]: value });
      }
    }
    (await openTab()).changeSettings({ dataSaving: true });

    expect((await openTab()).getSettings().dataSaving).toBe(true);
  });

  it('are the same object until one of them changes', async () => {
    const tab = await openTab();
    const before = tab.getSettings();

    expect(tab.getSettings()).toBe(before);
    tab.changeSettings({ language: 'en' });
    expect(tab.getSettings()).not.toBe(before);
    expect(tab.getSettings()).toBe(tab.getSettings());
  });

  it('keep what only a newer version knows, a key or a value', async () => {
    browser.localStorage.texts.set(KEY, '{"v":1,"data":{"theme":"dawn","size":3,"moon":"full"}}');
    const tab = await openTab();

    tab.changeSettings({ language: 'en' });

    expect(tab.getSettings()).toEqual({ ...tab.DEFAULT_SETTINGS, language: 'en' });
    expect(browser.localStorage.texts.get(KEY)).toBe(
      '{"v":1,"data":{"theme":"dawn","size":3,"moon":"full","language":"en"}}',
    );
  });

  it.each<[data: object, shortcuts: boolean, keys: object, why: string]>([
    [{ shortcuts: false, keys: { next: 'n' } }, false, { next: 'n' }, 'as they were chosen'],
    [{ shortcuts: 'no', keys: 'n' }, true, {}, 'neither can be read'],
    [{ keys: null }, true, {}, 'nothing stands there'],
    [
      { keys: { next: 3, share: 'x' } },
      true,
      { next: 3, share: 'x' },
      'what bindKeys leaves out is not lost',
    ],
  ])('of shortcuts %j give %j and the keys %j: %s', async (data, shortcuts, keys) => {
    browser.localStorage.texts.set(KEY, JSON.stringify({ v: 1, data }));

    expect((await openTab()).getSettings()).toMatchObject({ shortcuts, keys });
  });

  it('with keys of their own travel to a device where none were chosen', async () => {
    const chosen = { shortcuts: false, keys: { next: 'n' } };
    (await openTab()).adoptChosen(chosen)();
    expect((await openTab()).getSettings()).toMatchObject({ shortcuts: true, keys: {} });

    (await openTab()).adoptChosen(chosen);

    expect((await openTab()).getSettings()).toMatchObject(chosen);
    expect((await openTab()).getChosen()).toEqual(chosen);
  });

  it.each([
    ['{"v":1,"da', 'cut off'],
    ['{"v":2,"data":{}}', 'of a newer version'],
    ['"dark"', 'of something else'],
    ['null', 'nothing'],
  ])('keep the unreadable text %s (%s) and start from the defaults', async (text) => {
    browser.localStorage.texts.set(KEY, text);
    const tab = await openTab();

    expect(tab.getSettings()).toEqual(tab.DEFAULT_SETTINGS);
    tab.changeSettings({ theme: 'light' });

    expect(browser.localStorage.texts.get('kiosque.settings.broken')).toBe(text);
    expect((await openTab()).getSettings().theme).toBe('light');
  });

  it.each([
    { on: 'everything', name: 'SecurityError', what: 'everything (S01)' },
    { on: 'writing', name: 'QuotaExceededError', what: 'writing (S04)' },
  ] as const)('hold for the visit when the browser refuses $what', async ({ on, name }) => {
    browser.localStorage.refusal = { on, name };
    const tab = await openTab();

    expect(tab.changeSettings({ theme: 'dark' })).toBe(false);
    expect(tab.changeSettings({ language: 'en' })).toBe(false);

    expect(tab.getSettings()).toMatchObject({ theme: 'dark', language: 'en' });
  });

  it('that were refused are kept with the next one that is not', async () => {
    const tab = await openTab();
    browser.localStorage.refusal = { on: 'writing', name: 'QuotaExceededError' };
    tab.changeSettings({ theme: 'dark' });
    browser.localStorage.refusal = undefined;

    expect(tab.changeSettings({ language: 'en' })).toBe(true);

    expect((await openTab()).getSettings()).toMatchObject({ theme: 'dark', language: 'en' });
  });

  it('changed in two tabs keep both changes', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.getSettings();
    two.getSettings();

    one.changeSettings({ theme: 'dark' });
    two.changeSettings({ language: 'en' });

    expect((await openTab()).getSettings()).toMatchObject({ theme: 'dark', language: 'en' });
  });
});

describe('a listener', () => {
  it('hears of a change in this tab and of nothing after it stopped', async () => {
    const tab = await openTab();
    const listener = vi.fn();
    const stop = tab.subscribeSettings(listener);

    tab.changeSettings({ theme: 'dark' });
    stop();
    tab.changeSettings({ theme: 'light' });

    expect(listener).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['another tab changes them', 'storage', { key: KEY }],
    ['another tab erases everything', 'storage', { key: null }],
    ['the page returns from the browser’s memory', 'pageshow', { persisted: true }],
  ])('hears when %s, and reads the new ones', async (_, type, fields) => {
    const tab = await openTab();
    const listener = vi.fn();
    tab.subscribeSettings(listener);
    tab.getSettings();
    browser.localStorage.texts.set(KEY, '{"v":1,"data":{"theme":"dark"}}');

    browser.window.dispatchEvent(makeEvent(type, fields));

    expect(listener).toHaveBeenCalledTimes(1);
    expect(tab.getSettings().theme).toBe('dark');
  });

  it('hears nothing of other keys', async () => {
    const tab = await openTab();
    const listener = vi.fn();
    tab.subscribeSettings(listener);

    browser.window.dispatchEvent(makeEvent('storage', { key: 'something.else' }));

    expect(listener).not.toHaveBeenCalled();
  });
});

describe('applySettings', () => {
  it('puts what was chosen on the page, and takes off what is as it was at first', async () => {
    const tab = await openTab();
    const root = browser.document.documentElement;

    tab.applySettings({
      ...tab.DEFAULT_SETTINGS,
      theme: 'dark',
      typeface: 'atkinson',
      lineHeight: 'loose',
      language: 'en',
    });
    expect(root).toEqual({
      lang: 'en',
      dataset: { theme: 'dark', typeface: 'atkinson', lineHeight: 'loose' },
    });
    tab.applySettings(tab.DEFAULT_SETTINGS);

    expect(root).toEqual({ lang: 'fr', dataset: {} });
  });

  it('gives the bars around the page the colour of its paper, for light and for dark devices', async () => {
    const tab = await openTab();
    const getColours = () => browser.document.querySelectorAll('').map(({ content }) => content);

    tab.applySettings({ ...tab.DEFAULT_SETTINGS, theme: 'sepia' });
    expect(getColours()).toEqual(['#f2e5c9', '#f2e5c9']);
    tab.applySettings(tab.DEFAULT_SETTINGS);

    expect(getColours()).toEqual(['#faf7f0', '#151411']);
  });
});
