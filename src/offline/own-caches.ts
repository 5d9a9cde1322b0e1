/** The beginning of all our names: a farewell finds the caches of former builds by it. */
const CACHE_PREFIX = 'kiosque-';
const DOCUMENTS = `${CACHE_PREFIX}documents `;

/**
 * Names the cache of the pages of one build, as the host sent them: those of another would ask for code that is not on the
 * device.
 *
 * @param entry the file of code that every page of the build names, below the base
 */
export function nameDocuments(entry: string): string {
  return `${DOCUMENTS}${entry}`;
}

/** Tells the caches of pages, of whatever build, by their names. */
export function isDocuments(name: string): boolean {
  return name.startsWith(DOCUMENTS);
}

/** Deletes the pages of all other builds. */
export async function deleteOtherDocuments(entry: string): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(DOCUMENTS) && name !== nameDocuments(entry));
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Deletes all that is kept for reading without network, downloads too. */
export async function deleteCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(CACHE_PREFIX)).map((name) => caches.delete(name)));
}
