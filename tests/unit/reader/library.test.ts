import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { openTab, startBrowser } from './fake-browser.ts';
import { makeArticle, makeFact, makeFirstRecord, makePage, makeSaved } from './make-page.ts';

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

describe('a library of version 2', () => {
  it('is as it was, in all its stores', async () => {
    const facts = [
      makeFact('/article/fox'),
      { key: 'favorite /article/fox', value: true, stamp: [2000, 1, 'test'] },
    ];
    const gone = { key: 'page /article/owl', stamp: [3000, 0, 'test'] };
    const database = await openDB('kiosque', 2, {
      upgrade(created) {
        for (const store of ['saved', 'facts', 'gone']) created.createObjectStore(store, { keyPath: 'key' });
        created.createObjectStore('copies');
        created.createObjectStore('aside', { autoIncrement: true });
        created.createObjectStore('backups', { keyPath: 'at' });
      },
    });
    for (const fact of facts) await database.put('facts', fact);
    await database.put('gone', gone);
    await database.put('copies', makeArticle(), '/article/fox');
    await database.put('backups', { at: 5, facts });
    database.close();

    const tab = await openTab();

    expect(await tab.getSaved()).toEqual({
      pages: [makeSaved('/article/fox', { isFavorite: true })],
      aside: 0,
    });
    expect(await tab.readFacts()).toEqual([...facts.toReversed(), gone]);
    expect(await tab.getCopy('/article/fox')).toEqual(makeArticle());
    expect(await tab.listBackups()).toEqual([{ at: 5, pages: 1 }]);
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

    const undo = await desk.importLibrary({ facts: file, copies: [] });
    const merged = await desk.getSaved();
    expect(await desk.importLibrary({ facts: file, copies: [] })).toEqual({ facts: [], copies: [] });

    expect(merged.pages.map(({ key }) => key).toSorted()).toEqual([
      '/article/fox',
      '/article/hare',
      '/article/owl',
    ]);
    expect(merged.pages.find(({ key }) => key === '/article/fox')).toMatchObject({
      page: { card: { headline: 'Le renard de mon bureau' } },
    });
    await desk.undoImport(undo);
    expect((await desk.getSavedKeys()).pages).toEqual(new Set(['/article/fox', '/article/hare']));
  });

  it('that are gone on one device go on the other, unless they were set again since', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
    const tab = await openTab();
    await tab.savePage('/article/fox', makePage());
    await tab.savePage('/article/owl', makePage('owl'));
    vi.setSystemTime(3000);
    await tab.savePage('/article/fox', makePage());

    await tab.importLibrary({
      facts: ['fox', 'owl'].map((name) => ({ key: `page /article/${name}`, stamp: [2000, 0, 'phone'] })),
      copies: [],
    });

    expect((await tab.getSavedKeys()).pages).toEqual(new Set(['/article/fox']));
    vi.useRealTimers();
  });
});

describe('a clock', () => {
  const NOW = Date.UTC(2026, 4, 3);
  const YEARS = 10 * 365 * 24 * 3_600_000;

  it.each([
    ['goes ten years ahead and comes back', [0, YEARS, 0]],
    ['goes ten years back and comes back', [0, -YEARS, 0]],
    ['stands still', [0, 0, 0]],
    ['goes back at every step', [0, -1000, -2000]],
  ])('that %s changes nothing of the order in which things were done (C01)', async (_why, times) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const tabs = [await openTab(), await openTab()];

    for (const [step, time] of times.entries()) {
      vi.setSystemTime(NOW + time);
      const tab = tabs[step % 2] ?? (await openTab());
      await tab.savePage('/article/fox', makePage());
      await tab.removePages(['/article/fox']);
      await tab.savePage('/article/fox', makePage());
      await tab.filePages(['/article/fox'], { collection: `pas ${step}`, isFavorite: step % 2 === 0 });
    }
    const copy = await tabs[0]?.readFacts();
    await tabs[1]?.removePages(['/article/fox']);
    await tabs[1]?.importLibrary({ facts: copy ?? [], copies: [] });

    expect(copy?.find(({ key }) => key === 'in /article/fox')?.value).toBe('pas 2');
    expect((await tabs[0]?.getSaved())?.pages).toEqual([]);
    vi.useRealTimers();
  });
});

