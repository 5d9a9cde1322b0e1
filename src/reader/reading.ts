import * as v from 'valibot';

import type { Instant } from '../model/instant.ts';
import { transact } from './database.ts';
import type { Change } from './library.ts';
import { change, changeFacts, nameOf, parseFact, rangeOf, setFact } from './library.ts';
import { announceChange } from './tabs.ts';

/** Where a reader is in an article: a part of it, which is found again in any typeface and width of the window. */
export type ReadingPlace = {
  /** The id of the first part that is seen. */
  readonly part: string;
  /** How much of that part is above the window, from 0 to 1. */
  readonly above: number;
  /** How much of the article has been seen, from 0 to 1. */
  readonly share: number;
};

/** An article that was opened. */
export type Reading = {
  /** Its canonical address. */
  readonly address: string;
  readonly headline: string;
  /** When it was last read, in milliseconds. */
  readonly at: number;
  /** Absent where it was opened and left at once. */
  readonly place?: ReadingPlace;
};

/** What is known to be read, to mark it in lists. */
export type ReadMarks = {
  /** Addresses of articles that were opened. */
  readonly opened: ReadonlySet<string>;
  /** Lists of which everything up to an instant was marked as read, by their address. */
  readonly before: ReadonlyMap<string, string>;
};

/** An article is begun, and not yet read, between these shares. */
const BEGUN = [0.05, 0.95] as const;

const valueSchema = v.object({
  at: v.number(),
  headline: v.string(),
  place: v.exactOptional(
    v.object({
      part: v.string(),
      above: v.number(),
      share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
  ),
});

/** Tells whether an article was begun and left: reading can be resumed. */
export function isBegun({ place }: Reading): boolean {
  return place !== undefined && place.share > BEGUN[0] && place.share < BEGUN[1];
}

/**
 * Notes that an article was opened; the place where it was left stays.
 *
 * @throws {StorageError}
 */
export async function noteOpened(address: string, headline: string): Promise<void> {
  await change(async (transaction) => {
    const before = parseReading(await transaction.objectStore('facts').get(`read ${address}`));
    const place = before?.place;
    const value = { at: Date.now(), headline, ...(place === undefined ? {} : { place }) };
    await setFact(transaction, { key: `read ${address}`, value });
  });
}

/**
 * Notes how far an article is read. Other tabs are told when it begins to be one that can be resumed, or ceases to.
 *
 * @throws {StorageError}
 */
export async function notePlace(address: string, place: ReadingPlace): Promise<void> {
  const isTold = await transact('readwrite', async (transaction) => {
    const before = parseReading(await transaction.objectStore('facts').get(`read ${address}`));
    // Not opened yet, or forgotten meanwhile by the reader.
    if (before === undefined) return false;
    const value = { at: Date.now(), headline: before.headline, place };
    await setFact(transaction, { key: `read ${address}`, value });
    const isOpen = isBegun({ ...before, place });
    const { at, headline } = value;
    await setFact(transaction, { key: `begun ${address}`, value: isOpen ? { at, headline } : undefined });
    return isOpen !== isBegun(before);
  });
  if (isTold) announceChange();
}

/**
 * Lists the articles that were begun and left, the last one first; few, whatever was read in all.
 *
 * @throws {StorageError}
 */
export async function getBegun(): Promise<readonly Reading[]> {
  return listReadings(
    await transact('readonly', (transaction) => transaction.objectStore('facts').getAll(rangeOf('begun'))),
  );
}

/**
 * Gives what is known of the reading of an article; nothing where it was never opened.
 *
 * @throws {StorageError}
 */
export async function getReading(address: string): Promise<Reading | undefined> {
  return parseReading(
    await transact('readonly', (transaction) => transaction.objectStore('facts').get(`read ${address}`)),
  );
}

/**
 * Tells what is read: quick, whatever the number of articles, since no record is read.
 *
 * @throws {StorageError}
 */
export async function getReadMarks(): Promise<ReadMarks> {
  const [opened, before] = await transact('readonly', (transaction) =>
    Promise.all([
      transaction.objectStore('facts').getAllKeys(rangeOf('read')),
      transaction.objectStore('facts').getAll(rangeOf('before')),
    ]),
  );
  const lists = before.flatMap((record) => {
    const fact = parseFact(record);
    return typeof fact?.value === 'string' ? [[nameOf(fact.key), fact.value] as const] : [];
  });
  return { opened: new Set(opened.map(nameOf)), before: new Map(lists) };
}

/**
 * Lists the articles that were opened, the last one first.
 *
 * @throws {StorageError}
 */
export async function getHistory(): Promise<readonly Reading[]> {
  return listReadings(
    await transact('readonly', (transaction) => transaction.objectStore('facts').getAll(rangeOf('read'))),
  );
}

/**
 * Forgets that articles were read.
 *
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing is forgotten
 */
export function forgetReading(addresses: readonly string[]): Promise<readonly Change[]> {
  return changeFacts(
    addresses.flatMap((address) => [
      { key: `read ${address}`, value: undefined },
      { key: `begun ${address}`, value: undefined },
    ]),
  );
}

/**
 * Marks everything in a list as read that was published up to an instant, however long the list is.
 *
 * @param address of the list, without a filter
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing has changed
 */
export function markAllRead(address: string, upTo: Instant): Promise<readonly Change[]> {
  return changeFacts([{ key: `before ${address}`, value: upTo }]);
}

function listReadings(records: readonly unknown[]): readonly Reading[] {
  return records.flatMap((record) => parseReading(record) ?? []).sort((a, b) => b.at - a.at);
}

function parseReading(record: unknown): Reading | undefined {
  const fact = parseFact(record);
  if (fact === undefined) return undefined;
  const parsed = v.safeParse(valueSchema, fact.value);
  return parsed.success ? { address: nameOf(fact.key), ...parsed.output } : undefined;
}
