import type { Fact, Stamp } from '../model/facts.ts';
import { chooseFact, compareStamps } from '../model/facts.ts';
import type { Transaction } from './database.ts';
import { transact } from './database.ts';
import { PIECE, inPieces, parseFact, putFact, replaceRecord, setFact, storeOf } from './library.ts';

/*
 * All facts of the library at once: copies, files of other devices, what an erasure took.
 */

/** What took the place of a fact, and what was there before: all of it as it was stored, or nothing. */
export type Replaced = { readonly key: string; readonly by: Stamp; readonly before?: Fact };

/**
 * Takes the facts of another library in, within a transaction: of two facts of a key the later one holds, on whichever
 * side it is. Nothing is lost, and a second time changes nothing.
 *
 * @returns what has changed, in the order in which `putBack` undoes it
 */
export async function mergeFacts(
  transaction: Transaction<'readwrite'>,
  facts: readonly Fact[],
): Promise<readonly Replaced[]> {
  const own = await readRecords(transaction);
  const replaced = await inPieces(transaction, facts, async (incoming): Promise<Replaced | undefined> => {
    const there = own.get(incoming.key);
    const held = parseFact(there);
    if (held !== undefined && chooseFact(held, incoming) === held) return undefined;
    own.set(incoming.key, incoming);
    if (there === undefined) await transaction.objectStore(storeOf(incoming)).put(incoming);
    else await replaceRecord(transaction, incoming, there);
    const { key, stamp } = incoming;
    return { key, by: stamp, ...(held === undefined ? {} : { before: held }) };
  });
  return replaced.filter((one) => one !== undefined).reverse();
}

/**
 * Undoes a merge, within a transaction. A fact that it brought goes without a trace, so that it can come again; one that
 * has been changed since is set once more to what it was before.
 */
export async function putBack(
  transaction: Transaction<'readwrite'>,
  replaced: readonly Replaced[],
): Promise<void> {
  const own = await readRecords(transaction);
  await inPieces(transaction, replaced, async ({ key, by, before }) => {
    const held = parseFact(own.get(key));
    if (held === undefined || compareStamps(held.stamp, by) !== 0)
      return void (await setFact(transaction, { key, value: before?.value }));
    if (before === undefined) {
      own.delete(key);
      return transaction.objectStore(storeOf(held)).delete(key);
    }
    own.set(key, before);
    return putFact(transaction, before);
  });
}

/**
 * Reads the whole library, facts that are gone included; records that cannot be read are not among them.
 *
 * @throws {StorageError}
 */
export async function readFacts(): Promise<readonly Fact[]> {
  const records = await transact('readonly', readRecords, await countRecords());
  return [...records.values()].flatMap((record) => parseFact(record) ?? []);
}

/**
 * Tells how many facts there are, those that are gone included: work on all of them takes as much longer.
 *
 * @throws {StorageError}
 */
export async function countRecords(): Promise<number> {
  const counts = await transact('readonly', (transaction) =>
    Promise.all([transaction.objectStore('facts').count(), transaction.objectStore('gone').count()]),
  );
  return counts[0] + counts[1];
}

/** Reads the records of all facts, those that are gone included, by their keys. */
async function readRecords<Mode extends 'readonly' | 'readwrite'>(
  transaction: Transaction<Mode>,
): Promise<Map<string, unknown>> {
  const records = new Map<string, unknown>();
  for (const name of ['facts', 'gone'] as const) {
    let range: IDBKeyRange | undefined;
    for (;;) {
      const piece = await transaction.objectStore(name).getAll(range, PIECE);
      for (const record of piece) records.set(keyOf(record), record);
      if (piece.length < PIECE) break;
      range = IDBKeyRange.lowerBound(keyOf(piece.at(-1)), true);
    }
  }
  return records;
}

/** The store has no record without a key. */
function keyOf(record: unknown): string {
  return (record as { readonly key: string }).key;
}
