/*
 * The worker that takes a worker away: it deletes all that was kept for reading without network and unregisters
 * itself. It answers no request. What the reader keeps is in another store (`reader/`), and stays.
 */
import { deleteCaches } from '../own-caches.ts';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', () => void self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  await deleteCaches();
  await self.registration.unregister();
}
