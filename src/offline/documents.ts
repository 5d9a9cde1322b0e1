import { BY_ADDRESS } from './caches.ts';
import { putText } from './kept-responses.ts';
import { nameDocuments } from './own-caches.ts';

/** The beginning of every page of ours, whichever build it is of; a portal that asks for a login has another. */
const OURS = 'http-equiv="Content-Security-Policy" content="default-src \'none\'';
/** So many bytes hold it. */
const BEGINNING = 1000;

/**
 * Finds the page of a build that was kept under an address, without its search: the host sends the same for all of
 * them.
 */
export async function findDocument(path: string, entry: string): Promise<Response | undefined> {
  return caches.match(path, { ...BY_ADDRESS, cacheName: nameDocuments(entry) });
}

/**
 * Keeps a page of the build that its `entry` names. One of another build would ask for code that is not on the device.
 *
 * @returns whether it was kept
 */
export async function keepDocument(path: string, html: string, entry: string): Promise<boolean> {
  if (!html.includes(OURS) || !html.includes(entry)) return false;
  await putText(await caches.open(nameDocuments(entry)), path, html, 'text/html; charset=utf-8');
  return true;
}

/**
 * Tells whether a response is a page of ours, by its beginning, and gives it back to be read from there. Any network
 * may answer with a page of its own instead, and with status 200.
 */
export async function isOurs(response: Response): Promise<boolean> {
  if (response.headers.get('content-type')?.startsWith('text/html') !== true) return false;
  const reader = response.clone().body?.getReader();
  if (reader === undefined) return false;
  const decoder = new TextDecoder();
  let beginning = '';
  while (beginning.length < BEGINNING) {
    const { value } = await reader.read();
    if (value === undefined) break;
    beginning += decoder.decode(value, { stream: true });
    if (beginning.includes(OURS)) break;
  }
  void reader.cancel();
  return beginning.includes(OURS);
}
