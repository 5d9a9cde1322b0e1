import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

import { parseInstant } from '../../src/model/instant.ts';
import type { Change } from '../../src/reader/library.ts';
import { parseLibraryFile } from '../../src/reader/library-file.ts';
import type { PageToSave } from '../../src/reader/saved.ts';
import { makeArticle, makeFirstRecord, makePage } from '../unit/reader/make-page.ts';
import type { Model, ModelPage } from './library-model.ts';
import { copyModel, look, makeModel, makeModelPage, toPlain } from './library-model.ts';
import type { LibraryBrowser, LibraryTab } from './library-tab.ts';
import type { Random } from './make-random.ts';
import { makeRandom } from './make-random.ts';

/** A browser, what happens in it, and what its reader believes to have. */
export type World = {
  readonly browser: LibraryBrowser;
  readonly random: Random;
  model: Model;
  tabs: LibraryTab[];
  /** The last thing that can be undone: how, and what the reader then has. */
  undo: { readonly act: (tab: LibraryTab) => Promise<unknown>; readonly before: Model } | undefined;
  /** The last copy that was exported, and what stood in it. */
  copy: { readonly text: string; readonly model: Model } | undefined;
};

/** What a reader, a browser or a device does: in a tab, and to the model alike. */
export type Command = (world: World, tab: LibraryTab, step: number) => Promise<void>;

const NAMES = ['fox', 'owl', 'hare', 'stoat', 'crow'];
const LABELS = ['rouge', 'à citer', 'nuit et jour'];
const COLLECTIONS = ['Voyage à Rome', 'Dimanche', ''];
const LISTS = ['/category/mobile', '/tag/5g'];

/** What a reader does to the library; each is acknowledged when it resolves. */
export const CHANGES = {
  save: async (world, tab) => {
    const name = world.random.pick(NAMES);
    await tab.savePage(toAddress(name), makePage(name));
    addPage(world.model, toAddress(name));
  },
  unsave: async (world, tab) => {
    const address = toAddress(world.random.pick(NAMES));
    const before = copyModel(world.model);
    const removed = await tab.removePages([address]);
    world.model.pages.delete(address);
    world.undo = { act: (other) => other.restorePages(removed), before };
  },
  favorite: async (world, tab) => {
    const isFavorite = world.random.number(2) === 0;
    await filePage(world, tab, { isFavorite }, (page) => Object.assign(page, { isFavorite }));
  },
  later: async (world, tab) => {
    const isLater = world.random.number(2) === 0;
    await filePage(world, tab, { isLater }, (page) => Object.assign(page, { isLater }));
  },
  collect: async (world, tab) => {
    const collection = world.random.pick(COLLECTIONS);
    await filePage(world, tab, { collection }, (page) => Object.assign(page, { collection }));
  },
  label: async (world, tab) => {
    const [label, adds] = [world.random.pick(LABELS), world.random.number(3) > 0];
    await filePage(world, tab, adds ? { addLabel: label } : { removeLabel: label }, ({ labels }) =>
      labels[adds ? 'add' : 'delete'](label),
    );
  },
  note: async (world, tab, step) => {
    const address = pickSaved(world);
    const saved = (await tab.getSaved()).pages.find(({ key }) => key === address);
    if (address === undefined || saved === undefined) return;
    const note = world.random.number(4) === 0 ? '' : `note ${step}`;
    const before = copyModel(world.model);
    keepUndo(world, before, await tab.writeNote(saved, note));
    Object.assign(world.model.pages.get(address) ?? {}, { note });
  },
  read: async (world, tab) => {
    const address = toAddress(world.random.pick(NAMES));
    await tab.noteOpened(address, 'Un titre');
    const share = world.random.number(100) / 100;
    await tab.notePlace(address, { part: 'p-3', above: 0, share });
    world.model.read.set(address, share);
  },
  markRead: async (world, tab, step) => {
    const address = world.random.pick(LISTS);
    const upTo = parseInstant(`2026-01-01T00:${String(step % 60).padStart(2, '0')}:00Z`);
    assert(upTo !== undefined);
    const before = copyModel(world.model);
    keepUndo(world, before, await tab.markAllRead(address, upTo));
    world.model.before.set(address, upTo);
  },
  forget: async (world, tab) => {
    const address = toAddress(world.random.pick(NAMES));
    const before = copyModel(world.model);
    keepUndo(world, before, await tab.forgetReading([address]));
    world.model.read.delete(address);
  },
  // Another device has saved a page a moment ago.
  merge: async (world, tab) => {
    const name = world.random.pick(NAMES);
    const value = { savedAt: Date.now(), page: makePage(name) };
    const fact = { key: `page ${toAddress(name)}`, stamp: [Date.now() + 1, 0, 'phone'], value } as const;
    const before = copyModel(world.model);
    const undo = await tab.importLibrary({ facts: [fact], copies: [] });
    const act = async (other: LibraryTab) => {
      await other.undoImport(undo);
      // The import has never been, and a copy of meanwhile is one of another library: it would bring it again.
      world.copy = undefined;
    };
    world.undo = { act, before };
    addPage(world.model, toAddress(name));
  },
} as const satisfies Readonly<Record<string, Command>>;

