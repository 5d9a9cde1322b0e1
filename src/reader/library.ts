import * as v from 'valibot';

import type { Fact } from '../model/facts.ts';
import { chooseFact, nextStamp } from '../model/facts.ts';
import type { Transaction } from './database.ts';
import { subscribeConnection, transact } from './database.ts';
import { announceChange, subscribeChanges } from './tabs.ts';

/*
 * What the library holds, one fact each; addresses are canonical and hold no space.
 *
 *   page <address>          { savedAt, page }   a saved article or list
 *   done <address>          true                it is not « À lire » any more
 *   favorite <address>      true
 *   in <address>            a collection's name
 *   label <address> <name>  true
 *   note <address> <id>     text; two devices that write at the same time leave two notes
 *   seen <address>          { numbering, next } how far a saved list was seen
 *   read <address>          { at, headline, place } an article that was opened, and how far it was read
 *   begun <address>         { at, headline }    of those, what was begun and left
 *   before <address>        an instant: all of that list that was published up to it was marked as read
 *   mute <what>             its name; `tag-<slug>`, `author-<slug>` or `word-<word>` is not wanted in lists
 */

/** The kinds of facts; the name of one begins with its kind and a space. */
export type FactKind =
  | 'page'
  | 'done'
  | 'favorite'
  | 'in'
  | 'label'
  | 'note'
  | 'seen'
  | 'read'
  | 'begun'
  | 'before'
  | 'mute';

/** What a fact is to become, or was: without a value it is gone. */
export type Change = { readonly key: string; readonly value: unknown };

const factSchema: v.GenericSchema<unknown, Fact> = v.object({
  key: v.string(),
  stamp: v.tuple([v.pipe(v.number(), v.finite()), v.number(), v.string()]),
  value: v.optional(v.unknown()),
});

/** Names this visit of this tab. Not kept in sessionStorage: a duplicated tab would have the same. */
export const TAB = Math.random().toString(36).slice(2);

/** All keys of a kind, or of those of a kind that begin with an address. */
export function rangeOf(kind: FactKind, address?: string): IDBKeyRange {
  const start = address === undefined ? kind : `${kind} ${address}`;
  // A space comes before every character of a name, an exclamation mark right after it.
  return IDBKeyRange.bound(`${start} `, `${start}!`, false, true);
}

/** The key of a fact without its kind. */
export function nameOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1);
}

/** Reads a fact as it was stored: the record itself, with keys that only a newer version knows. */
export function parseFact(record: unknown): Fact | undefined {
  return v.is(factSchema, record) ? (record as Fact) : undefined;
}

/**
 * Changes one fact within a transaction, and gives what it was. A record that cannot be read is moved aside first, so
 * that no change overwrites it.
 */
export async function setFact(
  transaction: Transaction<'readwrite'>,
  { key, value }: Change,
): Promise<Change> {
  const [there, gone] = await findRecords(transaction, key);
  const before = parseFact(there ?? gone);
  if (there !== undefined && before === undefined) await moveAside(transaction, key, there, 'not a fact');
  // What was never there need not be said to be gone.
  if (value !== undefined || before !== undefined)
    await putFact(transaction, { key, value, stamp: nextStamp(before?.stamp, Date.now(), TAB) });
  return { key, value: there === undefined ? undefined : before?.value };
}

/**
 * Changes facts, all of them or none, and resolves when they are on the disk.
 *
 * @returns what each was before, in the order in which `changeFacts` undoes it
 * @throws {StorageError} and then nothing has changed
 */
export function changeFacts(changes: readonly Change[]): Promise<readonly Change[]> {
  return change(async (transaction) => {
    // Together where no key stands twice: twenty thousand, one after the other, take a phone longer than it has.
    if (new Set(changes.map(({ key }) => key)).size === changes.length)
      return Promise.all(changes.map((one) => setFact(transaction, one)));
    const before: Change[] = [];
    for (const one of changes) before.unshift(await setFact(transaction, one));
    return before;
  });
}

/**
 * Takes the facts of another library in, within a transaction: of two facts of a key the later one holds, on whichever
 * side it is. Nothing is lost, and a second time changes nothing.
 *
 * @returns what has changed, as it was before
 */
export async function mergeFacts(
  transaction: Transaction<'readwrite'>,
  facts: readonly Fact[],
): Promise<readonly Change[]> {
  const records = await Promise.all([
    transaction.objectStore('facts').getAll(),
    transaction.objectStore('gone').getAll(),
  ]);
  const own = new Map(records.flat().map((record) => [(record as { readonly key: string }).key, record]));
  const before: Change[] = [];
  const writes: Promise<void>[] = [];
  for (const incoming of facts) {
    const there: unknown = own.get(incoming.key);
    const held = parseFact(there);
    if (held !== undefined && chooseFact(held, incoming) === held) continue;
    if (there !== undefined && held === undefined)
      writes.push(moveAside(transaction, incoming.key, there, 'not a fact'));
    writes.push(putFact(transaction, incoming));
    own.set(incoming.key, incoming);
    before.unshift({ key: incoming.key, value: held?.value });
  }
  await Promise.all(writes);
  return before;
}

/**
 * Reads the whole library, facts that are gone included; records that cannot be read are not among them.
 *
 * @throws {StorageError}
 */
export async function readFacts(): Promise<readonly Fact[]> {
  const records = await transact('readonly', (transaction) =>
    Promise.all([transaction.objectStore('facts').getAll(), transaction.objectStore('gone').getAll()]),
  );
  return records.flat().flatMap((record) => parseFact(record) ?? []);
}

/** Does work that changes the library, and tells all tabs of it once it is on the disk. */
export async function change<Value>(
  work: (transaction: Transaction<'readwrite'>) => Promise<Value>,
): Promise<Value> {
  const value = await transact('readwrite', work);
  announceChange();
  return value;
}

/** Moves a record that cannot be read out of the way, whole. */
export async function moveAside(
  transaction: Transaction<'readwrite'>,
  key: string,
  record: unknown,
  reason: string,
): Promise<void> {
  await transaction.objectStore('aside').add({ store: 'facts', reason, record });
  await transaction.objectStore('facts').delete(key);
}

function findRecords(transaction: Transaction<'readwrite'>, key: string): Promise<[unknown, unknown]> {
  return Promise.all([transaction.objectStore('facts').get(key), transaction.objectStore('gone').get(key)]);
}

async function putFact(transaction: Transaction<'readwrite'>, fact: Fact): Promise<void> {
  const [store, other] =
    fact.value === undefined ? (['gone', 'facts'] as const) : (['facts', 'gone'] as const);
  await transaction.objectStore(store).put(fact);
  await transaction.objectStore(other).delete(fact.key);
}

/**
 * Calls a listener whenever what is saved or read may have changed: after a change in any tab, after a return from the
 * browser's memory, and when the database is erased or answers late. Subscribe first, read second: then nothing is
 * missed in between.
 */
export function subscribeLibrary(listener: () => void): () => void {
  const stopChanges = subscribeChanges(listener);
  const stopConnection = subscribeConnection((news) => {
    if (news !== 'blocked') listener();
  });
  return () => {
    stopChanges();
    stopConnection();
  };
}
