import { afterEach, expect, it, vi } from 'vitest';

import type { Change } from '../../../src/reader/library.ts';
import type { RemovedPages } from '../../../src/reader/saved.ts';
import type { Random } from '../../support/make-random.ts';
import { makeRandom } from '../../support/make-random.ts';
import { openTab, startBrowser } from './fake-browser.ts';
import { makePage } from './make-page.ts';

/*
 * A reader's library against a plain model of it: histories of commands that are drawn at random, each with a seed that
 * a failure names. KIOSQUE_HISTORIES asks for more of them.
 */
const HISTORIES = Number(process.env['KIOSQUE_HISTORIES'] ?? 300);
const COMMANDS = 50;

/** What the reader believes to have, in plain values. */
type Model = {
  readonly pages: Map<string, { isLater: boolean; isFavorite: boolean; labels: Set<string>; note: string }>;
  readonly read: Map<string, number>;
};

type Tab = Awaited<ReturnType<typeof openTab>>;

type World = {
  readonly random: Random;
  model: Model;
  tabs: Tab[];
  /** The last thing that can be undone: how, and what the reader then has. */
  undo: { readonly act: (tab: Tab) => Promise<unknown>; readonly before: Model } | undefined;
  /** The last copy that was exported, and what stood in it. */
  copy: { readonly text: string; readonly model: Model } | undefined;
};

const NAMES = ['fox', 'owl', 'hare', 'stoat', 'crow'];
const LABELS = ['rouge', 'à citer', 'nuit et jour'];

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it(`nothing is lost and nothing doubled in ${HISTORIES} histories of ${COMMANDS} commands`, async () => {
  for (let seed = 1; seed <= HISTORIES; seed++) {
    startBrowser();
    const world: World = {
      random: makeRandom(seed),
      model: { pages: new Map(), read: new Map() },
      tabs: [await openTab()],
      undo: undefined,
      copy: undefined,
    };
    const done: string[] = [];
    for (let step = 0; step < COMMANDS; step++) {
      const [name, command] = world.random.pick(Object.entries(COMMAND));
      done.push(name);
      // What has changed since is not what an undo of before was offered for.
      if (CHANGES.has(name)) world.undo = undefined;
      await command(world, world.random.pick(world.tabs), step);
    }
    expect(await look(world.random.pick(world.tabs)), `seed ${seed}: ${done.join(', ')}`).toEqual(
      toPlain(world.model),
    );
  }
}, 300_000);

const CHANGES = new Set(['save', 'unsave', 'file', 'label', 'note', 'read', 'forget']);

type Command = (world: World, tab: Tab, step: number) => Promise<void>;

