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
import type { Change } from './library.ts';
import { change, changeFacts, moveAside, nameOf, parseFact, rangeOf, setFact } from './library.ts';
import { subscribeChanges } from './tabs.ts';

/** A full copy is the article's file as it was; that of the first editions had no numbering yet. */
const copySchema = v.object({ ...articleFileSchema.entries, numbering: v.optional(v.string(), '') });

/** What is kept of a page: an article, or a list with its filter. */
type Kept =
  | { readonly kind: 'article'; readonly slug: Slug; readonly card: Card }
  | { readonly kind: 'list'; readonly title: string; readonly description: string }
  /** A page of another site, brought along from another program; its key is its address there. */
  | { readonly kind: 'link'; readonly title: string };

/** A page to save; an article with its full copy, where the page has it at hand. */
export type PageToSave = Kept & { readonly article?: ArticleFile };

/** A page that the reader saved, and how it is filed. */
export type SavedPage = {
  /** Its address, as `toSavedKey` gives it. */
  readonly key: string;
  /** When it was first saved, in milliseconds. */
  readonly savedAt: number;
  readonly page: Kept;
  /** It waits to be read, « À lire ». */
  readonly isLater: boolean;
  readonly isFavorite: boolean;
  readonly collection?: string;
  /** In alphabetical order. */
  readonly labels: readonly string[];
  /** One, or several where two devices wrote at the same time. */
  readonly notes: readonly { readonly id: string; readonly text: string }[];
};

/** What the reader saved. */
export type SavedShelf = {
  /** Newest first. */
  readonly pages: readonly SavedPage[];
  /** How many records had to be set aside because they are unreadable. */
  readonly aside: number;
};

/** The addresses of what is saved, and of the articles whose full copy is on this device: `getCopy` gives it. */
export type SavedKeys = { readonly pages: ReadonlySet<string>; readonly copies: ReadonlySet<string> };

/** How pages are to be filed; what is not named stays as it is. */
export type Filing = {
  readonly isLater?: boolean;
  readonly isFavorite?: boolean;
  /** Its name; empty for none. */
  readonly collection?: string;
  readonly addLabel?: string;
  readonly removeLabel?: string;
};

/** Pages that were taken off the shelf, with everything that putting them back needs. */
export type RemovedPages = {
  readonly facts: readonly Change[];
  readonly copies: readonly (readonly [address: string, copy: unknown])[];
};

type PageValue = { readonly savedAt: number; readonly page: Kept };

const pageSchema: v.GenericSchema<unknown, PageValue> = v.object({
  savedAt: v.number(),
  page: v.variant('kind', [
    v.object({ kind: v.literal('article'), slug: cardSchema.entries.slug, card: cardSchema }),
    v.object({ kind: v.literal('list'), title: v.string(), description: v.string() }),
    v.object({ kind: v.literal('link'), title: v.string() }),
  ]),
});

let hasAsked = false;

/**
 * Gives the key under which a page is saved: its canonical address, without the place in it.
 *
 * @example
 * toSavedKey('/article/fox#p-14')   // => '/article/fox'
 * toSavedKey('/tag/5g?not=b,a&utm') // => '/tag/5g?not=a,b'
 */
