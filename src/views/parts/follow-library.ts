import { useSyncExternalStore } from 'react';

import type { StorageError } from '../../reader/database.ts';
import { isStorageError } from '../../reader/database.ts';
import { subscribeLibrary } from '../../reader/library.ts';

/** What is known of a part of the reader's library: nothing yet, the part itself, or why it cannot be read. */
export type LibraryState<Part> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly reason: StorageError['kind'] }
  | { readonly kind: 'ready'; readonly value: Part };

/** A part of the library that is read again after every change, once somebody looks at it. */
export type Followed<Part> = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => LibraryState<Part>;
};

/** The last reading of each part that has begun. */
const readings = new Map<symbol, Promise<void>>();

/** Waits until everybody who looks at the library has heard of the last change. */
export async function settleLibrary(): Promise<void> {
  await Promise.all(readings.values());
}

const WAITING = { kind: 'waiting' } as const;

/**
 * Follows a part of the library, for as long as the page lives: whoever looks at it later finds it at hand.
 *
 * @param read rejects with a `StorageError` and nothing else
 */
export function followLibrary<Part>(read: () => Promise<Part>): Followed<Part> {
  let state: LibraryState<Part> = WAITING;
  let reading = 0;
  const name = Symbol('part');
  let isFollowing = false;
  const listeners = new Set<() => void>();

  // Of two readings that overlap, the later one counts.
  const publish = async (own: number) => {
    const next = await read().then(
      (value): LibraryState<Part> => ({ kind: 'ready', value }),
      (error: unknown): LibraryState<Part> => {
        if (!isStorageError(error)) throw error;
        return { kind: 'failed', reason: error.kind };
      },
    );
    if (own !== reading) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const readAgain = () => {
    reading += 1;
    readings.set(name, publish(reading));
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (!isFollowing) {
        isFollowing = true;
        subscribeLibrary(readAgain);
        readAgain();
      }
      return () => listeners.delete(listener);
    },
    get: () => state,
  };
}

/** Gives a part of the library as it is now. */
export function useLibrary<Part>({ subscribe, get }: Followed<Part>): LibraryState<Part> {
  return useSyncExternalStore(subscribe, get, () => WAITING);
}
