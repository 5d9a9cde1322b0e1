import { OWN_BUILD } from './build.ts';
import { readKeptAt } from '../caches.ts';
import { trimCache } from '../kept-responses.ts';
import { nameDocuments } from '../own-caches.ts';
import { findDocument, isOurs, keepDocument } from '../documents.ts';
import { askHost } from './ask-host.ts';
import { inTime } from './in-time.ts';
import { answerShell } from './keep-build.ts';

/** A page that was kept so lately is shown at once: the second visit of an hour waits for nothing. */
const LATELY_MS = 30 * 60_000;
/** What the network has to show something newer than an older one. */
const PATIENCE_MS = 1500;
/** What it has where the reader asked for what is newer. */
const RELOAD_MS = 4000;
/** What it has where nothing was kept: the page without content asks on its own, and says who does not answer. */
const LIMIT_MS = 3000;
/** After that a page is painted, and the network free. */
const REST_MS = 2000;
/** The last pages that were visited; those that were only opened inside Kiosque need none. */
const MOST_DOCUMENTS = 100;

/**
 * Answers a navigation: with the page that was kept of this address, with the page of the host, or with the page
 * without content, which finds out on its own what is on the device. It never gives a page of a foreign network.
 */
export async function answerNavigation(event: FetchEvent): Promise<Response> {
  const path = new URL(event.request.url).pathname;
  const kept = await inTime(findDocument(path, OWN_BUILD.entry));
  const isRecent = kept !== undefined && Date.now() - readKeptAt(kept) < LATELY_MS;
  // A reader who loads the page again wants to know what is new.
  const isReload = event.request.cache === 'no-cache' || event.request.cache === 'reload';
  if (isRecent && !isReload) {
    // Brought up to date for the next time, once this one is painted.
    event.waitUntil(pause(REST_MS).then(() => ask(event, path)));
    return kept;
  }
  const asked = ask(event, path);
  event.waitUntil(asked);
  const limit = kept === undefined ? LIMIT_MS : isReload ? RELOAD_MS : PATIENCE_MS;
  return (await Promise.race([asked, pause(limit)])) ?? kept ?? answerShell(event.request, event);
}

/** Gives what the host answers, and keeps it; nothing where it does not answer, or somebody else does. */
async function ask(event: FetchEvent, path: string): Promise<Response | undefined> {
  const response = await askHost(event.request).catch(() => undefined);
  // Followed by the browser, which also shows the login of a network where there is no other way.
  if (response === undefined || response.type === 'opaqueredirect') return response;
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.status >= 500 || !isHtml) return undefined;
  // Whole before it is shown: of one that breaks off, a browser may show nothing, and there is a better one on the device.
  const html = await response.text().catch(() => '');
  if (!isOurs(html)) return undefined;
  if (response.ok) event.waitUntil(keep(path, html));
  return new Response(html, response);
}

async function keep(path: string, html: string): Promise<void> {
  try {
    if (await keepDocument(path, html, OWN_BUILD.entry))
      await trimCache(nameDocuments(OWN_BUILD.entry), MOST_DOCUMENTS);
  } catch {
    // There is no room: the page was shown all the same.
  }
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, undefined);
  });
}
