import type { QueryClient } from '@tanstack/react-query';

import { readCarried } from './carried.ts';
import { listCards } from './list-cards.ts';
import { keepCopiesOn } from '../fetch/device.ts';
import { keepCopy, readCopy } from '../offline/device.ts';
import { keepPage, keepPictures } from '../offline/keep-visit.ts';
import { REPAIR } from '../offline/messages.ts';
import { followDownloads } from './follow-downloads.ts';
import { keepVisitedArticles } from './keep-visited.ts';
import { trustWorker } from './trust-worker.ts';

const BASE = import.meta.env.BASE_URL;

/** Starts the worker of this build. Gives nothing where there is none, and cannot be one now. */
export async function startWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  try {
    return await navigator.serviceWorker.register(trustWorker(), { updateViaCache: 'none' });
  } catch {
    // What the host has is no worker at this moment, or the browser forbids it: the page works as it would without.
    return undefined;
  }
}

/**
 * Lets the site work without network from now on, once there is a worker, and keeps what the first visit showed, which
 * began without one.
 *
 * @param entry the address of the file of code that every page of this build names
 */
export async function workOffline(client: QueryClient, entry: string): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(REPAIR);
  keepCopiesOn({ read: readCopy, keep: keepCopy, listCards });
  keepVisitedArticles(client);
  followDownloads();
  // Without network at this moment, or without room, the next visit keeps it.
  await keepVisit(new URL(entry).pathname.slice(BASE.length)).catch(() => undefined);
}

/** Keeps what this page is made of, and the front page, which most visits begin or end with: text before pictures. */
async function keepVisit(entry: string): Promise<void> {
  for (const [path, file] of Object.entries(readCarried()?.files ?? {}))
    if ((await readCopy(path)) === undefined) await keepCopy(path, JSON.stringify(file));
  await keepPage(location.pathname, entry);
  await keepPage(BASE, entry);
  const pictures = [...document.images].map(({ currentSrc }) => currentSrc);
  await keepPictures(pictures.filter((address) => address.startsWith(`${location.origin}${BASE}media/`)));
}
