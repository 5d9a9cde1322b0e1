import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { openTab, startBrowser } from './fake-browser.ts';
import { makeArticle, makeFirstRecord, makePage, makeSaved } from './make-page.ts';

beforeEach(() => {
  startBrowser();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a library of version 1', () => {
  it('is taken over whole, and stays as the snapshot from before', async () => {
    const record = makeFirstRecord('/article/fox', { savedAt: 5, mood: 'à relire' });
    const list = makeFirstRecord('/tag/5g?not=radio', {
      page: { kind: 'list', title: '5G', description: '' },
    });
    await leaveFirstLibrary([record, list], { '/article/fox': makeArticle() });

    const tab = await openTab();

    expect(await tab.getSaved()).toEqual({
      pages: [
        makeSaved(list.key, { page: { kind: 'list', title: '5G', description: '' } }),
        { ...makeSaved(record.key, { savedAt: 5 }), mood: 'à relire' },
      ],
      aside: 0,
    });
    expect(await tab.getCopy('/article/fox')).toEqual(makeArticle());
    const database = await openDB('kiosque');
    expect(await database.getAll('saved')).toEqual([record, list]);
    database.close();
  });

  it('loses nothing of a record that cannot be read: it is set aside and counted (S08)', async () => {
    const broken = { key: '/article/owl', v: 1, savedAt: 'yesterday', bytes: new Uint8Array([0, 255]) };
    await leaveFirstLibrary([makeFirstRecord('/article/fox'), broken], {});

    const tab = await openTab();

    expect(await tab.getSaved()).toEqual({ pages: [makeSaved('/article/fox')], aside: 1 });
    const database = await openDB('kiosque');
    expect(await database.getAll('aside')).toEqual([
      { store: 'saved', reason: expect.stringContaining('savedAt'), record: broken },
    ]);
    database.close();
  });

  it('is as it was when the browser dies meanwhile, and is taken over the next time (S10)', async () => {
    const record = makeFirstRecord('/article/fox');
    await leaveFirstLibrary([record], {});
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('killed', 'UnknownError');
    });
    const killed = await openTab();
    await expect(killed.getSaved()).rejects.toMatchObject({ kind: 'unavailable' });
    put.mockRestore();
    const between = await openDB('kiosque');
    expect([between.version, await between.getAll('saved')]).toEqual([1, [record]]);
    between.close();

    const tab = await openTab();

    expect((await tab.getSaved()).pages).toEqual([makeSaved('/article/fox')]);
  });
});

describe('facts', () => {
  it('change together or not at all, and changing back restores them exactly', async () => {
    const tab = await openTab();
    await tab.changeFacts([{ key: 'read /article/fox', value: { at: 1 } }]);

    const undo = await tab.changeFacts([
      { key: 'read /article/fox', value: { at: 2 } },
      { key: 'read /article/owl', value: { at: 2 } },
      { key: 'read /article/fox', value: undefined },
    ]);
    expect(await values(tab)).toEqual({ 'read /article/owl': { at: 2 } });
    await tab.changeFacts(undo);

    expect(await values(tab)).toEqual({ 'read /article/fox': { at: 1 } });
  });

  it('of another device are taken in once, and what is newer here stays', async () => {
    const [phone, desk] = [await openTab(), await openTab()];
    await phone.savePage('/article/fox', makePage());
    await phone.savePage('/article/owl', makePage('owl'));
    const file = await phone.readFacts();
    startBrowser();
    await desk.savePage('/article/hare', makePage('hare'));
    await desk.savePage('/article/fox', makePage('fox', { headline: 'Le renard de mon bureau' }));

    const undo = await desk.mergeFacts(file);
    const merged = await desk.getSaved();
    expect(await desk.mergeFacts(file)).toEqual([]);

    expect(merged.pages.map(({ key }) => key).toSorted()).toEqual([
      '/article/fox',
      '/article/hare',
      '/article/owl',
    ]);
    expect(merged.pages.find(({ key }) => key === '/article/fox')).toMatchObject({
      page: { card: { headline: 'Le renard de mon bureau' } },
    });
    await desk.changeFacts(undo);
    expect((await desk.getSavedKeys()).pages).toEqual(new Set(['/article/fox', '/article/hare']));
  });

  it('that are gone on one device go on the other, unless they were set again since', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
    const tab = await openTab();
    await tab.savePage('/article/fox', makePage());
    await tab.savePage('/article/owl', makePage('owl'));
    vi.setSystemTime(3000);
    await tab.savePage('/article/fox', makePage());

    await tab.mergeFacts(
      ['fox', 'owl'].map((name) => ({ key: `page /article/${name}`, stamp: [2000, 0, 'phone'] })),
    );

    expect((await tab.getSavedKeys()).pages).toEqual(new Set(['/article/fox']));
    vi.useRealTimers();
  });
});

async function values(tab: Awaited<ReturnType<typeof openTab>>): Promise<Record<string, unknown>> {
  const facts = (await tab.readFacts()).filter(({ value }) => value !== undefined);
  return Object.fromEntries(facts.map(({ key, value }) => [key, value]));
}

/** Leaves a database as version 0.1.0 of Kiosque did. */
async function leaveFirstLibrary(records: readonly object[], copies: Record<string, unknown>): Promise<void> {
  const database = await openDB('kiosque', 1, {
    upgrade(created) {
      created.createObjectStore('saved', { keyPath: 'key' });
      created.createObjectStore('copies');
      created.createObjectStore('aside', { autoIncrement: true });
    },
  });
  for (const record of records) await database.put('saved', record);
  for (const [address, copy] of Object.entries(copies)) await database.put('copies', copy, address);
  database.close();
}
