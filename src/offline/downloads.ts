import type { Download, DownloadProgress } from '../model/download.ts';
import {
  deleteBatches,
  getDownload,
  getFiles,
  getProgress,
  listDownloads,
  putDownload,
  putFiles,
} from './download-records.ts';
import { NoRoomError } from './kept-responses.ts';
import { removeDownload } from './remove-download.ts';

/** A download as it is shown. */
export type ShownDownload = Download & { readonly progress: DownloadProgress };

/** What all pages of this site tell each other when a download has changed. */
const CHANNEL = 'kiosque-downloads';

let shown: readonly ShownDownload[] | undefined;
let channel: BroadcastChannel | undefined;
let isListening = false;
let reading = 0;
const listeners = new Set<() => void>();

/** The downloads, oldest first, as they were when this was last told of a change; undefined until they are known. */
export function getShownDownloads(): readonly ShownDownload[] | undefined {
  return shown;
}

/** Calls back when a download has changed, here or in another page. Gives back what ends that. */
export function subscribeToDownloads(listener: () => void): () => void {
  listeners.add(listener);
  if (!isListening) listen();
  isListening = true;
  return () => void listeners.delete(listener);
}

/** Tells everybody that a download has changed. */
export async function tellDownloads(): Promise<void> {
  openChannel()?.postMessage(undefined);
  await readAgain();
}

function listen(): void {
  openChannel();
  void readAgain();
  // A page with an open channel may not be kept for Back.
  addEventListener('pagehide', () => {
    channel?.close();
    channel = undefined;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    openChannel();
    void readAgain();
  });
}

/** Gives nothing in a browser that has none: other pages then hear of a change when they are loaded. */
function openChannel(): BroadcastChannel | undefined {
  if (channel !== undefined || !('BroadcastChannel' in globalThis)) return channel;
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => void readAgain();
  return channel;
}

async function readAgain(): Promise<void> {
  const own = ++reading;
  const downloads = await listDownloads().catch(() => []);
  const next = await Promise.all(
    downloads.map(async (download) => ({ ...download, progress: await getProgress(download.address) })),
  );
  if (own !== reading) return;
  shown = next;
  for (const listener of listeners) listener();
}

/**
 * Asks for a download: what works on them (`app/download.ts`) hears of it. One that is there is brought up to date: its
 * articles are asked for again, which costs little where they have not changed, and its pictures, whose names change with them,
 * are not.
 *
 * @throws where the browser keeps nothing
 */
export async function askForDownload({
  address,
  title,
  hasPictures,
  articles,
  bytes,
}: Omit<Download, 'state' | 'startedAt' | 'askedAgainAt'>): Promise<void> {
  void navigator.storage.persist().catch(() => false);
  const before = await getDownload(address);
  // The list may have other articles now.
  await deleteBatches(address);
  await putFiles(address, { ...(await getFiles(address)), isListed: false });
  const now = Date.now();
  const since =
    before === undefined ? { startedAt: now } : { startedAt: before.startedAt, askedAgainAt: now };
  await putDownload({ address, title, hasPictures, articles, bytes, ...since, state: 'wanted' });
  await tellDownloads();
}

/** Changes the state of a download, where there still is one. */
export async function changeDownload(
  address: string,
  change: Pick<Download, 'state'> & Partial<Pick<Download, 'reason' | 'leftAt' | 'articles' | 'bytes'>>,
): Promise<void> {
  const before = await getDownload(address);
  if (before === undefined) return;
  const { reason: _reason, leftAt: _leftAt, ...lasting } = before;
  await putDownload({ ...lasting, ...change });
  await tellDownloads();
}

/**
 * Takes a download away: its files go a moment later, so that it can be taken back; at once where the device has not even
 * the room to note that.
 */
export async function leaveDownload(download: Download): Promise<void> {
  try {
    await changeDownload(download.address, { state: 'leaving', leftAt: Date.now() });
  } catch (error) {
    if (!(error instanceof NoRoomError)) throw error;
    await removeDownload(download);
    await tellDownloads();
  }
}

/** Takes the removal of a download back; where its files are gone already, they are asked for again. */
export async function takeBackDownload(download: Download): Promise<void> {
  const now = await getDownload(download.address);
  if (now === undefined) await askForDownload(download);
  else await changeDownload(download.address, { state: download.state });
}

/** Tells whether there is something to do for a download. */
export function isDue({ state }: Download): boolean {
  return state === 'wanted' || state === 'leaving';
}
