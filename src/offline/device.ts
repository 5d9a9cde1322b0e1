import { BY_ADDRESS, CACHE, readKeptAt } from './caches.ts';

const BASE = import.meta.env.BASE_URL;

/** Finds the copy of a file of the edition: `path` is below the site's base. Gives nothing where there is none. */
export async function readCopy(
  path: string,
): Promise<{ readonly text: string; readonly keptAt: number } | undefined> {
  try {
    const found = await findCopy(path);
    return found && { text: await found.text(), keptAt: readKeptAt(found) };
  } catch {
    // A browser that has no caches, or forbids them.
    return undefined;
  }
}

/** Keeps a copy, where there is room. A file that belongs to a download stays there. */
export async function keepCopy(path: string, text: string): Promise<void> {
  try {
    const { putCopy } = await import('./put-copy.ts');
    await putCopy(`${BASE}${path}`, text);
  } catch {
    // No room, or no caches: it is asked for again the next time.
  }
}

async function findCopy(path: string): Promise<Response | undefined> {
  for (const cacheName of [CACHE.downloads, CACHE.edition]) {
    const response = await caches.match(`${BASE}${path}`, { ...BY_ADDRESS, cacheName });
    if (response !== undefined) return response;
  }
  return undefined;
}
