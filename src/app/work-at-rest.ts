import type { QueryClient } from '@tanstack/react-query';

import { deleteCaches } from '../offline/own-caches.ts';
import { keepCurrent } from './keep-current.tsx';
import { keepFocus } from './keep-focus.ts';
import { watchBuilds } from './watch-builds.ts';
import { startWorker, workOffline } from './work-offline.ts';

/**
 * Begins what a page does once its reader has it: a place for a focus that is lost, news of the edition, new builds, and
 * reading without network. In a build that is not for that, nothing stays on the device that former ones left for it.
 *
 * @param entry the address of the file of code that every page of this build names
 */
export async function workAtRest(client: QueryClient, entry: string): Promise<void> {
  keepFocus();
  keepCurrent(client);
  if (!import.meta.env.PROD) return;
  if (import.meta.env['OFFLINE'] !== true) {
    watchBuilds(undefined);
    // A browser without caches, or one that forbids them, has none to delete.
    await deleteCaches().catch(() => undefined);
    return;
  }
  const registration = await startWorker();
  watchBuilds(registration);
  if (registration !== undefined) await workOffline(client, entry);
}
