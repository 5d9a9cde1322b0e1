import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { nameFile } from './name-file.ts';
import type { PreparedPicture } from './prepare-picture.ts';
import { preparePicture } from './prepare-picture.ts';
import type { PictureBytes } from './read-source-picture.ts';
import { LARGEST_FILE, readSourcePicture } from './read-source-picture.ts';

/** A picture that an article, or an author, needs. */
export type PictureRequest = {
  /** Of the web, `data:`, or a path in the source's folder from its first slash. */
  readonly address: string;
  /** Where it is if it is not there, to be tried in order. */
  readonly others?: readonly string[];
};

/** Where pictures come from and go to. */
export type PictureOptions = {
  /** The content folder. */
  readonly into: string;
  /** The source's folder; without one, no path leads anywhere. */
  readonly folder?: string;
  /** Fetches an address of the web; it throws with a sentence. Without it nothing is fetched. */
  readonly download?: (
    address: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly contentType?: string }>;
  /** What earlier runs have saved, as paths in the content folder by address; what this run saves is added. */
  readonly known: Map<string, string>;
  /** Leaves the pictures of the web where they are. */
  readonly isRemote?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends after the pictures at hand; the next run goes on. */
  readonly signal?: AbortSignal;
};

/** What became of pictures. */
export type SavedPictures = {
  /** By the address of the request: a path in the content folder, or the address itself where it stays on the web. */
  readonly places: ReadonlyMap<string, string>;
  /** Those that are not there, and why, as half a sentence. */
  readonly failures: readonly { readonly address: string; readonly reason: string }[];
  /** Those that are not quite what they were, and how. */
  readonly remarks: readonly { readonly address: string; readonly remark: string }[];
  /** How many files were not there before. */
  readonly written: number;
  /** Some are neither there nor missing: nobody has looked for them yet. */
  readonly isStopped: boolean;
};

/** How many pictures are fetched at a time. */
const AT_A_TIME = 4;

/**
 * Saves pictures under `images/` of a content folder, each once however often it is asked for. The name of a file holds the
 * hash of its bytes: the same bytes are one file, and a second run fetches and writes nothing. It never throws for a
 * picture: one that cannot be had is a failure with its reason.
 */
export async function savePictures(
  requests: readonly PictureRequest[],
  options: PictureOptions,
): Promise<SavedPictures> {
  const places = new Map<string, string>();
  const failures: SavedPictures['failures'][number][] = [];
  const remarks: SavedPictures['remarks'][number][] = [];
  let written = 0;
  let done = 0;
  const { known, into, onProgress, signal } = options;
  const jobs = mergeRequests(requests);
  // Files are named in the order of the requests, whichever came first: of two names of the same bytes the first is kept.
  const turns = [Promise.resolve()];
  const save = async (job: PictureRequest, turn: Promise<void>) => {
    const place = findPlace(job, options);
    const result = place === undefined ? await obtain(job, options) : undefined;
    await turn;
    if (place !== undefined) places.set(job.address, place);
    // A download that was broken off says nothing of the picture.
    else if (result?.ok === false && signal?.aborted !== true)
      failures.push({ address: job.address, reason: result.reason });
    else if (result?.ok === true) {
      const saved = writePicture(result.picture, result.from, into);
      if (saved.isNew) written++;
      places.set(job.address, saved.path);
      known.set(job.address, saved.path);
      if (result.picture.remark !== undefined)
        remarks.push({ address: job.address, remark: result.picture.remark });
    }
    onProgress?.(++done, jobs.length);
  };
  let next = 0;
  const work = async () => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (job === undefined || signal?.aborted === true) break;
      const saving = save(job, turns[index] ?? Promise.resolve());
      turns[index + 1] = saving;
      await saving;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  const isStopped = places.size + failures.length < jobs.length;
  return { places, failures, remarks, written, isStopped };
}

