import * as v from 'valibot';

import { transact } from './database.ts';
import { nameOf, parseFact, rangeOf, setFact } from './library.ts';

/** How far a list has been seen: the articles that the edition had then, by the ordinal of the next one. */
export type Seen = { readonly numbering: string; readonly next: number };

const seenSchema = v.object({ numbering: v.string(), next: v.number() });

/**
 * Notes that a saved list was seen; nothing is noted of one that is not saved, nor where nothing is new.
 *
 * @throws {StorageError}
 */
export async function noteSeen(address: string, seen: Seen): Promise<void> {
  await transact('readwrite', async (transaction) => {
    const facts = transaction.objectStore('facts');
    const [saved, record] = await Promise.all([
      facts.getKey(`page ${address}`),
      facts.get(`seen ${address}`),
    ]);
    const before = parseSeen(record);
    const isNew = before?.numbering !== seen.numbering || before.next < seen.next;
    if (saved === undefined || !isNew) return;
    await setFact(transaction, { key: `seen ${address}`, value: seen });
  });
}

/**
 * Tells how far each saved list has been seen, by its address.
 *
 * @throws {StorageError}
 */
export async function getSeen(): Promise<ReadonlyMap<string, Seen>> {
  const records = await transact('readonly', (transaction) =>
    transaction.objectStore('facts').getAll(rangeOf('seen')),
  );
  return new Map(
    records.flatMap((record) => {
      const [fact, seen] = [parseFact(record), parseSeen(record)];
      return fact === undefined || seen === undefined ? [] : [[nameOf(fact.key), seen] as const];
    }),
  );
}

function parseSeen(record: unknown): Seen | undefined {
  const value = parseFact(record)?.value;
  return v.is(seenSchema, value) ? value : undefined;
}
