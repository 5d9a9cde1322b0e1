import { forceCloseDatabase } from 'fake-indexeddb';
import type { IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import type { MockInstance } from 'vitest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { openTab, startBrowser } from './fake-browser.ts';
import { makePage } from './make-page.ts';

beforeEach(startBrowser);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a browser without storage', () => {
  it('says so when IndexedDB is absent (S01)', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const tab = await openTab();

    const reading = tab.getSaved();

    await expect(reading).rejects.toMatchObject({ name: 'StorageError', kind: 'unavailable' });
  });

  it('says so when IndexedDB is forbidden (S01)', async () => {
    const open = () => {
      throw new DOMException('cookies are off', 'SecurityError');
    };
    vi.stubGlobal('indexedDB', { open });
    const tab = await openTab();

    const saving = tab.savePage('/article/fox', makePage());

    await expect(saving).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('says so after two seconds when IndexedDB never answers, and then at once (S02)', async () => {
    fakeClock();
    vi.stubGlobal('indexedDB', { open: () => new IDBOpenDBRequest() });
    const tab = await openTab();

    const first = expect(tab.getSaved()).rejects.toMatchObject({ kind: 'unavailable' });
    await vi.advanceTimersByTimeAsync(2000);
    await first;
    const second = expect(tab.getSaved()).rejects.toMatchObject({ kind: 'unavailable' });
    await vi.advanceTimersByTimeAsync(1);

    await second;
  });

  it('says so when a transaction never ends, and keeps nothing of it', async () => {
    fakeClock();
    const tab = await openTab();
    await tab.getSaved();

    const hanging = tab.transact('readwrite', async (transaction) => {
      await transaction.objectStore('facts').put({ key: '/' });
      await new Promise(() => undefined);
    });
    const outcome = expect(hanging).rejects.toMatchObject({ kind: 'failed' });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await vi.advanceTimersByTimeAsync(10_000);
    await outcome;
  });

  it('says so later when the transaction writes thousands of records: they take their time', async () => {
    fakeClock();
    const tab = await openTab();
    await tab.getSaved();
    const outcome = vi.fn();

    const hanging = tab.transact('readwrite', () => new Promise(() => undefined), 5000).catch(outcome);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(outcome).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2000);
    await hanging;

    expect(outcome).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'failed' }));
  });

  it('is heard of again when the database answers late', async () => {
    fakeClock();
    const tab = await openTab();
    const listener = vi.fn();
    tab.subscribeLibrary(listener);
    const old = await openDB('kiosque', 1);
    indexedDB.deleteDatabase('kiosque'); // It waits for `old`, and the tab waits behind it.

    const early = expect(tab.getSaved()).rejects.toMatchObject({ kind: 'unavailable' });
    await vi.advanceTimersByTimeAsync(2000);
    await early;
    old.close();
    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1));

    expect(await tab.getSaved()).toMatchObject({ pages: [], aside: 0 });
  });
});

describe('a connection', () => {
  it('is opened once, however many read at the same time', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    const tab = await openTab();

    await Promise.all([tab.getSaved(), tab.getSaved(), tab.savePage('/article/fox', makePage())]);

    expect(open).toHaveBeenCalledTimes(1);
  });

  it('that died is opened again, and nothing is lost (S13)', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    const tab = await openTab();
    await tab.savePage('/article/fox', makePage());
    lastOpened(open).close();

    await Promise.all(['owl', 'hare'].map((name) => tab.savePage(`/article/${name}`, makePage(name))));

    expect((await tab.getSaved()).pages).toHaveLength(3);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('that the browser ended is told of and opened again (S06)', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    const tab = await openTab();
    const listener = vi.fn();
    tab.subscribeLibrary(listener);
    await tab.getSaved();
    // The fake's own class is not the DOM's, and nothing converts one into the other.
    forceCloseDatabase(lastOpened(open) as never);

    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1));

    expect(await tab.getSaved()).toMatchObject({ pages: [], aside: 0 });
  });

  it('tells that an old tab blocks it, and that it opened in the end (S11)', async () => {
    const factory = indexedDB;
    const openBlocked = (name: string, version: number) => {
      const request = factory.open(name, version);
      queueMicrotask(() => request.dispatchEvent(new IDBVersionChangeEvent('blocked')));
      return request;
    };
    vi.stubGlobal('indexedDB', { open: openBlocked });
    const tab = await openTab();
    const listener = vi.fn();
    tab.subscribeConnection(listener);

    await tab.getSaved();

    expect(listener.mock.calls).toEqual([['blocked'], ['opened']]);
  });
});

/** A version of the database that is still to come. */
const NEWER = 1000;

describe('an older tab', () => {
  it('refuses to write into a newer database (S12)', async () => {
    const upgrade = (database: IDBPDatabase) => void database.createObjectStore('saved', { keyPath: 'key' });
    const newer = await openDB('kiosque', NEWER, { upgrade });
    await newer.put('saved', { key: '/article/fox', v: 2 });
    const tab = await openTab();

    const saving = tab.savePage('/article/fox', makePage());

    await expect(saving).rejects.toMatchObject({ kind: 'newer' });
    expect(await newer.getAll('saved')).toEqual([{ key: '/article/fox', v: 2 }]);
  });

  it('lets a newer one upgrade, hears of it and stops writing (T04)', async () => {
    const tab = await openTab();
    const listener = vi.fn();
    tab.subscribeLibrary(listener);
    await tab.getSaved();

    const newer = await openDB('kiosque', NEWER);

    expect(listener).toHaveBeenCalledTimes(1);
    await expect(tab.savePage('/article/fox', makePage())).rejects.toMatchObject({ kind: 'newer' });
    expect(await newer.count('facts')).toBe(0);
  });
});

describe('a transaction', () => {
  it('is written through to the disk before it is called done (S09)', async () => {
    const tab = await openTab();

    const durability = await tab.transact('readwrite', async (transaction) => transaction.durability);

    expect(durability).toBe('strict');
  });

  it('keeps nothing when the work throws half-way', async () => {
    const tab = await openTab();

    const work = tab.transact('readwrite', async (transaction) => {
      await transaction.objectStore('facts').put({ key: '/' });
      throw new TypeError('a mistake in the code');
    });

    await expect(work).rejects.toMatchObject({ kind: 'failed', cause: expect.any(TypeError) });
    expect(await tab.getSaved()).toMatchObject({ pages: [], aside: 0 });
  });
});

/** The clock stands still; IndexedDB itself, which the fake drives by setImmediate, does not. */
function fakeClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
}

function lastOpened(open: MockInstance<IDBFactory['open']>): IDBDatabase {
  const request = open.mock.results.at(-1)?.value;
  if (!(request instanceof IDBOpenDBRequest)) throw new Error('no database has been opened');
  return request.result;
}
