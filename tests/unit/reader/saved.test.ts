import type { IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { FakeBrowser } from './fake-browser.ts';
import { makeEvent, openTab, startBrowser } from './fake-browser.ts';
import { makeArticle, makeCard, makeFact, makePage, makeSaved } from './make-page.ts';

let browser: FakeBrowser;

beforeEach(() => {
  browser = startBrowser();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the shelf', () => {
  it('is empty for a reader who saved nothing', async () => {
    const tab = await openTab();

    const shelf = await tab.getSaved();

    expect(shelf).toEqual({ pages: [], aside: 0 });
    expect(await tab.getSavedKeys()).toEqual({ pages: new Set(), copies: new Set() });
  });

  it('keeps a page when the article leaves the edition', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });

    const later = await openTab();

    expect((await later.getSaved()).pages).toMatchObject([{ key: '/article/fox', page: makePage() }]);
    expect(await later.getCopy('/article/fox#p-2')).toEqual(makeArticle());
  });

  it('keeps a list with its filter', async () => {
    const tab = await openTab();
    const list = { kind: 'list', title: '5G', description: 'sans radio' } as const;

    await tab.savePage('/tag/5g?not=radio', list);

    expect((await tab.getSaved()).pages).toMatchObject([{ key: '/tag/5g?not=radio', page: list }]);
  });

  it('puts the newest page first, pages of the same moment in the order of their keys', async () => {
    const tab = await openTab();
    const [old, recent] = [makeFact('/old', { savedAt: 1 }), makeFact('/new', { savedAt: 2000 })];
    await putRecords(makeFact('/b'), old, makeFact('/a'), recent);

    const { pages } = await tab.getSaved();

    expect(pages.map((page) => page.key)).toEqual(['/new', '/a', '/b', '/old']);
  });

  it.each([
    ['/article/fox#p-14', '/article/fox', 'a place in an article is not another page'],
    ['/tag/5g?not=b,a&utm_source=x', '/tag/5g?not=a,b', 'tags have one order, foreign queries go'],
    ['/category/mobile/', '/category/mobile', 'a final slash says nothing'],
    ['/2021/03/fox', '/2021/03/fox', 'an old permalink stays as it came'],
  ])('files %s under %s: %s', async (address, key) => {
    const tab = await openTab();

    expect(tab.toSavedKey(address)).toBe(key);
    expect(tab.toSavedKey(key)).toBe(key);
  });
});

describe('saving again', () => {
  it('never loses the full copy', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });

    await tab.savePage('/article/fox#p-2', makePage('fox', { headline: 'Deux renards' }));

    expect((await tab.getSaved()).pages).toMatchObject([{ page: { card: { headline: 'Deux renards' } } }]);
    expect(await tab.getCopy('/article/fox')).toEqual(makeArticle());
  });

  it('leaves the full copy as it is, whatever the edition has now', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });
    const later = makeArticle(makeCard({ headline: 'Le renard, corrigé' }));

    await tab.savePage('/article/fox', { ...makePage(), article: later });
    await tab.addCopy('/article/fox', later);

    expect(await tab.getCopy('/article/fox')).toEqual(makeArticle());
  });

  it('takes nothing from a copy whose page another device removed', async () => {
    const tab = await openTab();
    await tab.getSavedKeys();
    await withDatabase((database) => database.put('copies', makeArticle(), '/article/fox'));
    const later = makeArticle(makeCard({ headline: 'Le renard, corrigé' }));

    await tab.savePage('/article/fox', { ...makePage(), article: later });

    expect(await tab.getCopy('/article/fox')).toEqual(later);
  });

  it('keeps the date of the first time', async () => {
    const tab = await openTab();
    await putRecords(makeFact('/article/fox', { savedAt: 5 }));

    await tab.savePage('/article/fox', makePage());

    expect((await tab.getSaved()).pages).toMatchObject([{ savedAt: 5 }]);
  });

  it('keeps what only a newer version knows', async () => {
    const tab = await openTab();
    await putRecords(makeFact('/article/fox', { mood: 'à relire' }));

    await tab.savePage('/article/fox', makePage());

    expect((await tab.getSaved()).pages).toMatchObject([{ mood: 'à relire' }]);
  });

  it('sets an unreadable record aside before it takes its place', async () => {
    const tab = await openTab();
    const broken = { key: 'page /article/fox', savedAt: 'yesterday' };
    await putRecords(broken);

    await tab.savePage('/article/fox', makePage());

    expect(await tab.getSaved()).toMatchObject({ pages: [{ key: '/article/fox' }], aside: 1 });
    expect(await readAside()).toMatchObject([{ record: broken }]);
  });
});

