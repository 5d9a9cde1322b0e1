import { useSyncExternalStore } from 'react';

import type { PageToSave, SavedShelf } from '../../reader/saved.ts';
import { getSaved, removePage, restorePage, savePage, subscribeSaved } from '../../reader/saved.ts';
import type { StorageError } from '../../reader/database.ts';
import { isStorageError } from '../../reader/database.ts';
import { announce } from './announcer.tsx';
import { showNotice } from './notice.tsx';
import { useWords } from './words.tsx';

/** What is known of the saved pages: nothing yet, the shelf, or why it cannot be read. */
export type ShelfState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly reason: StorageError['kind'] }
  | { readonly kind: 'ready'; readonly shelf: SavedShelf };

const WAITING: ShelfState = { kind: 'waiting' };
let state: ShelfState = WAITING;
let reading = 0;
let latest: Promise<void> = Promise.resolve();
const listeners = new Set<() => void>();

function publish(next: ShelfState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Reads the shelf again; of two readings that overlap, the later one counts. */
function readShelf(): void {
  reading += 1;
  latest = publishShelf(reading);
}

async function publishShelf(own: number): Promise<void> {
  try {
    const shelf = await getSaved();
    if (own === reading) publish({ kind: 'ready', shelf });
  } catch (error) {
    if (!isStorageError(error)) throw error;
    if (own === reading) publish({ kind: 'failed', reason: error.kind });
  }
}

let stop: (() => void) | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (stop === undefined) {
    stop = subscribeSaved(readShelf);
    readShelf();
  }
  return () => {
    listeners.delete(listener);
  };
}

/** The saved pages, kept in step with this tab and the others. */
export function useShelf(): ShelfState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => WAITING,
  );
}

/** Whether a page is saved, and how to change that; every outcome is said, a failure too. */
export function useSaved(key: string): {
  readonly isSaved: boolean;
  readonly save: (page: PageToSave) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
} {
  const words = useWords();
  const shelf = useShelf();
  const attempt = async (change: () => Promise<void>) => {
    try {
      // The shelf hears of the change by itself.
      await change();
    } catch (error) {
      if (!isStorageError(error)) throw error;
      showNotice({ text: words.save.failed[error.kind] });
    }
  };
  return {
    isSaved: shelf.kind === 'ready' && shelf.shelf.pages.some((page) => page.key === key),
    save: (page) =>
      attempt(async () => {
        await savePage(key, page);
        showNotice(undefined);
        announce(words.save.saved);
      }),
    remove: async (name) => {
      const passFocus = findWhereFocusGoes();
      await attempt(async () => {
        const removed = await removePage(key);
        if (removed === undefined) return;
        const undo = () =>
          void attempt(async () => {
            await restorePage(removed);
            showNotice(undefined);
            announce(words.save.restored);
          });
        showNotice({ text: words.save.removed(name), action: { label: words.save.undo, run: undo } });
      });
      // The change has begun a reading of the shelf; the row goes when that ends.
      await latest;
      passFocus();
    },
  };
}

/** A row of the shelf takes its button with it: the focus then passes to the row beside it. */
function findWhereFocusGoes(): () => void {
  const row = document.activeElement?.closest('article') ?? undefined;
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  return () => {
    if (row === undefined || document.activeElement !== document.body) return;
    const target = beside?.querySelector('button') ?? document.querySelector<HTMLElement>('main h1');
    target?.focus({ preventScroll: true });
  };
}
