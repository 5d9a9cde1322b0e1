/** The caches that are ours; their names begin alike (`own-caches.ts`). */
export const CACHE = {
  /** The closed set of files of one build, kept by Workbox. */
  build: 'kiosque-build',
  /** Files of the edition that were read lately. */
  edition: 'kiosque-edition',
  /** Pictures that were seen lately. */
  pictures: 'kiosque-pictures',
  /** What the reader downloaded, of both kinds. */
  downloads: 'kiosque-downloads',
  /** What downloads there are, and how far they are: few and small, beside thousands of files. */
  downloadRecords: 'kiosque-download-records',
} as const;

/** Hosts vary their answers by headers that say nothing about what is in a file (`Vary: Origin`). */
export const BY_ADDRESS: CacheQueryOptions = { ignoreVary: true };

/** The header of a kept response that says when it was kept, in milliseconds. */
export const KEPT_AT = 'kiosque-kept-at';

/** When a response was kept; long ago where it does not say. */
export function readKeptAt(response: Response): number {
  const at = Number(response.headers.get(KEPT_AT));
  return Number.isFinite(at) ? at : 0;
}
