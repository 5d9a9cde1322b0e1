import * as v from 'valibot';

import type { Fact } from '../model/facts.ts';
import { transact } from './database.ts';
import type { Change } from './library.ts';
import { change, inPieces, parseFact, setFact } from './library.ts';
import { countRecords } from './whole-library.ts';

/** Backups that are kept; the oldest goes when another one comes. */
const GENERATIONS = 3;
/** A day, but for the hour at which somebody reads today. */
const APART_MS = 20 * 3_600_000;

/** A state of the library that the reader can go back to. */
export type Backup = {
  /** When it was made, in milliseconds. */
  readonly at: number;
  /** How many pages were saved then. */
  readonly pages: number;
};

const backupSchema = v.object({ at: v.number(), facts: v.array(v.unknown()) });

/**
 * Keeps the library as it is, once a day: against mistakes, not against the loss of the device. Full copies of articles
 * are not in it.
 *
 * @throws {StorageError}
 */
export async function backUp(now: number): Promise<void> {
  const records = await countRecords();
  await transact(
    'readwrite',
    async (transaction) => {
      const backups = transaction.objectStore('backups');
      const [times, facts] = await Promise.all([
        backups.getAllKeys(),
        transaction.objectStore('facts').getAll(),
      ]);
      // A clock that went back must not stop backups for years.
      const isRecent = times.some((at) => Math.abs(now - at) < APART_MS);
      if (isRecent || facts.length === 0) return;
      await backups.put({ at: now, facts });
      const old = times.slice(0, Math.max(0, times.length + 1 - GENERATIONS));
      await Promise.all(old.map((at) => backups.delete(at)));
    },
    records,
  );
}

/**
 * Lists the states that can be gone back to, the newest first.
 *
 * @throws {StorageError}
 */
export async function listBackups(): Promise<readonly Backup[]> {
  const records = await transact('readonly', (transaction) => transaction.objectStore('backups').getAll());
  return records
    .flatMap((record) => {
      const parsed = v.safeParse(backupSchema, record);
      if (!parsed.success) return [];
      const pages = parseFacts(parsed.output.facts).filter(({ key }) => key.startsWith('page ')).length;
      return [{ at: parsed.output.at, pages }];
    })
    .toReversed();
}

/**
 * Goes back to a state: what was added since goes, what was removed or changed since is as it was.
 *
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing has changed
 */
export async function goBackTo({ at }: Backup): Promise<readonly Change[]> {
  const records = await countRecords();
  return change(async (transaction) => {
    const [record, keys] = await Promise.all([
      transaction.objectStore('backups').get(at),
      transaction.objectStore('facts').getAllKeys(),
    ]);
    const parsed = v.safeParse(backupSchema, record);
    if (!parsed.success) return [];
    const then = new Map(parseFacts(parsed.output.facts).map(({ key, value }) => [key, value]));
    const added = keys.filter((key) => !then.has(key)).map((key) => ({ key, value: undefined }));
    const kept = [...then].map(([key, value]) => ({ key, value }));
    return inPieces(transaction, [...added, ...kept], (one) => setFact(transaction, one));
  }, records);
}

function parseFacts(records: readonly unknown[]): readonly Fact[] {
  return records.flatMap((record) => parseFact(record) ?? []);
}