const COMMAND: Readonly<Record<string, Command>> = {
  save: async (world, tab) => {
    const name = world.random.pick(NAMES);
    await tab.savePage(toAddress(name), makePage(name));
    const fresh = { isLater: true, isFavorite: false, labels: new Set<string>(), note: '' };
    if (!world.model.pages.has(toAddress(name))) world.model.pages.set(toAddress(name), fresh);
  },
  unsave: async (world, tab) => {
    const address = toAddress(world.random.pick(NAMES));
    const before = copyModel(world.model);
    const removed: RemovedPages = await tab.removePages([address]);
    world.model.pages.delete(address);
    world.undo = { act: (other) => other.restorePages(removed), before };
  },
  file: async (world, tab) => {
    const [address, isLater, isFavorite] = [
      pickSaved(world),
      world.random.number(2) === 0,
      world.random.number(2) === 0,
    ];
    const page = world.model.pages.get(address ?? '');
    if (address === undefined || page === undefined) return;
    const before = copyModel(world.model);
    keepUndo(world, before, await tab.filePages([address], { isLater, isFavorite }));
    Object.assign(page, { isLater, isFavorite });
  },
  label: async (world, tab) => {
    const [address, label, adds] = [pickSaved(world), world.random.pick(LABELS), world.random.number(3) > 0];
    const page = world.model.pages.get(address ?? '');
    if (address === undefined || page === undefined) return;
    const before = copyModel(world.model);
    keepUndo(
      world,
      before,
      await tab.filePages([address], adds ? { addLabel: label } : { removeLabel: label }),
    );
    page.labels[adds ? 'add' : 'delete'](label);
  },
  note: async (world, tab, step) => {
    const address = pickSaved(world);
    const saved = (await tab.getSaved()).pages.find(({ key }) => key === address);
    if (address === undefined || saved === undefined) return;
    const note = world.random.number(4) === 0 ? '' : `note ${step}`;
    const before = copyModel(world.model);
    keepUndo(world, before, await tab.writeNote(saved, note));
    world.model.pages.set(address, { ...expectPage(world, address), note });
  },
  read: async (world, tab) => {
    const address = toAddress(world.random.pick(NAMES));
    await tab.noteOpened(address, 'Un titre');
    const share = world.random.number(100) / 100;
    await tab.notePlace(address, { part: 'p-3', above: 0, share });
    world.model.read.set(address, share);
  },
  forget: async (world, tab) => {
    const address = toAddress(world.random.pick(NAMES));
    const before = copyModel(world.model);
    keepUndo(world, before, await tab.forgetReading([address]));
    world.model.read.delete(address);
  },
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
    const file = tab.parseLibraryFile(copy.text);
    if (!file.ok) throw new Error('the copy cannot be read');
    expect(await tab.importLibrary(file.value)).toEqual({ facts: [], copies: [] });
  },
  // All is lost on this device, and comes back from the copy.
  restore: async (world) => {
    if (world.copy === undefined) return;
    startBrowser();
    world.tabs = [await openTab()];
    const [tab] = world.tabs;
    const file = tab?.parseLibraryFile(world.copy.text);
    if (tab === undefined || file?.ok !== true) throw new Error('the copy cannot be read');
    await tab.importLibrary(file.value);
    world.model = copyModel(world.copy.model);
    world.undo = undefined;
  },
  reload: async (world) => {
    world.tabs = [await openTab()];
  },
  secondTab: async (world) => {
    world.tabs = [...world.tabs.slice(-1), await openTab()];
  },
  // The disk is full: nothing is called saved, and nothing changes.
  quota: async (_world, tab, step) => {
    const before = await look(tab);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function refuse(
      this: IDBObjectStore,
      ...args
    ) {
      const request = put.apply(this, args);
      request.addEventListener('success', () => {
        // The fake's own way to fail.
        (this.transaction as unknown as { _abort: (name: string) => void })._abort('QuotaExceededError');
      });
      return request;
    });
    await expect(tab.savePage(`/article/full-${step}`, makePage('fox'))).rejects.toMatchObject({
      kind: 'full',
    });
    vi.restoreAllMocks();
    expect(await look(tab)).toEqual(before);
  },
};

function toAddress(name: string): string {
  return `/article/${name}`;
}

function pickSaved({ random, model }: World): string | undefined {
  return model.pages.size === 0 ? undefined : random.pick([...model.pages.keys()]);
}

function expectPage({ model }: World, address: string) {
  const page = model.pages.get(address);
  if (page === undefined) throw new Error(`${address} is not saved`);
  return page;
}

function keepUndo(world: World, before: Model, changes: readonly Change[]): void {
  world.undo = { act: (tab) => tab.changeFacts(changes), before };
}

function copyModel({ pages, read }: Model): Model {
  return {
    pages: new Map([...pages].map(([key, page]) => [key, { ...page, labels: new Set(page.labels) }])),
    read: new Map(read),
  };
}

function toPlain({ pages, read }: Model) {
  return {
    pages: [...pages]
      .map(([key, { labels, ...page }]) => ({ key, ...page, labels: [...labels].toSorted() }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    read: [...read].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  };
}

/** What a tab really has. */
async function look(tab: Tab) {
  const [{ pages, aside }, history] = [await tab.getSaved(), await tab.getHistory()];
  expect(aside).toBe(0);
  return {
    pages: pages
      .map(({ key, isLater, isFavorite, labels, notes }) => ({
        key,
        isLater,
        isFavorite,
        note: notes.map(({ text }) => text).join(),
        labels: [...labels].toSorted(),
      }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    read: history
      .map(({ address, place }) => [address, place?.share])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  };
}
