import { CacheExpiration } from 'workbox-expiration';

import { OWN_BUILD } from './build.ts';
import { CACHE, readKeptAt } from './caches.ts';
import { findDocument, isOurs, keepDocument } from './documents.ts';
import { answerShell } from './keep-build.ts';

/** A page that was kept so lately is shown at once: the second visit of an hour waits for nothing. */
const LATELY_MS = 30 * 60_000;
/** What the network has to show something newer than an older one. */
const PATIENCE_MS = 1500;
/** What it has where nothing was kept: then the page without content says so. */
const LIMIT_MS = 8000;
/** The last pages that were visited; those that were only opened inside Kiosque need none. */
const MOST_DOCUMENTS = 100;

const recent = new CacheExpiration(CACHE.documents, { maxEntries: MOST_DOCUMENTS });

/**
 * Answers a navigation: with the page that was kept of this address, with the page of the host, or with the page
 * without content, which finds out on its own what is on the device. It never gives a page of a foreign network.
 */
export async function answerNavigation(event: FetchEvent): Promise<Response> {
  const path = new URL(event.request.url).pathname;
  const kept = await findDocument(path);
  const asked = ask(event, path);
  event.waitUntil(asked);
  if (kept === undefined) return (await within(asked, LIMIT_MS)) ?? answerShell(event.request, event);
  const isLate = Date.now() - readKeptAt(kept) < LATELY_MS;
  return (isLate ? undefined : await within(asked, PATIENCE_MS)) ?? kept;
}

/** Gives what the host answers, and keeps it; nothing where it does not answer, or somebody else does. */
async function ask(event: FetchEvent, path: string): Promise<Response | undefined> {
  const response = await fetchPage(event);
  // Followed by the browser, which also shows the login of a network where there is no other way.
  if (response === undefined || response.type === 'opaqueredirect') return response;
  if (response.status >= 500 || !(await isOurs(response).catch(() => false))) return undefined;
  if (response.ok) event.waitUntil(keep(path, response.clone()));
  return response;
}

async function fetchPage({ request, preloadResponse }: FetchEvent): Promise<Response | undefined> {
  try {
    const preloaded: unknown = await preloadResponse;
    return preloaded instanceof Response ? preloaded : await fetch(request);
  } catch {
    return undefined;
  }
}

async function keep(path: string, response: Response): Promise<void> {
  try {
    if (!(await keepDocument(path, await response.text(), OWN_BUILD.entry))) return;
    await recent.updateTimestamp(path);
    await recent.expireEntries();
  } catch {
    // Broken off, or no room: the page was shown all the same.
  }
}

function within(answer: Promise<Response | undefined>, limit: number): Promise<Response | undefined> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, limit, undefined);
  });
  return Promise.race([answer, late]);
}
