import type { ReactNode } from 'react';
import { useSyncExternalStore } from 'react';

let part: ReactNode;
const listeners = new Set<() => void>();

/** Puts a part into the frame of every page, from now on: its code comes when the first page is at rest. */
export function putIntoFrame(next: ReactNode): void {
  part = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The place of that part; stands once, in the shell. */
export function Standing() {
  return useSyncExternalStore(
    subscribe,
    () => part,
    () => undefined,
  );
}
