import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { parseInstant } from '../../../src/model/instant.ts';
import { openTab, startBrowser } from './fake-browser.ts';
import { fillDisk } from './fill-disk.ts';
import { makeArticle, makeCard, makeFact, makePage } from './make-page.ts';

type Tab = Awaited<ReturnType<typeof openTab>>;

const DAY = 24 * 3_600_000;
const FOX = '/article/fox';
const OWL = '/article/owl';
const LIST = '/tag/5g';
const HARE = { key: 'page /article/hare', value: { savedAt: 5, page: makePage('hare') } };

const HARE_FACT = makeFact('/article/hare');

/** Every function of `src/reader` that changes the library, doing all that it can do. */
const CHANGES: Readonly<Record<string, (tab: Tab) => Promise<unknown>>> = {
  savePage: (tab) => tab.savePage('/article/hare', { ...makePage('hare'), article: makeArticle() }),
  addCopy: (tab) => tab.addCopy(OWL, makeArticle()),
  replaceCopy: (tab) => tab.replaceCopy(FOX, makeArticle(makeCard({ headline: 'Deux renards' }))),
  removePages: (tab) => tab.removePages([FOX, OWL, LIST]),
  restorePages: (tab) => tab.restorePages({ facts: [HARE], copies: [['/article/hare', makeArticle()]] }),
  filePages: (tab) =>
    tab.filePages([FOX, OWL], {
      isLater: true,
      isFavorite: false,
      collection: '',
      addLabel: 'un',
      removeLabel: 'à citer',
    }),
  writeNote: async (tab) => {
    const fox = (await tab.getSaved()).pages.find(({ key }) => key === FOX);
    if (fox === undefined) throw new Error('the fox is not saved');
    return tab.writeNote(fox, 'Une seule note.');
  },
  changeFacts: (tab) => tab.changeFacts([HARE, { key: `page ${FOX}`, value: undefined }, HARE]),
  noteOpened: (tab) => tab.noteOpened(FOX, 'Un renard'),
  notePlace: (tab) => tab.notePlace(FOX, { part: 'p-2', above: 0, share: 1 }),
  forgetReading: (tab) => tab.forgetReading([FOX]),
  noteSearch: (tab) => tab.noteSearch('/search?q=renard'),
  forgetSearches: (tab) => tab.forgetSearches(['/search?q=lièvre']),
  markAllRead: (tab) => tab.markAllRead(LIST, makeInstant('2026-02-01T00:00:00Z')),
  noteSeen: (tab) => tab.noteSeen(LIST, { numbering: '0a1b2c3d', next: 9 }),
  keepPicture: (tab) => tab.keepPicture('hare.0a1b2c3d', { type: 'image/webp', bytes: new ArrayBuffer(8) }),
  notePictured: (tab) => tab.notePictured(FOX, ['fox.0a1b2c3d']),
  sweepPictures: (tab) => tab.sweepPictures(),
  muteAll: (tab) => tab.muteAll([{ kind: 'word', name: 'crypto*' }]),
  unmute: (tab) => tab.unmute({ kind: 'word', name: 'météo' }),
  importLibrary: (tab) =>
    tab.importLibrary({
      facts: [makeFact('/article/crow'), { key: `page ${FOX}`, stamp: [1e15, 0, 'phone'] }],
      copies: [['/article/crow', makeArticle()]],
    }),
  bringBack: (tab) => tab.bringBack({ facts: [makeFact('/article/crow')], diskCopy: undefined }),
  leaveDiskCopy: (tab) => tab.leaveDiskCopy(),
  undoImport: (tab) =>
    tab.undoImport({
      facts: [{ key: `page ${FOX}`, by: [1, 0, 'phone'], before: HARE_FACT }],
      copies: [FOX],
    }),
  backUp: (tab) => tab.backUp(9 * DAY),
  goBackTo: (tab) => tab.goBackTo({ at: 0, pages: 1 }),
};

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('where the disk is full (S03)', () => {
  it.each(Object.entries(CHANGES))(
    '%s changes nothing, whichever of its writes fails',
    async (_name, act) => {
      const writes = await countWrites(act);
      expect(writes).toBeGreaterThan(0);

      for (let refused = 1; refused <= writes; refused++) {
        const tab = await openLibrary();
        const before = await dump();
        const disk = fillDisk((number) => number === refused);

        await expect(act(tab), `write ${refused} of ${writes}`).rejects.toMatchObject({ kind: 'full' });

        disk.free();
        expect(await dump(), `write ${refused} of ${writes}`).toEqual(before);
      }
    },
  );

  it('all functions that change the library are looked at', () => {
    const folder = path.resolve(import.meta.dirname, '../../../src/reader');
    const sources = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));

    const found = sources.flatMap(findChanges);

    expect(found.toSorted()).toEqual(Object.keys(CHANGES).toSorted());
  });
});

/** Lists the exported functions of a module that write by themselves, not within a transaction of somebody else. */
function findChanges(source: string): readonly string[] {
  return [...source.matchAll(/^export (?:async )?function (\w+)([^]*?)^\}$/gm)]
    .filter(([, name = '', text = '']) => {
      const isPart = name === 'change' || name === 'transact' || /^\W*transaction: /.test(text);
      return !isPart && /\bchange(?:Facts)?\(|transact\(\s*'readwrite'/.test(text);
    })
    .map(([, name = '']) => name);
}

async function countWrites(act: (tab: Tab) => Promise<unknown>): Promise<number> {
  const tab = await openLibrary();
  const disk = fillDisk(() => false);
  await act(tab);
  disk.free();
  return disk.count();
}

/** A library in which there is some of everything. */
async function openLibrary(): Promise<Tab> {
  startBrowser();
  const tab = await openTab();
  await tab.savePage(FOX, { ...makePage(), article: makeArticle() });
  for (const day of [0, 1, 2]) await tab.backUp(day * DAY);
  await tab.savePage(OWL, makePage('owl'));
  await tab.savePage(LIST, { kind: 'list', title: '5G', description: '' });
  await tab.filePages([FOX], { isLater: false, isFavorite: true, collection: 'Bêtes', addLabel: 'à citer' });
  await tab.changeFacts([
    { key: `note ${FOX} phone`, value: 'du téléphone' },
    { key: `note ${FOX} desk`, value: 'du bureau' },
  ]);
  await tab.noteSeen(LIST, { numbering: '0a1b2c3d', next: 3 });
  await tab.noteOpened(FOX, 'Un renard en ville');
  await tab.noteSearch('/search?q=lièvre');
  await tab.notePlace(FOX, { part: 'p-1', above: 0, share: 0.5 });
  await tab.markAllRead(LIST, makeInstant('2026-01-01T00:00:00Z'));
  await tab.muteAll([{ kind: 'word', name: 'météo' }]);
  await tab.keepPicture('crow.0a1b2c3d', { type: 'image/webp', bytes: new ArrayBuffer(8) });
  await tab.notePictured('/article/crow', ['crow.0a1b2c3d']);
  return tab;
}

/** All that is stored, in every store. */
async function dump(): Promise<object> {
  const database = await openDB('kiosque');
  const stores = [...database.objectStoreNames];
  const contents = await Promise.all(
    stores.map(
      async (store) => [store, await database.getAllKeys(store), await database.getAll(store)] as const,
    ),
  );
  database.close();
  return Object.fromEntries(contents.map(([store, keys, values]) => [store, { keys, values }]));
}

function makeInstant(text: string) {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`${text} is not an instant`);
  return instant;
}