describe('a full copy', () => {
  it('joins an article that was saved from its card', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', makePage());

    await tab.addCopy('/article/fox', makeArticle(makeCard({ headline: 'Le renard' })));

    expect((await tab.getSaved()).pages).toMatchObject([{ page: { card: { headline: 'Le renard' } } }]);
    expect((await tab.getSavedKeys()).copies).toEqual(new Set(['/article/fox']));
    expect((await tab.getCopy('/article/fox'))?.body).toHaveLength(1);
  });

  it('that arrives after the page was removed does not save it again', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', makePage());
    await tab.removePages(['/article/fox']);

    await tab.addCopy('/article/fox', makeArticle());

    expect(await tab.getSaved()).toEqual({ pages: [], aside: 0 });
    expect((await tab.getSavedKeys()).copies).toEqual(new Set());
  });

  it('that this version cannot read disturbs nobody, and outlives removal and undoing', async () => {
    const tab = await openTab();
    const copy = { ...makeArticle(), format: 99 };
    await putRecords(makeFact('/article/fox'));
    await withDatabase((database) => database.put('copies', copy, '/article/fox'));

    await tab.restorePages(await tab.removePages(['/article/fox']));

    expect(await tab.getSaved()).toMatchObject({ pages: [{ key: '/article/fox' }], aside: 0 });
    expect(await tab.getCopy('/article/fox')).toBeUndefined();
    expect(await withDatabase((database) => database.get('copies', '/article/fox'))).toEqual(copy);
  });
});

describe('another version of a saved article', () => {
  it('takes the place of the copy when the reader asks for it, and gives it back', async () => {
    const tab = await openTab();
    vi.spyOn(Date, 'now').mockReturnValue(3000);
    await putRecords(makeFact('/article/fox', { mood: 'à relire' }));
    await withDatabase((database) => database.put('copies', makeArticle(), '/article/fox'));
    await tab.filePages(['/article/fox'], { isFavorite: true, addLabel: 'à citer' });
    const before = await tab.getSaved();
    const later = makeArticle(makeCard({ headline: 'Le renard, corrigé' }));
    expect(await tab.getKeptCopy('/article/fox')).toEqual({ file: makeArticle(), copiedAt: 1000 });

    const replaced = await tab.replaceCopy('/article/fox#p-3', later);

    expect(await tab.getKeptCopy('/article/fox')).toEqual({ file: later, copiedAt: 3000 });
    const [page] = (await tab.getSaved()).pages;
    expect(page).toEqual({ ...before.pages[0], page: { ...makePage(), card: later.card } });
    await tab.restorePages(replaced);
    expect(await tab.getSaved()).toEqual(before);
    expect(await tab.getKeptCopy('/article/fox')).toEqual({ file: makeArticle(), copiedAt: 1000 });
  });

  it('is not kept of an article that was removed meanwhile', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });
    await tab.removePages(['/article/fox']);

    expect(await tab.replaceCopy('/article/fox', makeArticle())).toEqual({ facts: [], copies: [] });

    expect((await tab.getSavedKeys()).copies).toEqual(new Set());
    expect(await tab.getKeptCopy('/article/fox')).toBeUndefined();
  });

  it('changes nothing where the disk refuses', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });
    refuseOn('put', 'QuotaExceededError');

    await expect(
      tab.replaceCopy('/article/fox', makeArticle(makeCard({ headline: 'Deux' }))),
    ).rejects.toMatchObject({ kind: 'full' });

    expect(await tab.getCopy('/article/fox')).toEqual(makeArticle());
  });

  it('is not brought by an import: what the reader saw here stays', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });
    const later = makeArticle(makeCard({ headline: 'Le renard, corrigé' }));

    await tab.importLibrary({ facts: [], copies: [['/article/fox', later]] });

    expect(await tab.getCopy('/article/fox')).toEqual(makeArticle());
  });
});

