import { CACHE, KEPT_AT } from './caches.ts';

/** A download does not go on: the device has no more room. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError';
}

/**
 * Does what writes into a cache. Where there is no room, pictures that were only seen give way.
 *
 * @param name what is written, for the error
 * @throws {NoRoomError}
 */
export async function inRoom(name: string, write: () => Promise<void>): Promise<void> {
  await write().catch(async (error: unknown) => {
    assertNoRoom(error);
    await caches.delete(CACHE.pictures);
    await write().catch((again: unknown) => {
      assertNoRoom(again);
      throw new NoRoomError(name);
    });
  });
}

function assertNoRoom(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
}

/** Puts a text into a cache, as it came at this moment. */
export async function putText(cache: Cache, address: string, text: string, type: string): Promise<void> {
  await putBytes(cache, address, new TextEncoder().encode(text), type);
}

/** Puts a file into a cache, as it came at this moment; its length is told without reading it. */
export async function putBytes(
  cache: Cache,
  address: string,
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<void> {
  const headers = {
    'content-type': type,
    'content-length': String(bytes.length),
    [KEPT_AT]: String(Date.now()),
  };
  await cache.put(address, new Response(bytes, { headers }));
}

/** How many bytes a kept response has: as it says itself, or else counted. */
export async function weighResponse(response: Response): Promise<number> {
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  // The length of what a host packed is not that of the file.
  const isPacked = response.headers.has('content-encoding');
  return Number.isNaN(length) || isPacked ? (await response.blob()).size : length;
}

/**
 * Makes room in a cache: what was put there first goes first. One that is put again is the last again; what never changes goes by when it came.
 *
 * @param most the responses that stay
 */
export async function trimCache(name: string, most: number): Promise<void> {
  const cache = await caches.open(name);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}