describe('the file of a library', () => {
  it('brings everything back after all was erased, what only a newer version knows too (S15)', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });
    await tab.filePages(['/article/fox'], { isFavorite: true, collection: 'Bêtes', addLabel: 'à citer' });
    await tab.changeFacts([
      { key: 'mood /article/fox', value: { of: 'a newer version' } },
      { key: 'read /article/owl', value: undefined },
    ]);
    await tab.removePages([(await tab.savePage('/article/owl', makePage('owl')), '/article/owl')]);
    const [before, shelf, file] = [await tab.readFacts(), await tab.getSaved(), await tab.exportLibrary()];

    startBrowser();
    const again = await openTab();
    await again.importLibrary(parse(again.parseLibraryFile(file)));

    expect(await again.readFacts()).toEqual(before);
    expect(await again.getSaved()).toEqual(shelf);
    expect(await again.getCopy('/article/fox')).toEqual(makeArticle());
    expect(await again.exportLibrary()).toBe(file);
  });

  it('is told before anything changes, changes nothing the second time, and is undone exactly (S17)', async () => {
    const tab = await openTab();
    await tab.savePage('/article/fox', { ...makePage(), article: makeArticle() });
    await tab.savePage('/article/owl', makePage('owl'));
    const file = parse(tab.parseLibraryFile(await tab.exportLibrary()));
    startBrowser();
    const other = await openTab();
    await other.savePage('/article/owl', makePage('owl', { headline: 'La chouette' }));
    const before = await other.getSaved();

    const preview = await other.previewFacts(file.facts);
    const undo = await other.importLibrary(file);
    const after = await other.getSaved();
    const second = await other.previewFacts(file.facts);
    await other.importLibrary(file);

    expect(preview).toEqual({ added: 1, changed: 0, removed: 0, history: 0 });
    expect(second).toEqual({ added: 0, changed: 0, removed: 0, history: 0 });
    expect(await other.getSaved()).toEqual(after);
    await other.undoImport(undo);
    expect(await other.getSaved()).toEqual(before);
    expect(await other.getCopy('/article/fox')).toBeUndefined();
  });

  it('that was undone can be taken in again, all of it', async () => {
    const tab = await openTab();
    const facts = [makeFact('/article/fox'), makeFact('/article/owl')];
    await tab.savePage('/article/hare', makePage('hare'));
    const before = await tab.readFacts();

    const undo = await tab.importLibrary({ facts, copies: [] });
    await tab.filePages(['/article/fox'], { isFavorite: true });
    await tab.changeFacts([{ key: 'favorite /article/fox', value: undefined }]);
    await tab.undoImport(undo);
    const after = await tab.readFacts();
    const preview = await tab.previewFacts(facts);
    await tab.importLibrary({ facts, copies: [] });

    expect(after.filter(({ key }) => !key.startsWith('favorite '))).toEqual(before);
    expect(preview.added).toBe(2);
    expect((await tab.getSavedKeys()).pages.size).toBe(3);
  });

  it('loses nothing to a record that cannot be read, which is set aside and counted (S08, S16)', async () => {
    const tab = await openTab();
    const broken = { key: 'page /article/fox', stamp: 'yesterday' };
    await tab.transact('readwrite', (transaction) => transaction.objectStore('facts').put(broken));

    await tab.importLibrary({ facts: [makeFact('/article/fox')], copies: [] });

    expect(await tab.getSaved()).toMatchObject({ pages: [{ key: '/article/fox' }], aside: 1 });
  });

  it('that names a fact twice is taken in by the later one (S17)', async () => {
    const tab = await openTab();
    const gone = { key: 'page /article/fox', stamp: [2000, 0, 'phone'] } as const;

    await tab.importLibrary({ facts: [makeFact('/article/fox'), gone], copies: [] });

    expect(await tab.readFacts()).toEqual([gone]);
  });

  it.each([
    ['', 'broken'],
    ['{"kiosque":1,"facts":', 'broken'],
    ['[]', 'foreign'],
    ['{"version":"https://jsonfeed.org/version/1.1","items":[]}', 'foreign'],
    ['{"kiosque":2,"facts":[]}', 'newer'],
  ])('that is none, %j, is refused as %s (S16)', async (text, reason) => {
    const tab = await openTab();

    expect(tab.parseLibraryFile(text)).toEqual({ ok: false, reason });
  });

  it('loses one fact for one that cannot be read, and says so', async () => {
    const tab = await openTab();
    const good = { key: 'read /article/fox', stamp: [1, 0, 'a'], value: 1 };

    const file = parse(tab.parseLibraryFile(JSON.stringify({ kiosque: 1, facts: [good, { key: 7 }, null] })));

    expect(file).toEqual({ facts: [good], copies: [], settings: {}, unread: 2 });
  });

  it('brings the settings, where nothing was chosen, and takes them back exactly', async () => {
    const tab = await openTab();
    tab.changeSettings({ theme: 'sepia', size: 'large' });
    const file = parse(tab.parseLibraryFile(await tab.exportLibrary()));
    startBrowser();
    const other = await openTab();
    other.changeSettings({ theme: 'black' });
    const before = other.getSettings();

    const undo = other.adoptChosen({ ...file.settings, mood: 'of a newer version' });

    expect(other.getSettings()).toMatchObject({ theme: 'black', size: 'large' });
    expect(other.getChosen()).toHaveProperty('mood');
    undo();
    expect(other.getSettings()).toEqual(before);
    expect(other.getChosen()).toEqual({ theme: 'black' });
  });

  it('of twenty thousand articles read is taken in at once', async () => {
    const tab = await openTab();
    const facts = Array.from({ length: 20_000 }, (_, index) => ({
      key: `read /article/fox-${index}`,
      stamp: [index, 0, 'phone'] as const,
      value: { at: index, headline: 'Un renard' },
    }));

    await tab.importLibrary({ facts, copies: [] });

    expect((await tab.getReadMarks()).opened.size).toBe(20_000);
  });
});

