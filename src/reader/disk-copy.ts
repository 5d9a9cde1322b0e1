import * as v from 'valibot';

import { compareStamps } from '../model/facts.ts';
import type { Transaction } from './database.ts';
import { StorageError, transact } from './database.ts';
import type { DiskFile } from './disk-file.ts';
import {
  askToAllow,
  isAllowed,
  isMarked,
  markOf,
  pickFile,
  pickNewFile,
  replaceContents,
} from './disk-file.ts';
import { DISK_COPY_KEY } from './has-disk-copy.ts';
import type { LibraryFile } from './library-file.ts';
import { importLibrary, parseLibraryFile, printLibrary, readLibrary } from './library-file.ts';
import { adoptChosen } from './settings.ts';
import { createTopic } from './topic.ts';

/*
 * A copy of the library in a file of the reader's own disk, kept up to date while Kiosque is open. What another device
 * has written there, through a folder that is synchronised, is taken in first: nothing of either side is lost.
 */

const STATES = ['kept', 'refused', 'foreign', 'broken', 'newer', 'missing', 'failed'] as const;

/**
 * What became of the copy: `refused` until the reader allows it again; `foreign` where the file holds something else,
 * `broken` where it cannot be read to its end, `newer` where a newer Kiosque wrote it, and then it is not touched;
 * `missing` where there is no such file any more; `failed` where the disk refuses.
 */
export type DiskState = (typeof STATES)[number];

/** The copy that the reader chose. */
export type DiskCopy = {
  /** The name of the file; browsers do not tell its folder. */
  readonly name: string;
  readonly state: DiskState;
  /** When this browser last wrote it, in milliseconds. */
  readonly writtenAt?: number | undefined;
};

const heldSchema = v.object({
  /** Another choice, of the same file too, is another copy. */
  id: v.string(),
  file: v.custom<DiskFile>(
    (value) => typeof value === 'object' && value !== null && 'createWritable' in value,
  ),
  state: v.picklist(STATES),
  writtenAt: v.optional(v.number()),
  /** Of the file, when all that it held was known here. */
  mark: v.optional(v.object({ size: v.number(), lastModified: v.number() })),
  /** Of the library, when file and library last agreed. */
  digest: v.optional(v.string()),
});

/** What is stored of the copy that was chosen. */
export type HeldCopy = v.InferOutput<typeof heldSchema>;

type Library = Omit<LibraryFile, 'unread'>;

const news = createTopic();

/** Calls a listener when something has become of the copy in this tab. */
export const subscribeDiskCopy = news.subscribe;

/**
 * Lets the reader name a new file, and writes it. Must be called within a press.
 *
 * @returns nothing where the reader named none
 * @throws {StorageError}
 */
export async function createDiskCopy(): Promise<DiskCopy | undefined> {
  return hold(await pickNewFile());
}

/**
 * Lets the reader choose a file that is there, such as that of another device, and brings it and the library together.
 * Must be called within a press.
 *
 * @returns nothing where the reader chose none
 * @throws {StorageError}
 */
export async function openDiskCopy(): Promise<DiskCopy | undefined> {
  return hold(await pickFile());
}

/**
 * Gives the copy that was chosen; nothing where there is none.
 *
 * @throws {StorageError}
 */
export async function getDiskCopy(): Promise<DiskCopy | undefined> {
  const held = await transact('readonly', readHeld);
  return held === undefined ? undefined : toCopy(held);
}

/**
 * Takes in what another device has written to the file, and writes there what it lacks of this library. Several tabs
 * take turns.
 *
 * @param hasChanged whether the library may have changed; if not, and the file has not either, nothing is read
 * @returns nothing where no file is chosen
 * @throws {StorageError}
 */
export async function refreshDiskCopy(hasChanged = true): Promise<DiskCopy | undefined> {
  try {
    // Two tabs that read and write the file at once would lose what one of them brings.
    return await navigator.locks.request('kiosque-disk-copy', async () => {
      const held = await transact('readonly', readHeld);
      return held === undefined ? undefined : note(held, await settle(held, hasChanged));
    });
  } catch (error) {
    // The page is on its way out, or may not take turns.
    if (error instanceof DOMException) throw new StorageError('failed', error);
    throw error;
  }
}

/**
 * Asks the reader to allow the file again, and writes it. Must be called within a press.
 *
 * @throws {StorageError}
 */
export async function allowDiskCopy(): Promise<DiskCopy | undefined> {
  const held = await transact('readonly', readHeld);
  // Before the turn: it may be long in coming, and the press is then forgotten.
  if (held !== undefined) await askToAllow(held.file);
  return refreshDiskCopy();
}

/**
 * Leaves the file as it is from now on.
 *
 * @throws {StorageError}
 */
export async function leaveDiskCopy(): Promise<void> {
  await transact('readwrite', (transaction) => transaction.objectStore('files').delete(DISK_COPY_KEY));
  news.tell();
}

/** Reads what is stored of the copy, within a transaction. */
export async function readHeld<Mode extends IDBTransactionMode>(
  transaction: Transaction<Mode>,
): Promise<HeldCopy | undefined> {
  const record: unknown = await transaction.objectStore('files').get(DISK_COPY_KEY);
  return v.is(heldSchema, record) ? record : undefined;
}

