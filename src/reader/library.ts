import * as v from 'valibot';

import type { Fact } from '../model/facts.ts';
import { nextStamp } from '../model/facts.ts';
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
 *   search <address>        { at }              a search that was made
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
  | 'mute'
  | 'search';

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
      return inPieces(transaction, changes, (one) => setFact(transaction, one));
    const before: Change[] = [];
    for (const one of changes) before.unshift(await setFact(transaction, one));
    return before;
  }, changes.length);
}

/** Records that are read or written at a time: the page answers between two lots of them. */
export const PIECE = 1000;

/** Does work for each of many things within a transaction; all of it is asked for in their order. */
export async function inPieces<Item, Value>(
  transaction: Transaction<'readwrite'>,
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = [];
  for (let start = 0; start < items.length; start += PIECE) {
    const [piece] = await Promise.all([
      Promise.all(items.slice(start, start + PIECE).map(work)),
      // Work that asks the disk nothing would leave the page no moment either.
      transaction.objectStore('facts').getKey(''),
    ]);
    values.push(...piece);
  }
  return values;
}

/**
 * Does work that changes the library, and tells all tabs of it once it is on the disk.
 *
 * @param records how many it writes, where they may be thousands
 */
export async function change<Value>(
  work: (transaction: Transaction<'readwrite'>) => Promise<Value>,
  records = 0,
): Promise<Value> {
  const value = await transact('readwrite', work, records);
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
  // Both at once: what is put in its place right after must not be deleted.
  await Promise.all([
    transaction.objectStore('aside').add({ store: 'facts', reason, record }),
    transaction.objectStore('facts').delete(key),
  ]);
}

function findRecords(transaction: Transaction<'readwrite'>, key: string): Promise<[unknown, unknown]> {
  return Promise.all([transaction.objectStore('facts').get(key), transaction.objectStore('gone').get(key)]);
}

/** Puts a fact in place of a record, which is moved aside where it cannot be read. */
export async function replaceRecord(
  transaction: Transaction<'readwrite'>,
  fact: Fact,
  record: unknown,
): Promise<void> {
  const isRead = parseFact(record) !== undefined;
  await Promise.all([
    isRead ? undefined : moveAside(transaction, fact.key, record, 'not a fact'),
    putFact(transaction, fact),
  ]);
}

/** Puts a fact in place of one of the same key. */
export async function putFact(transaction: Transaction<'readwrite'>, fact: Fact): Promise<void> {
  const store = storeOf(fact);
  // Both at once: of two facts of a key, nothing of the second may come between them.
  await Promise.all([
    transaction.objectStore(store).put(fact),
    transaction.objectStore(store === 'facts' ? 'gone' : 'facts').delete(fact.key),
  ]);
}

/** The store in which a fact is. */
export function storeOf({ value }: Fact): 'facts' | 'gone' {
  return value === undefined ? 'gone' : 'facts';
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
