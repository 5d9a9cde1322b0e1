import * as v from 'valibot';

import type { ArticleFile, Card } from '../model/edition.ts';
import { articleFileSchema, cardSchema } from '../model/edition.ts';
import { compareText } from '../model/fault.ts';
import { parseLocation, printLocation } from '../model/location.ts';
import type { Result } from '../model/result.ts';
import { failed, ok } from '../model/result.ts';
import type { Slug } from '../model/slug.ts';
import type { Transaction } from './database.ts';
import { subscribeConnection, transact } from './database.ts';
import { announceChange, subscribeChanges } from './tabs.ts';

/** A full copy is the article's file as it was; that of the first editions had no numbering yet. */
const copySchema = v.object({ ...articleFileSchema.entries, numbering: v.optional(v.string(), '') });

/** What is kept of a page: an article, or a list with its filter. */
type Kept =
  | { readonly kind: 'article'; readonly slug: Slug; readonly card: Card }
  | { readonly kind: 'list'; readonly title: string; readonly description: string };

/** A page to save; an article with its full copy, where the page has it at hand. */
export type PageToSave = Kept & { readonly article?: ArticleFile };

/** A page on the reader's shelf, as it is stored. Keys that only a newer version knows are kept in it. */
export type SavedPage = {
  readonly v: 1;
  /** Its address, as `toSavedKey` gives it. */
  readonly key: string;
  /** When it was first saved, in milliseconds. */
  readonly savedAt: number;
  /** The tab that saved it, so that two records of the same millisecond can be ordered. */
  readonly savedBy: string;
  readonly page: Kept;
};

/** What the reader saved. */
export type SavedShelf = {
  /** Newest first. */
  readonly pages: readonly SavedPage[];
  /** The keys of the articles whose full copy is on this device: `getCopy` gives it. */
  readonly copies: ReadonlySet<string>;
  /** How many records had to be set aside because they are unreadable. */
  readonly aside: number;
};

/** A page that was taken off the shelf, with everything that putting it back needs. */
export type RemovedPage = { readonly record: SavedPage; readonly copy: unknown };

const savedPageSchema: v.GenericSchema<unknown, SavedPage> = v.object({
  v: v.literal(1),
  key: v.string(),
  savedAt: v.number(),
  savedBy: v.string(),
  page: v.variant('kind', [
    v.object({ kind: v.literal('article'), slug: cardSchema.entries.slug, card: cardSchema }),
    v.object({ kind: v.literal('list'), title: v.string(), description: v.string() }),
  ]),
});

/** Names this visit of this tab. Not kept in sessionStorage: a duplicated tab would have the same. */
const TAB = Math.random().toString(36).slice(2);

let hasAsked = false;

/**
 * Gives the key under which a page is saved: its canonical address, without the place in it.
 *
 * @example
 * toSavedKey('/article/fox#p-14')   // => '/article/fox'
 * toSavedKey('/tag/5g?not=b,a&utm') // => '/tag/5g?not=a,b'
 */
