import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Keepsake } from '../../../src/reader/keepsake.ts';
import { openTab, startBrowser } from './fake-browser.ts';
import { FakeDisk, offerDisk } from './fake-disk.ts';
import { prepareErasure } from './fake-erasure.ts';
import { makeArticle, makePage } from './make-page.ts';

type Tab = Awaited<ReturnType<typeof openTab>>;

beforeEach(() => {
  startBrowser();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a library that the browser erases while the tab is open (S06)', () => {
  it('comes back, what is gone from it included', async () => {
    const { erase } = prepareErasure();
    const tab = await openTab();
    await save(tab, 'fox', 'owl', 'hare');
    await tab.removePages(['/article/hare']);
    const lost = await watch(tab);
    const before = await tab.readFacts();

    erase();
    await vi.waitFor(() => expect(lost).toHaveLength(1));
    expect(await listPages(tab)).toEqual([]);
    await bringBack(tab, lost);

    expect(await tab.readFacts()).toEqual(before);
  });

  it('is missed at once, though the browser is still erasing when it is asked', async () => {
    const { erase } = prepareErasure();
    const tab = await openTab();
    await save(tab, 'fox');
    const lost = await watch(tab);
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(() => {
      throw new DOMException('erasing', 'AbortError');
    });

    erase();
    await letRead(tab);

    expect(lost).toHaveLength(1);
  });

  it('is missed soon where the browser takes its time to erase', async () => {
    const { erase } = prepareErasure();
    const tab = await openTab();
    await save(tab, 'fox');
    const lost = await watch(tab);
    const busy = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('erasing', 'AbortError');
    });

    erase();
    await vi.advanceTimersByTimeAsync(2000);
    expect(lost).toEqual([]);
    busy.mockRestore();
    await vi.advanceTimersByTimeAsync(10_000);
    await letRead(tab);

    expect(lost).toHaveLength(1);
  });

  it('stays gone until the reader wants it back, and is not offered when the next one is erased', async () => {
    const { erase } = prepareErasure();
    const tab = await openTab();
    await save(tab, 'fox');
    const lost = await watch(tab);
    erase();
    await vi.waitFor(() => expect(lost).toHaveLength(1));
    expect(await listPages(tab)).toEqual([]);

    await save(tab, 'owl');
    await rest(tab);
    erase();
    await vi.waitFor(() => expect(lost).toHaveLength(2));

    expect(lost[1]?.facts.map(({ key }) => key)).toEqual(['page /article/owl']);
  });

  it('keeps what was saved after it, and what has changed since', async () => {
    const { erase } = prepareErasure();
    const tab = await openTab();
    await save(tab, 'fox', 'owl');
    const lost = await watch(tab);
    erase();
    await vi.waitFor(() => expect(lost).toHaveLength(1));

    await save(tab, 'hare', 'owl');
    await tab.removePages(['/article/owl']);
    await bringBack(tab, lost);

    expect(await listPages(tab)).toEqual(['/article/fox', '/article/hare']);
  });

  it('is remembered with what was saved once it is at rest', async () => {
    const { erase } = prepareErasure();
    const tab = await openTab();
    const lost = await watch(tab);
    await save(tab, 'fox');
    await rest(tab);

    erase();
    await vi.waitFor(() => expect(lost).toHaveLength(1));
    await bringBack(tab, lost);

    expect(await listPages(tab)).toEqual(['/article/fox']);
  });

  it('takes the file on the disk along, and loses nothing that stands there alone', async () => {
    const { erase } = prepareErasure();
    const disk = new FakeDisk();
    offerDisk(disk);
    const tab = await openTab();
    await save(tab, 'fox');
    await tab.createDiskCopy();
    const lost = await watch(tab);
    // Written to the file, and erased before it was remembered.
    await save(tab, 'owl');
    await tab.refreshDiskCopy();

    erase();
    await vi.waitFor(() => expect(lost).toHaveLength(1));
    expect(await tab.refreshDiskCopy()).toBeUndefined();
    await bringBack(tab, lost);
    expect(await tab.refreshDiskCopy()).toMatchObject({ state: 'kept' });

    expect(await listPages(tab)).toEqual(['/article/fox', '/article/owl']);
    expect(disk.text).toContain('/article/owl');
  });
});

describe('a library that comes back beside a file on the disk', () => {
  it('takes the copies of its articles from there, and does not write them away', async () => {
    const { erase } = prepareErasure();
    const disk = new FakeDisk();
    offerDisk(disk);
    const tab = await openTab();
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });
    await tab.createDiskCopy();
    const lost = await watch(tab);
    erase();
    await vi.waitFor(() => expect(lost).toHaveLength(1));

    await bringBack(tab, lost);
    expect(await tab.getCopy('/article/fox')).toBeUndefined();
    await tab.refreshDiskCopy();

    expect(await tab.getCopy('/article/fox')).toEqual(makeArticle());
    expect(disk.text).toContain('Il passe la nuit.');
  });
});

describe('no false alarm', () => {
  it('where the connection dies and everything is still there', async () => {
    const { endConnections } = prepareErasure();
    const tab = await openTab();
    await save(tab, 'fox');
    const lost = await watch(tab);

    endConnections();
    await rest(tab);

    expect(lost).toEqual([]);
    expect(await listPages(tab)).toEqual(['/article/fox']);
  });

  it('where the library cannot be read for a while after that', async () => {
    const { endConnections, erase } = prepareErasure();
    const tab = await openTab();
    await save(tab, 'fox');
    const lost = await watch(tab);
    const factory = indexedDB;

    vi.stubGlobal('indexedDB', undefined);
    endConnections();
    await expect(tab.readFacts()).rejects.toMatchObject({ kind: 'unavailable' });
    vi.stubGlobal('indexedDB', factory);
    await save(tab, 'owl');
    await rest(tab);
    expect(lost).toEqual([]);

    erase();
    await vi.waitFor(() => expect(lost).toHaveLength(1));
    expect(lost[0]?.facts).toHaveLength(2);
  });

  it('where there was nothing but what is gone', async () => {
    const { erase } = prepareErasure();
    const tab = await openTab();
    await save(tab, 'fox');
    await tab.removePages(['/article/fox']);
    const lost = await watch(tab);

    erase();
    await rest(tab);

    expect(lost).toEqual([]);
  });
});

async function save(tab: Tab, ...names: readonly string[]): Promise<void> {
  for (const name of names) await tab.savePage(`/article/${name}`, makePage(name));
}

/** Keeps the library in memory, and gives the list of what is lost from then on. */
async function watch(tab: Tab): Promise<readonly Keepsake[]> {
  const lost: Keepsake[] = [];
  tab.keepInMemory((one) => lost.push(one));
  await rest(tab);
  return lost;
}

/** Lets the tab rest until it has read its library again. */
async function rest(tab: Tab): Promise<void> {
  await letRead(tab);
  await vi.advanceTimersByTimeAsync(10_000);
  await letRead(tab);
}

/** Waits until all that the tab has begun to read is read: what is asked for later comes later. */
async function letRead(tab: Tab): Promise<void> {
  for (let time = 0; time < 3; time++) await tab.readFacts();
}

async function bringBack(tab: Tab, [first]: readonly Keepsake[]): Promise<void> {
  if (first === undefined) throw new Error('nothing was lost');
  await tab.bringBack(first);
}

async function listPages(tab: Tab): Promise<readonly string[]> {
  return [...(await tab.getSavedKeys()).pages].toSorted();
}
