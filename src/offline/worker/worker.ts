/*
 * The service worker of one build. It answers navigations, pictures, and requests for files of its build. The files of
 * the edition are none of its business: `fetch/` keeps them itself, once they are parsed.
 */
import { OWN_BUILD } from './build.ts';
import { deleteOtherDocuments } from '../own-caches.ts';
import { GIVE_WAY, REPAIR, TAKE_OVER, TAKE_OVER_ALONE } from '../messages.ts';
import { giveWay } from './ask-host.ts';
import { answerFile, isOfBuild, keepBuild, repairBuild } from './keep-build.ts';
import { answerNavigation } from './navigation.ts';
import { answerPicture, isForPicture } from './pictures.ts';
import { endTakeOver, takeOver } from './take-over.ts';

declare const self: ServiceWorkerGlobalScope;

keepBuild();

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && isPage(request.url)) event.respondWith(answerNavigation(event));
  else if (isForPicture(request)) event.respondWith(answerPicture(event));
  else if (isOfBuild(request)) event.respondWith(answerFile(request));
});

self.addEventListener('activate', (event) => {
  endTakeOver();
  event.waitUntil(Promise.all([deleteOtherDocuments(OWN_BUILD.entry), self.clients.claim()]));
});

/** A new build waits until its reader wants it, or has closed every page of the old one. */
self.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) takeOver();
  if (event.data === TAKE_OVER_ALONE) event.waitUntil(takeOverAlone());
  if (event.data === GIVE_WAY) giveWay();
  if (event.data === REPAIR) event.waitUntil(repairBuild(event));
});

async function takeOverAlone(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.length === 1) takeOver();
}

/** Everything but files: feeds and the like are shown as the host sends them. */
function isPage(address: string): boolean {
  const { pathname } = new URL(address);
  return !/\.[a-z0-9]{2,12}$/i.test(pathname) || pathname.endsWith('.html');
}