export function toSavedKey(address: string): string {
  return printLocation(parseLocation(address.replace(/#.*$/, '')));
}

/**
 * Lists what the reader saved. A record that cannot be read is moved aside, whole, and counted;
 * the others are not disturbed by it.
 *
 * @throws {StorageError}
 */
export async function getSaved(): Promise<SavedShelf> {
  const [keys, records, copies, aside] = await transact('readonly', (transaction) => {
    const saved = transaction.objectStore('saved');
    return Promise.all([
      saved.getAllKeys(),
      saved.getAll(),
      transaction.objectStore('copies').getAllKeys(),
      transaction.objectStore('aside').count(),
    ]);
  });
  const parsed = records.map(parseSavedPage);
  const pages = parsed.flatMap((record) => (record.ok ? [record.value] : [])).sort(newestFirst);
  const unreadable = keys.filter((_, index) => parsed[index]?.ok !== true);
  if (unreadable.length > 0) await setAside(unreadable);
  return { pages, copies: new Set(copies), aside: aside + unreadable.length };
}

/**
 * Gives the full copy that was saved of an article; nothing when there is none that this version
 * can read.
 *
 * @throws {StorageError}
 */
export async function getCopy(address: string): Promise<ArticleFile | undefined> {
  const copy: unknown = await transact('readonly', (transaction) =>
    transaction.objectStore('copies').get(toSavedKey(address)),
  );
  const parsed = v.safeParse(copySchema, copy);
  return parsed.success ? parsed.output : undefined;
}

/**
 * Saves a page, and resolves when it is on the disk. Saving again refreshes what the shelf shows,
 * keeps the date of the first time, and never loses the full copy.
 *
 * @throws {StorageError} and then nothing has changed
 */
export async function savePage(address: string, { article, ...page }: PageToSave): Promise<void> {
  askToPersist();
  const record = { v: 1, key: toSavedKey(address), savedAt: Date.now(), savedBy: TAB, page } as const;
  await change(async (transaction) => {
    const before = await findPage(transaction, record.key);
    await put(
      transaction,
      before === undefined ? record : { ...before, page: { ...before.page, ...page } },
      article,
    );
  });
}

/**
 * Adds the full copy to an article that is saved. Does nothing where it is not, or not any more: a
 * copy that arrives late never saves again what the reader has removed.
 *
 * @throws {StorageError}
 */
export async function addCopy(address: string, article: ArticleFile): Promise<void> {
  await change(async (transaction) => {
    const before = await findPage(transaction, toSavedKey(address));
    if (before?.page.kind !== 'article') return;
    await put(transaction, { ...before, page: { ...before.page, card: article.card } }, article);
  });
}

/**
 * Removes a page, and gives what was removed, for `restorePage`; nothing when it was not saved.
 *
 * @throws {StorageError} and then it is still saved
 */
export function removePage(address: string): Promise<RemovedPage | undefined> {
  return change(async (transaction) => {
    const record = await findPage(transaction, toSavedKey(address));
    if (record === undefined) return undefined;
    const copies = transaction.objectStore('copies');
    const copy: unknown = await copies.get(record.key);
    await copies.delete(record.key);
    await transaction.objectStore('saved').delete(record.key);
    return { record, copy };
  });
}

/**
 * Puts a removed page back exactly as it was. Where it has been saved again meanwhile, the full
 * copy of the new record stays if the removed one had none.
 *
 * @throws {StorageError}
 */
export async function restorePage({ record, copy }: RemovedPage): Promise<void> {
  await change(async (transaction) => {
    const since = await findPage(transaction, record.key);
    await put(transaction, { ...since, ...record, page: { ...since?.page, ...record.page } }, copy);
  });
}

/**
 * Calls a listener whenever `getSaved` may give something else: after a change in any tab, after a
 * return from the browser's memory, and when the database is erased or answers late. Subscribe
 * first, read second: then nothing is missed in between.
 */
export function subscribeSaved(listener: () => void): () => void {
  const stopChanges = subscribeChanges(listener);
  const stopConnection = subscribeConnection((news) => {
    if (news !== 'blocked') listener();
  });
  return () => {
    stopChanges();
    stopConnection();
  };
}

async function change<Value>(
  work: (transaction: Transaction<'readwrite'>) => Promise<Value>,
): Promise<Value> {
  const value = await transact('readwrite', work);
  announceChange();
  return value;
}

/** Reads one record to change it. An unreadable one is first moved aside, so that no change overwrites it. */
async function findPage(transaction: Transaction<'readwrite'>, key: string): Promise<SavedPage | undefined> {
  const saved = transaction.objectStore('saved');
  const record: unknown = await saved.get(key);
  if (record === undefined) return undefined;
  const parsed = parseSavedPage(record);
  if (parsed.ok) return parsed.value;
  await transaction.objectStore('aside').add({ store: 'saved', reason: parsed.reason, record });
  await saved.delete(key);
  return undefined;
}

/** Stores a record, and its copy where there is one: an absent copy never takes the place of another. */
async function put(transaction: Transaction<'readwrite'>, record: SavedPage, copy: unknown): Promise<void> {
  await transaction.objectStore('saved').put(record);
  if (copy !== undefined) await transaction.objectStore('copies').put(copy, record.key);
}

async function setAside(keys: readonly string[]): Promise<void> {
  try {
    await transact('readwrite', async (transaction) => {
      for (const key of keys) await findPage(transaction, key);
    });
  } catch {
    // No room to move them: they stay where they are, nothing is lost, and the next reading counts them again.
  }
}

function parseSavedPage(record: unknown): Result<SavedPage, string> {
  const parsed = v.safeParse(savedPageSchema, record);
  // The record, not the parser's output: it is the same value, with the keys that only a newer version knows.
  if (parsed.success) return ok(record as SavedPage);
  const [issue] = parsed.issues;
  return failed(`${v.getDotPath(issue) ?? 'the record'}: ${issue.message}`);
}

function newestFirst(a: SavedPage, b: SavedPage): number {
  return b.savedAt - a.savedAt || compareText(a.key, b.key);
}

/** Asks the browser, once a visit, not to evict the shelf when the disk fills up. A refusal changes nothing else. */
function askToPersist(): void {
  if (hasAsked) return;
  hasAsked = true;
  // `storage` is absent outside secure contexts.
  (globalThis.navigator as Partial<Navigator> | undefined)?.storage?.persist?.().catch(() => false);
}
