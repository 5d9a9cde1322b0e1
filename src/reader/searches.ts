import * as v from 'valibot';

import { transact } from './database.ts';
import type { Change } from './library.ts';
import { change, changeFacts, nameOf, parseFact, rangeOf, setFact } from './library.ts';

/** Searches that are kept; older ones go. */
export const MOST_SEARCHES = 20;

/** A search that the reader made: it was submitted, or something that it found was opened. */
export type RecentSearch = {
  /** Its canonical address. */
  readonly address: string;
  /** When it was last made, in milliseconds. */
  readonly at: number;
};

const valueSchema = v.object({ at: v.number() });

/**
 * Notes that a search was made; of more than `MOST_SEARCHES` the oldest go.
 *
 * @throws {StorageError}
 */
export async function noteSearch(address: string): Promise<void> {
  await change(async (transaction) => {
    await setFact(transaction, { key: `search ${address}`, value: { at: Date.now() } });
    const kept = listNewest(await transaction.objectStore('facts').getAll(rangeOf('search')));
    for (const old of kept.slice(MOST_SEARCHES))
      await setFact(transaction, { key: `search ${old.address}`, value: undefined });
  });
}

/**
 * Lists the searches that were made, the last one first; at most `MOST_SEARCHES`.
 *
 * @throws {StorageError}
 */
export async function getSearches(): Promise<readonly RecentSearch[]> {
  const records = await transact('readonly', (transaction) =>
    transaction.objectStore('facts').getAll(rangeOf('search')),
  );
  return listNewest(records).slice(0, MOST_SEARCHES);
}

/**
 * Forgets searches.
 *
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing is forgotten
 */
export function forgetSearches(addresses: readonly string[]): Promise<readonly Change[]> {
  return changeFacts(addresses.map((address) => ({ key: `search ${address}`, value: undefined })));
}

function listNewest(records: readonly unknown[]): readonly RecentSearch[] {
  return records
    .flatMap((record) => {
      const fact = parseFact(record);
      const parsed = v.safeParse(valueSchema, fact?.value);
      return fact !== undefined && parsed.success
        ? [{ address: nameOf(fact.key), at: parsed.output.at }]
        : [];
    })
    .sort((a, b) => b.at - a.at);
}
