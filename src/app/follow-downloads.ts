import { isOffline, subscribeToReach } from '../fetch/reach.ts';
import { resumeState } from '../model/download.ts';
import { parseLocation } from '../model/location.ts';
import { CACHE } from '../offline/caches.ts';
import type { ShownDownload } from '../offline/downloads.ts';
import { changeDownload, getShownDownloads, isDue, subscribeToDownloads } from '../offline/downloads.ts';
import { getSavedKeys } from '../reader/saved.ts';
import { savesData } from '../views/parts/connection.ts';
import { noteOnDevice } from '../views/parts/on-device.ts';

/** While a download comes in, lists hear of it so often. */
const TELL_MS = 3000;

/**
 * Goes on with downloads that a former visit left, follows those that are asked for from now on, and tells lists which
 * articles are on this device. The code that does the work comes when there is some.
 */
export function followDownloads(): void {
  let isFirst = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tellLists = () => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        void findOnDevice(getShownDownloads() ?? []).then(noteOnDevice, () => undefined);
      },
      isFirst ? 0 : TELL_MS,
    );
  };
  subscribeToReach(tellLists);
  const follow = () => {
    const downloads = getShownDownloads() ?? [];
    tellLists();
    if (isFirst) for (const download of downloads) void takeUp(download);
    isFirst = false;
    if (downloads.some(isDue)) void work();
  };
  subscribeToDownloads(follow);
  addEventListener('online', () => {
    for (const download of getShownDownloads() ?? []) if (download.state === 'stopped') void takeUp(download);
  });
  // The reader may have asked for one before.
  if (getShownDownloads() !== undefined) follow();
}

async function takeUp(download: ShownDownload): Promise<void> {
  const state = resumeState(download, savesData());
  if (state !== download.state) await changeDownload(download.address, { state });
}

async function work(): Promise<void> {
  const code = await import('./download.ts').catch(() => undefined);
  await code?.workOnDownloads();
}

async function findOnDevice(downloads: readonly ShownDownload[]) {
  const own = downloads.filter(({ state }) => state !== 'leaving');
  const lists = new Map(own.map(({ address, state }) => [address, state === 'whole'] as const));
  // Who has downloaded nothing, and has a network, has nothing to be told.
  if (own.length === 0 && !isOffline()) return { slugs: new Set<string>(), lists };
  const { listSlugs } = await import('../offline/device-cards.ts');
  const slugs = new Set(await listSlugs(CACHE.downloads));
  if (isOffline())
    for (const slug of [...(await listSlugs(CACHE.edition)), ...(await listSaved())]) slugs.add(slug);
  return { slugs, lists };
}

/** The articles whose full copy the reader keeps. */
async function listSaved(): Promise<readonly string[]> {
  const { copies } = await getSavedKeys().catch(() => ({ copies: new Set<string>() }));
  return [...copies].flatMap((address) => {
    const location = parseLocation(address);
    return location.page === 'article' ? [location.slug] : [];
  });
}
