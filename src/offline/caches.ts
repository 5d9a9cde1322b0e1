/** The caches that are ours; their names begin alike, so that a farewell finds those of former builds too. */
export const CACHE = {
  /** The closed set of files of one build, kept by Workbox. */
  build: 'kiosque-build',
  /** Documents of that build, as the host sent them. */
  documents: 'kiosque-documents',
  /** Files of the edition that were read lately. */
  edition: 'kiosque-edition',
  /** Pictures that were seen lately. */
  pictures: 'kiosque-pictures',
  /** What the reader downloaded, of both kinds. */
  downloads: 'kiosque-downloads',
} as const;

export const CACHE_PREFIX = 'kiosque-';

/** Hosts vary their answers by headers that say nothing about what is in a file (`Vary: Origin`). */
export const BY_ADDRESS: CacheQueryOptions = { ignoreVary: true };

/** The header of a kept response that says when it was kept, in milliseconds. */
const KEPT_AT = 'kiosque-kept-at';

/** Puts a text into a cache, as it came at this moment. */
export async function putText(cache: Cache, address: string, text: string, type: string): Promise<void> {
  const headers = { 'content-type': type, [KEPT_AT]: String(Date.now()) };
  await cache.put(address, new Response(text, { headers }));
}

/** When a response was kept; long ago where it does not say. */
export function readKeptAt(response: Response): number {
  const at = Number(response.headers.get(KEPT_AT));
  return Number.isFinite(at) ? at : 0;
}
