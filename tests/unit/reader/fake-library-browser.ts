import { openDB } from 'idb';
import { vi } from 'vitest';

import type { LibraryBrowser } from '../../support/library-tab.ts';
import { openTab, startBrowser } from './fake-browser.ts';
import { fillDisk } from './fill-disk.ts';

/** Starts a simulated browser, in which a history can do all that a simulation can. */
export function startLibraryBrowser(): LibraryBrowser {
  startBrowser();
  return {
    openTab: async () => ({ ...(await openTab()), close: async () => undefined }),
    room: 0,
    withoutRoom: async (work) => {
      const disk = fillDisk(() => true);
      await work();
      disk.free();
    },
    evict: async () => {
      // The connections of tabs that are open end by themselves when they hear of it.
      await new Promise((resolve) => {
        indexedDB.deleteDatabase('kiosque').addEventListener('success', resolve);
      });
    },
    kill,
    leaveFirstLibrary: async (records) => {
      vi.stubGlobal('indexedDB', new IDBFactory());
      const database = await openDB('kiosque', 1, {
        upgrade(created) {
          created.createObjectStore('saved', { keyPath: 'key' });
          created.createObjectStore('copies');
          created.createObjectStore('aside', { autoIncrement: true });
        },
      });
      for (const record of records) await database.put('saved', record);
      database.close();
    },
  };
}

/** Ends transactions that are under way, and lets nothing of the tabs begin another one. */
async function kill(work?: () => Promise<unknown>): Promise<boolean> {
  const open: IDBTransaction[] = [];
  let [isDead, isDone] = [false, false];
  const begin = IDBDatabase.prototype.transaction;
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function note(
    this: IDBDatabase,
    names,
    mode,
    ...rest
  ) {
    // The fake opens a new database through it too, and would hang.
    if (isDead && mode !== 'versionchange') throw new DOMException('killed', 'NotAllowedError');
    const transaction = begin.call(this, names, mode, ...rest);
    open.push(transaction);
    return transaction;
  });
  const outcome = work?.().then(
    () => (isDone = true),
    () => undefined, // Nobody is there any more to hear why.
  );
  await letPass();
  const wasDone = isDone;
  isDead = true;
  open.forEach(abort);
  await outcome;
  spy.mockRestore();
  return wasDone;
}

/** The fake does its work in turns of the event loop; some come first, as it happens. */
async function letPass(): Promise<void> {
  turns = (turns + 1) % MOST_TURNS;
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
}
let turns = 0;
const MOST_TURNS = 30;

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
