import type { Download, DownloadBatch, DownloadFiles, DownloadProgress } from '../model/download.ts';
import { readBatch, readDownload, readFiles, readProgress } from '../model/download.ts';
import { BY_ADDRESS, CACHE } from './caches.ts';
import { inRoom, putText } from './kept-responses.ts';

/*
 * What is known of downloads, in a cache of its own: what is put there outlives a killed browser, and goes with the files
 * that it speaks of. Each download has a record, a list of its files, how far it is, and a record of each batch of articles
 * that is whole, under `-/downloads/<address>/<part>`. What writes them throws a `NoRoomError` where there is none.
 */
const ROOT = `${import.meta.env.BASE_URL}-/downloads/`;

/** Articles whose being whole is noted together, and which a resumed download need not look at. */
export const BATCH = 256;

type Part = 'record' | 'files' | 'progress' | `batch-${number}`;

function toName(address: string, part: Part): string {
  return `${ROOT}${encodeURIComponent(address)}/${part}`;
}

/** Lists the downloads, oldest first; those that are leaving too. */
export async function listDownloads(): Promise<readonly Download[]> {
  if (!(await caches.has(CACHE.downloadRecords))) return [];
  const cache = await caches.open(CACHE.downloadRecords);
  const keys = (await cache.keys()).filter(({ url }) => url.endsWith('/record'));
  const texts = await Promise.all(keys.map(async (key) => (await cache.match(key))?.text()));
  return texts
    .flatMap((text) => (text === undefined ? [] : (readDownload(text) ?? [])))
    .sort((a, b) => a.startedAt - b.startedAt);
}

/** Gives the record of a download; nothing where there is none. */
export async function getDownload(address: string): Promise<Download | undefined> {
  return read(toName(address, 'record'), readDownload);
}

/** Writes the record of a download. */
export async function putDownload(download: Download): Promise<void> {
  await write(toName(download.address, 'record'), download);
}

/** Gives what a download consists of. */
export async function getFiles(address: string): Promise<DownloadFiles> {
  return (await read(toName(address, 'files'), readFiles)) ?? { slugs: [], lists: [], isListed: false };
}

/** Writes what a download consists of. */
export async function putFiles(address: string, files: DownloadFiles): Promise<void> {
  await write(toName(address, 'files'), files);
}

/** Gives how far a download is. */
export async function getProgress(address: string): Promise<DownloadProgress> {
  return (await read(toName(address, 'progress'), readProgress)) ?? { articles: 0, bytes: 0, absent: 0 };
}

/** Writes how far a download is. */
export async function putProgress(address: string, progress: DownloadProgress): Promise<void> {
  await write(toName(address, 'progress'), progress);
}

/** Gives the record of a batch that is whole; nothing where it is not. */
export async function getBatch(address: string, number: number): Promise<DownloadBatch | undefined> {
  return read(toName(address, `batch-${number}`), readBatch);
}

/** Notes that a batch is whole. */
export async function putBatch(address: string, number: number, batch: DownloadBatch): Promise<void> {
  await write(toName(address, `batch-${number}`), batch);
}

/** Deletes what says that batches of a download are whole. */
export async function deleteBatches(address: string): Promise<void> {
  await deleteParts((url) => url.startsWith(toName(address, 'batch-0').slice(0, -1)));
}

/** Deletes all that is known of a download: its record last, so that what was broken off is begun again. */
export async function deleteRecords(address: string): Promise<void> {
  const own = toName(address, 'record');
  await deleteParts((url) => url.startsWith(own.slice(0, -'record'.length)) && url !== own);
  await deleteParts((url) => url === own);
}

async function deleteParts(isMeant: (path: string) => boolean): Promise<void> {
  const cache = await caches.open(CACHE.downloadRecords);
  const keys = (await cache.keys()).filter(({ url }) => isMeant(new URL(url).pathname));
  await Promise.all(keys.map((key) => cache.delete(key)));
}

async function read<Value>(
  name: string,
  parse: (text: string) => Value | undefined,
): Promise<Value | undefined> {
  const response = await caches.match(name, { ...BY_ADDRESS, cacheName: CACHE.downloadRecords });
  return response && parse(await response.text());
}

async function write(name: string, value: unknown): Promise<void> {
  const cache = await caches.open(CACHE.downloadRecords);
  await inRoom(name, () => putText(cache, name, JSON.stringify(value), 'application/json'));
}