/** Holds a copy again that storage has lost, within a transaction; what the file holds is read anew. */
export async function holdAgain(transaction: Transaction<'readwrite'>, held: HeldCopy): Promise<void> {
  const isOther = (await readHeld(transaction)) !== undefined;
  if (!isOther) await transaction.objectStore('files').put({ ...held, mark: undefined }, DISK_COPY_KEY);
}

async function hold(file: DiskFile | undefined): Promise<DiskCopy | undefined> {
  if (file === undefined) return undefined;
  await askToAllow(file);
  const held: HeldCopy = { id: crypto.randomUUID(), file, state: 'refused' };
  await transact('readwrite', (transaction) => transaction.objectStore('files').put(held, DISK_COPY_KEY));
  return refreshDiskCopy();
}

async function settle(held: HeldCopy, hasChanged: boolean): Promise<HeldCopy> {
  try {
    if (!(await isAllowed(held.file))) return fail(held, 'refused');
    const there = await held.file.getFile();
    if (!hasChanged && isMarked(there, held.mark)) return held;
    const isKnown = held.state === 'kept' && isMarked(there, held.mark);
    return isKnown ? await update(held, there) : await join(held, there);
  } catch (error) {
    // The library itself is untouched.
    if (error instanceof DOMException) return fail(held, FAULTS[error.name] ?? 'failed');
    throw error;
  }
}

const FAULTS: Readonly<Record<string, DiskState>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
};

/** What stands in the file may be half of something: without a mark it is read before it is written. */
function fail(held: HeldCopy, state: DiskState): HeldCopy {
  return { ...held, state, mark: undefined };
}

/** Writes the library where it has changed; nobody else has touched the file. */
async function update(held: HeldCopy, there: File): Promise<HeldCopy> {
  const text = printLibrary(await readLibrary());
  return (await digest(text)) === held.digest ? held : write(held, text, there);
}

/** Takes in what the file holds, and writes what it lacks. */
async function join(held: HeldCopy, there: File): Promise<HeldCopy> {
  const found = await there.text();
  if (found === '') return write(held, printLibrary(await readLibrary()), there);
  const parsed = parseLibraryFile(found);
  const mark = markOf(there);
  // Whatever it is, it is the reader's: it is not written over.
  if (!parsed.ok) return { ...held, state: parsed.reason, mark };
  if (held.digest === undefined) adoptChosen(parsed.value.settings);
  const own = await readLibrary();
  const text = printLibrary(own);
  const all = lacks(own, parsed.value) ? await takeIn(parsed.value) : own;
  // Facts that only another version can read would be gone.
  if (parsed.value.unread > 0) return { ...held, state: 'broken', mark };
  // Settings, and copies that the reader exchanged, are not merged: the device that changed them writes them.
  const isChanged = held.digest !== undefined && held.digest !== (await digest(text));
  const joined = all === own ? text : printLibrary(all);
  if (isChanged || lacks(parsed.value, all)) return write(held, joined, there);
  return { ...held, state: 'kept', mark, digest: await digest(joined) };
}

async function takeIn(found: Library): Promise<Library> {
  await importLibrary(found);
  return readLibrary();
}

/** Tells whether a library has not all that another one would bring to it. */
function lacks(library: Library, other: Library): boolean {
  const facts = new Map(library.facts.map((fact) => [fact.key, fact]));
  const copies = new Set(library.copies.map(([address]) => address));
  return (
    other.facts.some(({ key, stamp }) => {
      const held = facts.get(key);
      return held === undefined || compareStamps(held.stamp, stamp) < 0;
    }) ||
    // A copy without its page is not kept.
    other.copies.some(
      ([address]) => !copies.has(address) && facts.get(`page ${address}`)?.value !== undefined,
    )
  );
}

async function write(held: HeldCopy, text: string, there: File): Promise<HeldCopy> {
  const mark = await replaceContents(held.file, text, there);
  // Somebody else has written meanwhile: next time it is read.
  if (mark === undefined) return { ...held, mark };
  return { ...held, state: 'kept', writtenAt: Date.now(), mark, digest: await digest(text) };
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Stores what has become of a copy, unless the reader has left it meanwhile, or chosen another one. */
async function note(before: HeldCopy, after: HeldCopy): Promise<DiskCopy | undefined> {
  if (isAlike(before, after)) return toCopy(after);
  const isHeld = await transact('readwrite', async (transaction) => {
    const held = await readHeld(transaction);
    if (held?.id !== after.id) return false;
    await transaction.objectStore('files').put(after, DISK_COPY_KEY);
    return true;
  });
  news.tell();
  return isHeld ? toCopy(after) : getDiskCopy();
}

function isAlike(one: HeldCopy, other: HeldCopy): boolean {
  const isSameMark =
    one.mark?.size === other.mark?.size && one.mark?.lastModified === other.mark?.lastModified;
  return (
    isSameMark &&
    one.state === other.state &&
    one.writtenAt === other.writtenAt &&
    one.digest === other.digest
  );
}

function toCopy({ file, state, writtenAt }: HeldCopy): DiskCopy {
  return { name: file.name, state, writtenAt };
}
