/*
 * The worker that takes a worker away: it deletes all that was kept for reading without network and unregisters
 * itself. It answers no request. What the reader keeps is in another store (`reader/`), and stays.
 */
import { deleteCaches } from '../own-caches.ts';

declare const self: ServiceWorkerGlobalScope;

/** Between two wishes to take over. */
const AGAIN_MS = 1000;

let again: ReturnType<typeof setInterval> | undefined;

self.addEventListener('install', () => {
  const takeOver = () => void self.skipWaiting();
  takeOver();
  // Chromium forgets the wish where the former worker answers an open page at that moment, until that one has long been idle.
  again = setInterval(takeOver, AGAIN_MS);
});

self.addEventListener('activate', (event) => {
  clearInterval(again);
  event.waitUntil(leave());
});

async function leave(): Promise<void> {
  await deleteCaches();
  await self.registration.unregister();
}