function mergeRequests(requests: readonly PictureRequest[]): readonly PictureRequest[] {
  const merged = new Map<string, Set<string>>();
  for (const { address, others = [] } of requests) {
    const known = merged.get(address) ?? new Set();
    for (const other of others) known.add(other);
    merged.set(address, known);
  }
  return [...merged].map(([address, others]) => ({ address, others: [...others] }));
}

/** Gives where a picture is already: saved before, or on the web, where it is to stay. */
function findPlace({ address, others = [] }: PictureRequest, options: PictureOptions): string | undefined {
  // The address as the source wrote it is the one that was seen to work.
  if (options.isRemote === true && isOfTheWeb(address)) return others.at(-1) ?? address;
  const path = options.known.get(address);
  return path !== undefined && path.startsWith('images/') && existsSync(join(options.into, path))
    ? path
    : undefined;
}

type Obtained =
  | { readonly ok: true; readonly picture: PreparedPicture; readonly from: string }
  | { readonly ok: false; readonly reason: string };

/** Gets a picture from the first of its addresses that has one. Of several reasons the first is told. */
async function obtain({ address, others = [] }: PictureRequest, options: PictureOptions): Promise<Obtained> {
  let reason: string | undefined;
  for (const from of [address, ...others]) {
    const found = await readAddress(from, options);
    const prepared = found.ok ? await preparePicture(found.bytes) : found;
    if (prepared.ok) return { ok: true, picture: prepared.picture, from };
    reason ??= prepared.reason;
    if (options.signal?.aborted === true) break;
  }
  return { ok: false, reason: reason ?? 'no address' };
}

async function readAddress(address: string, { folder, download }: PictureOptions): Promise<PictureBytes> {
  if (/^data:/i.test(address)) return readData(address);
  if (!isOfTheWeb(address)) {
    if (folder === undefined) return { ok: false, reason: 'a path, but the source is no folder' };
    return readSourcePicture(folder, address);
  }
  if (download === undefined) return { ok: false, reason: 'not fetched' };
  try {
    const { bytes } = await download(address);
    return bytes.length > LARGEST_FILE
      ? { ok: false, reason: `larger than ${LARGEST_FILE / 1024 / 1024} MB` }
      : { ok: true, bytes };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function readData(address: string): PictureBytes {
  const comma = address.indexOf(',');
  const head = address.slice(0, Math.max(0, comma)).toLowerCase();
  const body = address.slice(comma + 1);
  if (!head.startsWith('data:image/')) return { ok: false, reason: 'not a picture' };
  if (head.endsWith(';base64')) return { ok: true, bytes: Buffer.from(body, 'base64') };
  try {
    return { ok: true, bytes: Buffer.from(decodeURIComponent(body)) };
  } catch {
    // A lone percent sign: it was written as it is.
    return { ok: true, bytes: Buffer.from(body) };
  }
}

/** Writes a picture, unless the same bytes are there under any name. */
function writePicture(
  { bytes, extension }: PreparedPicture,
  from: string,
  into: string,
): { readonly path: string; readonly isNew: boolean } {
  const digest = hash('sha256', bytes, 'hex');
  const folder = `images/${digest.slice(0, 2)}`;
  const ending = `-${digest.slice(0, 8)}.${extension}`;
  const there = existsSync(join(into, folder))
    ? readdirSync(join(into, folder)).find((name) => name.endsWith(ending))
    : undefined;
  if (there !== undefined) return { path: `${folder}/${there}`, isNew: false };
  const path = `${folder}/${nameFile(from)}${ending}`;
  const half = `${join(into, path)}.${process.pid}.part`;
  mkdirSync(dirname(half), { recursive: true });
  // Written beside its place and then moved, so that a run that is stopped leaves no half of a picture.
  writeFileSync(half, bytes);
  renameSync(half, join(into, path));
  return { path, isNew: true };
}

function isOfTheWeb(address: string): boolean {
  return /^https?:\/\//i.test(address);
}
