import { CACHE } from './caches.ts';
import { weighResponse } from './kept-responses.ts';
import { deleteOtherDocuments, isDocuments } from './own-caches.ts';

/** A part of what is on this device, which can be cleared on its own. */
export type DevicePart = 'application' | 'edition' | 'pictures' | 'downloads';

/** Responses that are weighed at once: the browser tells of thousands, one after the other. */
const AT_ONCE = 64;

/** Measures the bytes of each part, as its files have them; the browser needs a little more. */
export async function measureDevice(): Promise<Readonly<Record<DevicePart, number>>> {
  const names = await caches.keys();
  const documents = names.filter(isDocuments);
  const sum = async (some: readonly string[]) => {
    let bytes = 0;
    for (const name of some) if (names.includes(name)) bytes += await measureCache(name);
    return bytes;
  };
  return {
    application: await sum([CACHE.build]),
    edition: await sum([CACHE.edition, ...documents]),
    pictures: await sum([CACHE.pictures]),
    downloads: await sum([CACHE.downloads, CACHE.downloadRecords]),
  };
}

/** Clears a part. The application comes back with the next visit; nothing here is the reader's own. */
export async function clearPart(part: Exclude<DevicePart, 'downloads'>): Promise<void> {
  switch (part) {
    case 'application': {
      // A worker without its files would answer with none.
      const registrations = await navigator.serviceWorker.getRegistrations();
      await Promise.all(registrations.map((registration) => registration.unregister()));
      await caches.delete(CACHE.build);
      return;
    }
    case 'edition':
      await Promise.all([caches.delete(CACHE.edition), deleteOtherDocuments('')]);
      return;
    case 'pictures':
      await caches.delete(CACHE.pictures);
  }
}

async function measureCache(name: string): Promise<number> {
  const cache = await caches.open(name);
  const keys = await cache.keys();
  let bytes = 0;
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const some = await Promise.all(keys.slice(start, start + AT_ONCE).map((key) => cache.match(key)));
    const sizes = await Promise.all(
      some.map(async (response) => (response === undefined ? 0 : weighResponse(response))),
    );
    bytes += sizes.reduce((sum, size) => sum + size, 0);
  }
  return bytes;
}
