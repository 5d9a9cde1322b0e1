/*
 * The worker that takes a worker away: it deletes all that was kept for reading without network and unregisters
 * itself. It answers no request. What the reader keeps is in another store (`reader/`), and stays.
 */
import { CACHE_PREFIX } from './caches.ts';

declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', () => void self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(CACHE_PREFIX)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}
