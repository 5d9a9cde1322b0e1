import { useSyncExternalStore } from 'react';

/** What lists say of this device. */
export type OnDevice = {
  /** Articles worth a mark: those that were downloaded and, without network, all that can be read. */
  readonly slugs: ReadonlySet<string>;
  /** The lists that were downloaded, by address: whether they are whole. */
  readonly lists: ReadonlyMap<string, boolean>;
};

let known: OnDevice | undefined;
const listeners = new Set<() => void>();

/** Takes note of what is on this device; a page hears of it once it is at rest. */
export function noteOnDevice(next: OnDevice): void {
  known = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const UNKNOWN = () => undefined;

/** Whether lists should say of an article that it is on this device. */
export function useIsOnDevice(slug: string): boolean {
  return useSyncExternalStore(subscribe, () => known?.slugs.has(slug), UNKNOWN) === true;
}

/** Whether a list was downloaded: `true` where it is whole, `false` while it is on its way, undefined where nobody asked. */
export function useIsDownloaded(address: string): boolean | undefined {
  return useSyncExternalStore(subscribe, () => known?.lists.get(address), UNKNOWN);
}