describe('removal', () => {
  it('can be undone exactly, with everything that was filed', async () => {
    const tab = await openTab();
    await putRecords(makeFact('/article/fox', { mood: { stars: 3 } }));
    await tab.addCopy('/article/fox', makeArticle());
    await tab.filePages(['/article/fox'], { isLater: false, isFavorite: true, collection: 'Bêtes rousses' });
    await tab.filePages(['/article/fox'], { addLabel: 'à citer en cours' });
    const [before] = (await tab.getSaved()).pages;
    if (before !== undefined) await tab.writeNote(before, 'Voir page 3.\nEt 4.');
    const whole = await tab.getSaved();

    const removed = await tab.removePages(['/article/fox']);
    expect(await tab.getSaved()).toEqual({ pages: [], aside: 0 });
    expect(await withDatabase((database) => database.count('facts'))).toBe(0);
    await tab.restorePages(removed);

    expect(await tab.getSaved()).toEqual(whole);
    expect(whole.pages).toMatchObject([
      {
        mood: { stars: 3 },
        isLater: false,
        isFavorite: true,
        collection: 'Bêtes rousses',
        labels: ['à citer en cours'],
        notes: [{ text: 'Voir page 3.\nEt 4.' }],
      },
    ]);
    expect(await tab.getCopy('/article/fox')).toEqual(makeArticle());
  });

  it('of many pages is one step, and so is undoing it', async () => {
    const tab = await openTab();
    await putRecords(...Array.from({ length: 50 }, (_, index) => makeFact(`/article/fox-${index}`)));
    const before = await tab.getSaved();

    const removed = await tab.removePages(before.pages.map(({ key }) => key));
    expect((await tab.getSavedKeys()).pages.size).toBe(0);
    await tab.restorePages(removed);

    expect(await tab.getSaved()).toEqual(before);
  });

  it('gives nothing back when the page was not saved', async () => {
    const tab = await openTab();

    const removed = await tab.removePages(['/article/fox']);

    expect(removed).toEqual({ facts: [], copies: [] });
    expect(await withDatabase((database) => database.count('gone'))).toBe(0);
  });

  it('undone after the page was saved again loses neither the old date nor the new copy', async () => {
    const tab = await openTab();
    await putRecords(makeFact('/article/fox', { savedAt: 5 }));
    const removed = await tab.removePages(['/article/fox']);
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });

    await tab.restorePages(removed);

    expect((await tab.getSaved()).pages).toMatchObject([{ savedAt: 5 }]);
    expect(await tab.getCopy('/article/fox')).toEqual(makeArticle());
  });
});

describe('filing', () => {
  it('puts pages where the reader wants them, and undoes it exactly', async () => {
    const tab = await openTab();
    await putRecords(makeFact('/article/fox'), makeFact('/article/owl'), makeFact('/article/hare'));
    await tab.filePages(['/article/owl'], { collection: 'Nuit', addLabel: 'oiseaux' });
    const before = await tab.getSaved();

    const undo = await tab.filePages(['/article/fox', '/article/owl'], {
      isLater: false,
      isFavorite: true,
      collection: 'Bêtes',
      addLabel: 'forêt',
      removeLabel: 'oiseaux',
    });
    const after = await tab.getSaved();
    await tab.changeFacts(undo);

    const filed = { isLater: false, isFavorite: true, collection: 'Bêtes', labels: ['forêt'] };
    expect(after.pages).toMatchObject([
      { key: '/article/fox', ...filed },
      makeSaved('/article/hare'),
      { key: '/article/owl', ...filed },
    ]);
    expect(await tab.getSaved()).toEqual(before);
  });

  it('joins the notes of two devices in the one that is written next', async () => {
    const tab = await openTab();
    const note = (id: string, value: string) => ({
      key: `note /article/fox ${id}`,
      stamp: [1, 0, id],
      value,
    });
    await putRecords(makeFact('/article/fox'), note('phone', 'au café'), note('desk', 'au bureau'));
    const [page] = (await tab.getSaved()).pages;
    expect(page?.notes.map(({ text }) => text)).toEqual(['au bureau', 'au café']);

    if (page !== undefined) await tab.writeNote(page, 'au bureau, puis au café');

    expect((await tab.getSaved()).pages).toMatchObject([{ notes: [{ text: 'au bureau, puis au café' }] }]);
  });
});