export function toSavedKey(address: string): string {
  if (isForeign(address)) return address;
  return printLocation(parseLocation(address.replace(/#.*$/, ''))).replaceAll(' ', '%20');
}

/** Tells whether the address of a saved page is one of another site. */
export function isForeign(address: string): boolean {
  return /^https?:/.test(address);
}

/**
 * Tells what is saved: quick, whatever the number of pages, since no record is read.
 *
 * @throws {StorageError}
 */
export async function getSavedKeys(): Promise<SavedKeys> {
  const [pages, copies] = await transact('readonly', (transaction) =>
    Promise.all([
      transaction.objectStore('facts').getAllKeys(rangeOf('page')),
      transaction.objectStore('copies').getAllKeys(),
    ]),
  );
  return { pages: new Set(pages.map(nameOf)), copies: new Set(copies) };
}

/**
 * Lists what the reader saved. A record that cannot be read is moved aside, whole, and counted; the others are not
 * disturbed by it.
 *
 * @throws {StorageError}
 */
export async function getSaved(): Promise<SavedShelf> {
  const [records, done, favorites, collections, labels, notes, aside] = await transact(
    'readonly',
    (transaction) => {
      const facts = transaction.objectStore('facts');
      return Promise.all([
        facts.getAll(rangeOf('page')),
        facts.getAllKeys(rangeOf('done')),
        facts.getAllKeys(rangeOf('favorite')),
        facts.getAll(rangeOf('in')),
        facts.getAllKeys(rangeOf('label')),
        facts.getAll(rangeOf('note')),
        transaction.objectStore('aside').count(),
      ]);
    },
  );
  const filed = {
    done: new Set(done.map(nameOf)),
    favorites: new Set(favorites.map(nameOf)),
    collections: new Map(collections.flatMap(readText)),
    labels: Map.groupBy(labels.map(nameOf).map(splitName), ([address]) => address),
    notes: Map.groupBy(
      notes.flatMap(readText).map(([name, text]) => ({ name: splitName(name), text })),
      ({ name: [address] }) => address,
    ),
  };
  const parsed = records.map(parsePage);
  const pages = parsed.flatMap((record, index): SavedPage[] => {
    if (!record.ok) return [];
    const key = readKey(records[index]);
    const collection = filed.collections.get(key);
    return [
      {
        ...record.value,
        key,
        isLater: !filed.done.has(key),
        isFavorite: filed.favorites.has(key),
        ...(collection === undefined ? {} : { collection }),
        labels: (filed.labels.get(key) ?? []).map(([, label]) => label).sort(compareText),
        notes: (filed.notes.get(key) ?? []).map(({ name: [, id], text }) => ({ id, text })),
      },
    ];
  });
  const unreadable = records.filter((_, index) => parsed[index]?.ok !== true);
  if (unreadable.length > 0) await setAside(unreadable);
  return { pages: pages.sort(newestFirst), aside: aside + unreadable.length };
}

/**
 * Gives the full copy that was saved of an article; nothing when there is none that this version can read.
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
 * Saves a page, and resolves when it is on the disk. Saving again refreshes what the shelf shows, keeps the date of the
 * first time, and never loses the full copy.
 *
 * @throws {StorageError} and then nothing has changed
 */
export async function savePage(address: string, { article, ...page }: PageToSave): Promise<void> {
  askToPersist();
  const key = toSavedKey(address);
  await change(async (transaction) => {
    const before = await findPage(transaction, key);
    await setPage(
      transaction,
      key,
      before === undefined ? { savedAt: Date.now(), page } : { ...before, page: { ...before.page, ...page } },
      article,
    );
  });
}

/**
 * Adds the full copy to an article that is saved. Does nothing where it is not, or not any more: a copy that arrives
 * late never saves again what the reader has removed.
 *
 * @throws {StorageError}
 */
export async function addCopy(address: string, article: ArticleFile): Promise<void> {
  const key = toSavedKey(address);
  await change(async (transaction) => {
    const before = await findPage(transaction, key);
    if (before?.page.kind !== 'article') return;
    await setPage(transaction, key, { ...before, page: { ...before.page, card: article.card } }, article);
  });
}

/**
 * Files saved pages: to be read or not, favourites, collection, labels.
 *
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing has changed
 */
export function filePages(addresses: readonly string[], filing: Filing): Promise<readonly Change[]> {
  const { isLater, isFavorite, collection, addLabel, removeLabel } = filing;
  return changeFacts(
    addresses
      .map(toSavedKey)
      .flatMap((address) => [
        ...(isLater === undefined ? [] : [{ key: `done ${address}`, value: isLater ? undefined : true }]),
        ...(isFavorite === undefined
          ? []
          : [{ key: `favorite ${address}`, value: isFavorite ? true : undefined }]),
        ...(collection === undefined
          ? []
          : [{ key: `in ${address}`, value: collection === '' ? undefined : collection }]),
        ...(addLabel === undefined ? [] : [{ key: `label ${address} ${addLabel}`, value: true }]),
        ...(removeLabel === undefined ? [] : [{ key: `label ${address} ${removeLabel}`, value: undefined }]),
      ]),
  );
}

/**
 * Writes a note on a saved page in place of its notes; an empty text takes them away.
 *
 * @returns what undoes it, for `changeFacts`
 * @throws {StorageError} and then nothing has changed
 */
export function writeNote({ key, notes }: SavedPage, text: string): Promise<readonly Change[]> {
  const [first, ...others] = notes.map(({ id }) => id);
  const own = first ?? Math.random().toString(36).slice(2);
  return changeFacts([
    { key: `note ${key} ${own}`, value: text === '' ? undefined : text },
    ...others.map((id) => ({ key: `note ${key} ${id}`, value: undefined })),
  ]);
}

/**
 * Removes pages with all that was filed with them, and gives what was removed, for `restorePages`.
 *
 * @throws {StorageError} and then they are still saved
 */
export function removePages(addresses: readonly string[]): Promise<RemovedPages> {
  return change(async (transaction) => {
    const facts: Change[] = [];
    const copies: [string, unknown][] = [];
    for (const key of addresses.map(toSavedKey)) {
      const store = transaction.objectStore('facts');
      const [labels, notes] = await Promise.all([
        store.getAllKeys(rangeOf('label', key)),
        store.getAllKeys(rangeOf('note', key)),
      ]);
      const filed = (['page', 'done', 'favorite', 'in', 'seen'] as const).map((kind) => `${kind} ${key}`);
      for (const name of [...filed, ...labels, ...notes])
        facts.push(await setFact(transaction, { key: name, value: undefined }));
      const copy: unknown = await transaction.objectStore('copies').get(key);
      if (copy !== undefined) copies.push([key, copy]);
      await transaction.objectStore('copies').delete(key);
    }
    return { facts: facts.filter(({ value }) => value !== undefined), copies };
  });
}

/**
 * Puts removed pages back exactly as they were. Where one has been saved again meanwhile, the full copy of the new one
 * stays if the removed one had none.
 *
 * @throws {StorageError}
 */
export async function restorePages({ facts, copies }: RemovedPages): Promise<void> {
  await change(async (transaction) => {
    for (const fact of facts) await setFact(transaction, fact);
    for (const [key, copy] of copies) await transaction.objectStore('copies').put(copy, key);
  });
}

/**
 * Calls a listener whenever what is saved or read may have changed: after a change in any tab, after a return from the
 * browser's memory, and when the database is erased or answers late. Subscribe first, read second: then nothing is
 * missed in between.
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

/** Reads one page to change it. An unreadable one is first moved aside, so that no change overwrites it. */
async function findPage(transaction: Transaction<'readwrite'>, key: string): Promise<PageValue | undefined> {
  const record: unknown = await transaction.objectStore('facts').get(`page ${key}`);
  if (record === undefined) return undefined;
  const parsed = parsePage(record);
  if (parsed.ok) return parsed.value;
  await moveAside(transaction, `page ${key}`, record, parsed.reason);
  return undefined;
}

/** Stores a page, and its copy where there is one: an absent copy never takes the place of another. */
async function setPage(
  transaction: Transaction<'readwrite'>,
  key: string,
  { savedAt, page, ...rest }: PageValue,
  copy: ArticleFile | undefined,
): Promise<void> {
  await setFact(transaction, { key: `page ${key}`, value: { ...rest, savedAt, page } });
  if (copy !== undefined) await transaction.objectStore('copies').put(copy, key);
}

async function setAside(records: readonly unknown[]): Promise<void> {
  try {
    await transact('readwrite', async (transaction) => {
      for (const record of records) await findPage(transaction, readKey(record));
    });
  } catch {
    // No room to move them: they stay where they are, nothing is lost, and the next reading counts them again.
  }
}

function parsePage(record: unknown): Result<PageValue, string> {
  const fact = parseFact(record);
  if (fact === undefined) return failed('not a fact');
  const parsed = v.safeParse(pageSchema, fact.value);
  // The value, not the parser's output: it is the same, with the keys that only a newer version knows.
  if (parsed.success) return ok(fact.value as PageValue);
  const [issue] = parsed.issues;
  return failed(`${v.getDotPath(issue) ?? 'the value'}: ${issue.message}`);
}

/** The address in the key of a record; the store has none without a key. */
function readKey(record: unknown): string {
  return nameOf((record as { readonly key: string }).key);
}

/** The name and the value of a fact that holds a text; nothing where it cannot be read. */
function readText(record: unknown): [name: string, text: string][] {
  const fact = parseFact(record);
  return typeof fact?.value === 'string' ? [[nameOf(fact.key), fact.value]] : [];
}

/** An address holds no space; what follows it may. */
function splitName(name: string): [address: string, rest: string] {
  const space = name.indexOf(' ');
  return [name.slice(0, space), name.slice(space + 1)];
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
