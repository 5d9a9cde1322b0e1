import { BY_ADDRESS } from './caches.ts';
import { putText } from './kept-responses.ts';
import { nameDocuments } from './own-caches.ts';

/** The beginning of every page of ours, whichever build it is of; a portal that asks for a login has another. */
const OURS = 'http-equiv="Content-Security-Policy" content="default-src \'none\'';
/** So many letters hold it. */
const BEGINNING = 1000;

/**
 * Tells whether HTML is a page of ours, whole. Any network may answer with a page of its own, and with status 200; or break
 * off without a word.
 */
export function isOurs(html: string): boolean {
  return html.slice(0, BEGINNING).includes(OURS) && html.includes('</html>');
}

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
  if (!isOurs(html) || !html.includes(entry)) return false;
  await putText(await caches.open(nameDocuments(entry)), path, html, 'text/html; charset=utf-8');
  return true;
}