describe('an unreadable record', () => {
  const broken = {
    key: 'page /article/fox',
    stamp: [1, 0, 'test'],
    value: { bytes: new Uint8Array([0, 255]), at: new Date(7), savedAt: Number.NaN },
  };

  it('is set aside byte for byte and counted; the others are not disturbed (S08)', async () => {
    const tab = await openTab();
    await putRecords(broken, makeFact('/article/owl'), { key: 'page /nothing' });

    const shelf = await tab.getSaved();

    expect(shelf).toMatchObject({ pages: [{ key: '/article/owl' }], aside: 2 });
    expect(await readAside()).toEqual([
      { store: 'facts', reason: expect.stringContaining('savedAt'), record: broken },
      { store: 'facts', reason: 'not a fact', record: { key: 'page /nothing' } },
    ]);
    expect(await tab.getSaved()).toEqual(shelf);
  });

  it('is set aside once when two tabs meet it at the same time', async () => {
    const [one, two] = [await openTab(), await openTab()];
    await putRecords(broken);

    await Promise.all([one.getSaved(), two.getSaved()]);

    expect(await one.getSaved()).toMatchObject({ pages: [], aside: 1 });
    expect(await readAside()).toHaveLength(1);
  });

  it('stays where it is, counted, when there is no room to move it', async () => {
    const tab = await openTab();
    await putRecords(broken, makeFact('/article/owl'));
    refuseOn('add', 'QuotaExceededError');

    const shelf = await tab.getSaved();

    expect(shelf).toMatchObject({ pages: [{ key: '/article/owl' }], aside: 1 });
    expect(await readAside()).toEqual([]);
    expect(await withDatabase((database) => database.get('facts', 'page /article/fox'))).toEqual(broken);
  });
});

describe('a disk that refuses', () => {
  it('is never called saved when it is full (S03)', async () => {
    const tab = await openTab();
    const listener = vi.fn();
    tab.subscribeLibrary(listener);
    refuseOn('put', 'QuotaExceededError');

    const saving = tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });

    await expect(saving).rejects.toMatchObject({ kind: 'full' });
    expect(listener).not.toHaveBeenCalled();
    expect((await tab.getSaved()).pages).toEqual([]);
  });

  it('keeps the page as it was when its copy does not fit', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', makePage());
    const before = await tab.getSaved();
    refuseOn('put', 'QuotaExceededError');

    await expect(tab.addCopy('/article/fox', makeArticle())).rejects.toMatchObject({ kind: 'full' });

    expect(await tab.getSaved()).toEqual(before);
  });

  it('is asked once more when it fails once (S05)', async () => {
    const tab = await openTab();
    refuseOn('put', 'UnknownError', 1);

    await tab.savePage('/article/fox', makePage());

    expect((await tab.getSaved()).pages).toHaveLength(1);
  });

  it('is told when it fails for longer', async () => {
    const tab = await openTab();
    refuseOn('put', 'UnknownError', 4);

    const saving = tab.savePage('/article/fox', makePage());

    await expect(saving).rejects.toMatchObject({ kind: 'failed' });
  });
});