describe('a backup', () => {
  const DAY = 24 * 3_600_000;

  it('is made once a day, of three days, and can be gone back to and left again exactly', async () => {
    const tab = await openTab();
    const names = ['fox', 'owl', 'hare', 'stoat', 'crow'];
    for (const [day, name] of names.entries()) {
      await tab.savePage(`/article/${name}`, makePage(name));
      await tab.backUp(day * DAY);
      await tab.backUp(day * DAY + 5);
    }
    const [today, kept] = [await tab.readFacts(), await tab.listBackups()];
    const [, dayBefore] = kept;
    if (dayBefore === undefined) throw new Error('expected three backups');

    await tab.filePages(['/article/fox'], { isFavorite: true });
    await tab.removePages(['/article/owl']);
    const undo = await tab.goBackTo(dayBefore);

    expect(kept).toEqual([5, 4, 3].map((pages) => ({ at: (pages - 1) * DAY, pages })));
    expect((await tab.getSavedKeys()).pages).toEqual(
      new Set(['fox', 'owl', 'hare', 'stoat'].map((name) => `/article/${name}`)),
    );
    expect((await tab.getSaved()).pages.some(({ isFavorite }) => isFavorite)).toBe(false);
    await tab.changeFacts(undo);
    expect((await tab.getSavedKeys()).pages.size).toBe(today.length - 1);
  });

  it('is not made of nothing, and a clock that went back ten years does not stop it (C01)', async () => {
    const tab = await openTab();
    await tab.backUp(DAY);
    expect(await tab.listBackups()).toEqual([]);

    await tab.savePage('/article/fox', makePage());
    await tab.backUp(5000 * DAY);
    await tab.backUp(DAY);

    expect((await tab.listBackups()).map(({ at }) => at)).toEqual([5000 * DAY, DAY]);
  });
});

function parse<Value>(result: { readonly ok: boolean; readonly value?: Value }): Value {
  if (!result.ok || result.value === undefined) throw new Error('expected a library');
  return result.value;
}

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