/** All that happens in a history. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...CHANGES,
  undo: async (world, tab) => {
    if (world.undo === undefined) return;
    await world.undo.act(tab);
    world.model = world.undo.before;
    world.undo = undefined;
  },
  export: async (world, tab) => {
    world.copy = { text: await tab.exportLibrary(), model: copyModel(world.model) };
  },
  // A copy from before brings nothing back that was changed since: the later fact holds.
  import: async ({ copy }, tab) => {
    if (copy === undefined) return;
    assert.deepEqual(await tab.importLibrary(readCopy(copy.text)), { facts: [], copies: [] });
  },
  reload: async (world) => {
    await replaceTabs(world);
  },
  secondTab: async (world) => {
    const last = world.tabs.slice(-1);
    await Promise.all(world.tabs.slice(0, -1).map((tab) => tab.close()));
    world.tabs = [...last, await world.browser.openTab()];
  },
  // Nothing is called saved, and nothing changes.
  quota: async ({ browser }, tab, step) => {
    const before = await look(tab);
    await browser.withoutRoom(() =>
      assert.rejects(tab.savePage(`/article/full-${step}`, makeLargePage(browser.room)), { kind: 'full' }),
    );
    assert.deepEqual(await look(tab), before);
  },
  // All is lost on this device, and comes back from the copy, in a tab that was open or in one that opens.
  eviction: async (world, tab) => {
    await world.browser.evict();
    const isOpen = world.random.number(2) === 0;
    if (!isOpen) await replaceTabs(world);
    const [first = tab] = world.tabs;
    if (world.copy !== undefined) await first.importLibrary(readCopy(world.copy.text));
    world.model = world.copy === undefined ? makeModel() : copyModel(world.copy.model);
    world.undo = undefined;
  },
  // In the middle of a change of many facts: all of it is there, or none.
  kill: async (world, tab) => {
    const [label, addresses] = [world.random.pick(LABELS), [...world.model.pages.keys()]];
    const before = toPlain(world.model);
    const after = copyModel(world.model);
    for (const page of after.pages.values()) Object.assign(page, { isFavorite: true }).labels.add(label);
    const isDone = await world.browser.kill(() =>
      tab.filePages(addresses, { isFavorite: true, addLabel: label }),
    );
    const opened = await world.browser.openTab();
    world.tabs = [opened];
    const found = await look(opened);
    const isThere = isDone || !isDeepStrictEqual(found, before);
    if (isThere) world.model = after;
    world.undo = undefined;
    assert.deepEqual(found, toPlain(world.model));
  },
  upgrade: async (world) => {
    const names = NAMES.filter(() => world.random.number(2) === 0);
    await Promise.all(world.tabs.map((tab) => tab.close()));
    await world.browser.leaveFirstLibrary(names.map((name) => makeFirstRecord(toAddress(name))));
    world.model = makeModel();
    for (const name of names) addPage(world.model, toAddress(name));
    world.undo = undefined;
    world.copy = undefined;
    world.tabs = [await world.browser.openTab()];
  },
};

function toAddress(name: string): string {
  return `/article/${name}`;
}

function addPage({ pages }: Model, address: string): void {
  if (!pages.has(address)) pages.set(address, makeModelPage());
}

function pickSaved({ random, model }: World): string | undefined {
  return model.pages.size === 0 ? undefined : random.pick([...model.pages.keys()]);
}

async function filePage(
  world: World,
  tab: LibraryTab,
  filing: Parameters<LibraryTab['filePages']>[1],
  apply: (page: ModelPage) => unknown,
): Promise<void> {
  const address = pickSaved(world);
  const page = world.model.pages.get(address ?? '');
  if (address === undefined || page === undefined) return;
  const before = copyModel(world.model);
  keepUndo(world, before, await tab.filePages([address], filing));
  apply(page);
}

function keepUndo(world: World, before: Model, changes: readonly Change[]): void {
  world.undo = { act: (tab) => tab.changeFacts(changes), before };
}

async function replaceTabs(world: World): Promise<void> {
  await Promise.all(world.tabs.map((tab) => tab.close()));
  world.tabs = [await world.browser.openTab()];
}

function readCopy(text: string) {
  const file = parseLibraryFile(text);
  assert(file.ok, 'the copy cannot be read');
  return file.value;
}

/** A page that does not fit in so many bytes, however well they are pressed together. */
function makeLargePage(room: number): PageToSave {
  noise ??= makeNoise(room);
  return {
    ...makePage(),
    article: { ...makeArticle(), body: [{ kind: 'paragraph', runs: [noise] }] },
  } as const;
}

let noise: string | undefined;

function makeNoise(length: number): string {
  const random = makeRandom(1);
  return Array.from({ length }, () => String.fromCharCode(33 + random.number(90))).join('');
}
