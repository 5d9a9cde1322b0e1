/*
 * The worker that takes a worker away: it deletes all that was kept for reading without network and unregisters
 * itself. It answers no request. What the reader keeps is in another store (`reader/`), and stays.
 */
import { deleteCaches } from '../own-caches.ts';
import { endTakeOver, takeOver } from './take-over.ts';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', takeOver);

self.addEventListener('activate', (event) => {
  endTakeOver();
  event.waitUntil(leave());
});

async function leave(): Promise<void> {
  await deleteCaches();
  await self.registration.unregister();
}
