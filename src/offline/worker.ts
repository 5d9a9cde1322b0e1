/*
 * The service worker of one build. It answers navigations, pictures, and requests for files of its build. The files of
 * the edition are none of its business: `fetch/` keeps them itself, once they are parsed.
 */
import { CACHE } from './caches.ts';
import { keepBuild } from './keep-build.ts';
import { answerNavigation } from './navigation.ts';
import { answerPicture, isForPicture } from './pictures.ts';

declare const self: ServiceWorkerGlobalScope;

keepBuild();

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && isPage(request.url)) event.respondWith(answerNavigation(event));
  else if (isForPicture(request)) event.respondWith(answerPicture(event));
});

self.addEventListener('activate', (event) => {
  // Kept pages are of the build that was here before.
  event.waitUntil(
    Promise.all([
      caches.delete(CACHE.documents),
      self.registration.navigationPreload?.enable(),
      self.clients.claim(),
    ]),
  );
});

/** A new build waits until its reader wants it, or has closed every page of the old one. */
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});

/** Everything but files: feeds and the like are shown as the host sends them. */
function isPage(address: string): boolean {
  const { pathname } = new URL(address);
  return !/\.[a-z0-9]{2,12}$/i.test(pathname) || pathname.endsWith('.html');
}
