import { findDocument, keepDocument } from './documents.ts';

/**
 * Keeps the page of an address as the host sends it, from the browser's own cache where it is there. The first visit
 * began before there was a worker to keep anything.
 */
export async function keepPage(path: string, entry: string): Promise<void> {
  if ((await findDocument(path, entry)) !== undefined) return;
  const response = await fetch(path, { cache: 'force-cache' });
  if (response.ok && !response.redirected) await keepDocument(path, await response.text(), entry);
}

/** Keeps pictures: the worker, which they come through, has them then. */
export async function keepPictures(addresses: readonly string[]): Promise<void> {
  await Promise.allSettled(addresses.map((address) => fetch(address)));
}