describe('two tabs', () => {
  it('that save different pages keep both, two hundred times (T01)', async () => {
    const tabs = [await openTab(), await openTab()];
    const names = Array.from({ length: 100 }, (_, index) => `${index}`);

    await Promise.all(
      tabs.flatMap((tab, number) =>
        names.map((name) => tab.savePage(`/article/${number}-${name}`, makePage(name))),
      ),
    );

    expect((await tabs[0]?.getSaved())?.pages).toHaveLength(200);
  });

  it('hear of each other, and each of itself', async () => {
    const [one, two] = [await openTab(), await openTab()];
    const [own, other] = [vi.fn(), vi.fn()];
    one.subscribeLibrary(own);
    two.subscribeLibrary(other);

    await one.savePage('/article/fox', makePage());

    expect(own).toHaveBeenCalledTimes(1);
    expect(other).toHaveBeenCalledTimes(1);
    expect((await two.getSaved()).pages).toHaveLength(1);
  });

  it('agree when both change the same page: the last action counts (T02)', async () => {
    const [one, two] = [await openTab(), await openTab()];

    const [, removed] = await Promise.all([
      one.savePage('/article/fox', makePage()),
      two.removePages(['/article/fox']),
    ]);

    const shelf = await one.getSaved();
    expect(shelf.pages).toHaveLength(removed.facts.length === 0 ? 1 : 0);
    expect(await two.getSaved()).toEqual(shelf);
  });

  it('without BroadcastChannel look again when they come to the front (T05)', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const [one, two] = [await openTab(), await openTab()];
    const listener = vi.fn();
    two.subscribeLibrary(listener);

    await one.savePage('/article/fox', makePage());
    expect(listener).not.toHaveBeenCalled();
    browser.document.dispatchEvent(new Event('visibilitychange'));
    browser.window.dispatchEvent(new Event('focus'));

    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('with BroadcastChannel do not read again at each look', async () => {
    const tab = await openTab();
    const listener = vi.fn();
    tab.subscribeLibrary(listener);

    browser.window.dispatchEvent(new Event('focus'));

    expect(listener).not.toHaveBeenCalled();
  });

  it('have different names, even when one is the duplicate of the other (T06)', async () => {
    const [one, two] = [await openTab(), await openTab()];
    await one.savePage('/article/fox', makePage());
    await two.savePage('/article/owl', makePage('owl'));

    const facts = await one.readFacts();

    expect(new Set(facts.map(({ stamp: [, , by] }) => by)).size).toBe(2);
  });
});

describe('a page that was kept for Back', () => {
  it('hears nothing meanwhile, looks again when it returns, and hears again (T03)', async () => {
    const [kept, other] = [await openTab(), await openTab()];
    const listener = vi.fn();
    kept.subscribeLibrary(listener);

    browser.window.dispatchEvent(new Event('pagehide'));
    browser.document.visibilityState = 'hidden';
    browser.document.dispatchEvent(new Event('visibilitychange')); // Browsers send it after `pagehide`.
    await other.savePage('/article/fox', makePage());
    expect(listener).toHaveBeenCalledTimes(0);
    browser.window.dispatchEvent(makeEvent('pageshow', { persisted: true }));
    expect(listener).toHaveBeenCalledTimes(1);
    await other.removePages(['/article/fox']);

    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('hears nothing after it stopped listening', async () => {
    const tab = await openTab();
    const listener = vi.fn();

    tab.subscribeLibrary(listener)();
    await tab.savePage('/article/fox', makePage());

    expect(listener).not.toHaveBeenCalled();
  });
});

describe('the browser', () => {
  it('is asked to keep the shelf when something is saved, and may refuse (S14)', async () => {
    const tab = await openTab();
    browser.persist.mockRejectedValue(new TypeError('not allowed'));

    await tab.savePage('/article/fox', makePage());
    await tab.savePage('/article/owl', makePage('owl'));

    expect(browser.persist).toHaveBeenCalledTimes(1);
    expect((await tab.getSaved()).pages).toHaveLength(2);
  });

  it('outside a secure context has nothing to ask', async () => {
    vi.stubGlobal('navigator', {});
    const tab = await openTab();

    await tab.savePage('/article/fox', makePage());

    expect((await tab.getSaved()).pages).toHaveLength(1);
  });
});

/** Stores records as another version of Kiosque, or a fault, might have left them. */
async function putRecords(...records: readonly object[]): Promise<void> {
  await (await openTab()).getSaved(); // The stores exist now.
  for (const record of records) await withDatabase((database) => database.put('facts', record));
}

/** Reaches behind the tab, to what is really stored. */
async function withDatabase<Value>(work: (database: IDBPDatabase) => Promise<Value>): Promise<Value> {
  const database = await openDB('kiosque');
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function readAside(): Promise<unknown[]> {
  return withDatabase((database) => database.getAll('aside'));
}

/** Chromium ends the transaction with the error; the request itself succeeds (FAULTS.md §1). */
function refuseOn(method: 'put' | 'add', error: string, times = Number.POSITIVE_INFINITY): void {
  const real = IDBObjectStore.prototype[method];
  let left = times;
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function refuse(
    this: IDBObjectStore,
    ...args
  ) {
    const request = real.apply(this, args);
    if (left-- > 0) {
      request.addEventListener('success', () => {
        // The fake's own way to fail.
        (this.transaction as unknown as { _abort: (name: string) => void })._abort(error);
      });
    }
    return request;
  });
}
