import { BY_ADDRESS, CACHE } from './caches.ts';
import { inRoom, putBytes } from './kept-responses.ts';

const BASE = import.meta.env.BASE_URL;

/** Lists the files that are downloaded, by their paths below the base. */
export async function listFiles(): Promise<Set<string>> {
  if (!(await caches.has(CACHE.downloads))) return new Set();
  const keys = await (await caches.open(CACHE.downloads)).keys();
  return new Set(keys.map(({ url }) => toPath(url)));
}

/** Gives a downloaded file; nothing where it is not there. */
export async function getFile(path: string): Promise<Response | undefined> {
  return caches.match(`${BASE}${path}`, { ...BY_ADDRESS, cacheName: CACHE.downloads });
}

/**
 * Keeps a file of a download.
 *
 * @throws {NoRoomError}
 */
export async function putFile(path: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<void> {
  const cache = await caches.open(CACHE.downloads);
  await inRoom(path, () => putBytes(cache, `${BASE}${path}`, bytes, type));
}

/** Makes a file that was read or seen before one of a download. Gives its bytes; nothing where there is none. */
export async function adoptFile(path: string): Promise<number | undefined> {
  for (const cacheName of [CACHE.edition, CACHE.pictures]) {
    const found = await caches.match(`${BASE}${path}`, { ...BY_ADDRESS, cacheName });
    if (found === undefined) continue;
    const bytes = new Uint8Array(await found.arrayBuffer());
    await putFile(path, bytes, found.headers.get('content-type') ?? '');
    return bytes.length;
  }
  return undefined;
}

/** Deletes files of downloads, some at a time. */
export async function deleteFiles(paths: Iterable<string>): Promise<void> {
  const cache = await caches.open(CACHE.downloads);
  const all = [...paths];
  for (let start = 0; start < all.length; start += AT_ONCE)
    await Promise.all(all.slice(start, start + AT_ONCE).map((path) => cache.delete(`${BASE}${path}`)));
}

const AT_ONCE = 64;

function toPath(url: string): string {
  const { pathname, search } = new URL(url);
  return decodeURI(`${pathname}${search}`.slice(BASE.length));
}
