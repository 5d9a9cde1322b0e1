import { createQueryClient } from '../fetch/queries.ts';
import { downloadArticle, downloadPicture } from '../fetch/download-file.ts';
import type { Download, DownloadProgress } from '../model/download.ts';
import type { DownloadDoor } from '../offline/download-engine.ts';
import { fillDownload } from '../offline/download-engine.ts';
import { getDownload, listDownloads, putProgress } from '../offline/download-records.ts';
import {
  changeDownload,
  getShownDownloads,
  isDue,
  subscribeToDownloads,
  tellDownloads,
} from '../offline/downloads.ts';
import { removeDownload, sweepPictures } from '../offline/remove-download.ts';
import { listDownload } from './list-download.ts';

/** Held by the one page that works on downloads. */
const LOCK = 'kiosque-downloads';
/** How long a removal may be taken back before files go. */
const TAKE_BACK_MS = 8000;
/** Between two notes of how far a download is. */
const NOTE_MS = 700;

let working: Promise<void> | undefined;
let isAskedAgain = false;

/** Works on all downloads that are wanted, one after the other, in one page of all that are open. */
export function workOnDownloads(): Promise<void> {
  isAskedAgain = true;
  working ??= workUntilDone().finally(() => {
    working = undefined;
  });
  return working;
}

async function workUntilDone(): Promise<void> {
  // What was asked for at the last moment is not forgotten.
  while (isAskedAgain) {
    isAskedAgain = false;
    await navigator.locks.request(LOCK, async () => {
      for (;;) {
        const downloads = await listDownloads();
        const next = downloads.find(isGoing) ?? downloads.find(isDue);
        if (next === undefined) return;
        await (next.state === 'leaving' ? leave(next) : bring(next));
      }
    });
  }
}

/** Tells whether a download has been removed, for longer than that can be taken back. */
function isGoing(download: Download): boolean {
  return download.state === 'leaving' && getTakeBack(download) <= 0;
}

/** Milliseconds that a removal may still be taken back. */
function getTakeBack({ leftAt = 0 }: Download): number {
  return Math.min(TAKE_BACK_MS, leftAt + TAKE_BACK_MS - Date.now());
}

async function leave(download: Download): Promise<void> {
  const { address } = download;
  await wait(getTakeBack(download));
  const now = await getDownload(address);
  // It may have been taken back.
  if (now?.state !== 'leaving') return;
  await removeDownload(now);
  await tellDownloads();
}

async function bring(download: Download): Promise<void> {
  const { address } = download;
  const stopping = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isKnown = false;
  const follow = () => {
    const shown = getShownDownloads() ?? [];
    const own = shown.find((one) => one.address === address);
    isKnown ||= own !== undefined;
    if (isKnown && own?.state !== 'wanted') stopping.abort();
    clearTimeout(timer);
    // What is removed waits for no download: that one goes on after it.
    const leaving = shown.find((one) => one.state === 'leaving');
    if (leaving !== undefined) timer = setTimeout(() => stopping.abort(), getTakeBack(leaving));
  };
  const unsubscribe = subscribeToDownloads(follow);
  follow();
  const note = startNoting(address);
  try {
    const end = await bringAll(download, stopping.signal, note.take);
    await note.end();
    const now = await getDownload(address);
    if (now?.state !== 'wanted') return;
    await changeDownload(address, end);
  } catch (error) {
    if (!stopping.signal.aborted) {
      console.error(error);
      await changeDownload(address, { state: 'stopped', reason: 'network' });
    }
  } finally {
    await note.end();
    unsubscribe();
    clearTimeout(timer);
  }
}

async function bringAll(
  download: Download,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<Parameters<typeof changeDownload>[1]> {
  const listed = await listDownload(download, createQueryClient({ waitsForNetwork: true }), signal);
  if (listed !== 'listed') return { state: 'stopped', reason: listed };
  const progress = { articles: 0, bytes: 0 };
  const end = await fillDownload(download, openDoor(), signal, (now) => {
    Object.assign(progress, now);
    onProgress(now);
  });
  if (end !== 'whole') return { state: 'stopped', reason: end };
  // Where that fails, they go the next time.
  if (download.askedAgainAt !== undefined) await sweepPictures().catch(() => undefined);
  return { state: 'whole', ...progress };
}

function openDoor(): DownloadDoor {
  return {
    getArticle: downloadArticle,
    getPicture: downloadPicture,
    atOnce: isMultiplexed() ? 16 : 6,
    wait: (ms, signal) => wait(ms, signal),
  };
}

/** Whether the host takes many requests over one connection; else the browser makes six to it. */
function isMultiplexed(): boolean {
  const [page] = performance.getEntriesByType('navigation');
  return page instanceof PerformanceNavigationTiming && /^h[23]/.test(page.nextHopProtocol);
}

/** Waits, and as long as the device has no network; it ends at once when the network is back, or nobody wants it any more. */
function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const ending = new AbortController();
    const end = () => {
      ending.abort();
      resolve();
    };
    const timer = setTimeout(() => navigator.onLine && end(), ms);
    ending.signal.addEventListener('abort', () => clearTimeout(timer));
    const options = { signal: ending.signal };
    addEventListener('online', end, options);
    signal?.addEventListener('abort', end, options);
    if (signal?.aborted === true) end();
  });
}

/** Notes how far a download is, now and then: what is kept in truth is found out when it goes on. */
function startNoting(address: string) {
  let last: DownloadProgress | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = async () => {
    timer = undefined;
    const progress = last;
    last = undefined;
    if (progress === undefined) return;
    // Where there is no room for it, the download itself says so.
    await putProgress(address, progress).catch(() => undefined);
    await tellDownloads();
  };
  return {
    take: (progress: DownloadProgress) => {
      last = progress;
      timer ??= setTimeout(() => void write(), NOTE_MS);
    },
    end: async () => {
      clearTimeout(timer);
      await write();
    },
  };
}
