import type { Fact } from '../model/facts.ts';
import { isStorageError, subscribeConnection, transact } from './database.ts';
import type { HeldCopy } from './disk-copy.ts';
import { holdAgain, readHeld } from './disk-copy.ts';
import { change, subscribeLibrary } from './library.ts';
import { mergeFacts, readFacts } from './whole-library.ts';

/** After a change the library is read again once it has been at rest for so long. */
const REST_MS = 10_000;

/** What a library held, to be brought back. */
export type Keepsake = {
  /** Those that are gone too: a page that was taken off the shelf must not come back from another device. */
  readonly facts: readonly Fact[];
  /** The file on the disk that was kept up to date. */
  readonly diskCopy: HeldCopy | undefined;
};

/**
 * Keeps the library in memory too, and tells of it where the browser erases the database while the tab is open: to make
 * room, or because the reader asked for it. Full copies of articles are not in it; they come again from the edition.
 *
 * @param onErased hears what was lost; `bringBack` puts it into the database again, which is for the reader to decide
 */
export function keepInMemory(onErased: (lost: Keepsake) => void): void {
  let kept: Keepsake = { facts: [], diskCopy: undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let erasures = 0;
  let isSuspect = false;
  const remember = async () => {
    const era = erasures;
    const now = await readAll();
    // Nothing at all may be an erasure that is not known yet. What was read before one says nothing.
    if (now !== undefined && now.facts.length > 0 && era === erasures) kept = now;
  };
  const compare = async () => {
    const era = erasures;
    const now = await readAll();
    if (now === undefined) lookLater();
    // Erased once more: that turn looks.
    if (now === undefined || era !== erasures) return;
    isSuspect = false;
    const lost = findLost(kept, now);
    kept = now;
    if (lost.facts.some(({ value }) => value !== undefined)) onErased(lost);
  };
  const look = () => void (isSuspect ? compare() : remember());
  const lookLater = () => {
    clearTimeout(timer);
    timer = setTimeout(look, REST_MS);
  };
  look();
  subscribeConnection((news) => {
    if (news !== 'erased') return;
    erasures += 1;
    isSuspect = true;
    look();
  });
  subscribeLibrary(lookLater);
}

/**
 * Puts what was lost into the library again, where it has nothing later.
 *
 * @throws {StorageError} and then nothing has changed
 */
export async function bringBack({ facts, diskCopy }: Keepsake): Promise<void> {
  await change(async (transaction) => {
    await mergeFacts(transaction, facts);
    if (diskCopy !== undefined) await holdAgain(transaction, diskCopy);
  }, facts.length);
}

function findLost(before: Keepsake, now: Keepsake): Keepsake {
  const keys = new Set(now.facts.map(({ key }) => key));
  return { ...before, facts: before.facts.filter(({ key }) => !keys.has(key)) };
}

/** Gives nothing where the library cannot be read at this moment. */
async function readAll(): Promise<Keepsake | undefined> {
  try {
    const facts = await readFacts();
    const diskCopy = await transact('readonly', readHeld);
    return { facts, diskCopy };
  } catch (error) {
    if (!isStorageError(error)) throw error;
    return undefined;
  }
}
