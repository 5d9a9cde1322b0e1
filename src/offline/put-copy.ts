import { CACHE } from './caches.ts';
import { putText, trimCache } from './kept-responses.ts';

/** The files of the edition that were read last: articles are some 8 kB, others less. */
const MOST_FILES = 2000;
/** How long after the last file the oldest ones make room. */
const REST_MS = 5000;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps a file of the edition under its address, in the place of the one before.
 *
 * @throws where there is no room even without the pictures that were only seen
 */
export async function putCopy(address: string, text: string): Promise<void> {
  const downloads = await caches.open(CACHE.downloads);
  const isDownloaded = (await downloads.match(address)) !== undefined;
  const cache = isDownloaded ? downloads : await caches.open(CACHE.edition);
  try {
    await putText(cache, address, text, 'application/json');
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
    // Pictures come again; what is read comes before.
    await caches.delete(CACHE.pictures);
    await putText(cache, address, text, 'application/json');
  }
  if (isDownloaded) return;
  clearTimeout(timer);
  timer = setTimeout(() => void trimCache(CACHE.edition, MOST_FILES).catch(() => undefined), REST_MS);
}
