import * as v from 'valibot';

import type { ArticleFile } from '../model/edition.ts';
import { articleFileSchema } from '../model/edition.ts';
import type { Transaction } from './database.ts';
import { transact } from './database.ts';
import type { Change } from './library.ts';
import { change, nameOf, rangeOf, setFact } from './library.ts';
import type { Kept, PageValue } from './saved-page.ts';
import { findPage, toSavedKey } from './saved-page.ts';

/**
 * A full copy is the article's file as it was, and when it was taken. That of the first editions had no numbering yet;
 * one without a date was taken when the page was saved.
 */
const copySchema = v.object({
  ...articleFileSchema.entries,
  numbering: v.optional(v.string(), ''),
  copiedAt: v.exactOptional(v.number()),
});

/** A page to save; an article with its full copy, where the page has it at hand. */
export type PageToSave = Kept & { readonly article?: ArticleFile };

/** The addresses of what is saved, and of the articles whose full copy is on this device: `getCopy` gives it. */
export type SavedKeys = { readonly pages: ReadonlySet<string>; readonly copies: ReadonlySet<string> };

/** Pages that were taken off the shelf, or whose copy gave way to another, with all that brings them back. */
export type RemovedPages = {
  readonly facts: readonly Change[];
  readonly copies: readonly (readonly [address: string, copy: unknown])[];
};

let hasAsked = false;

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
 * Gives the full copy that was saved of an article; nothing when there is none that this version can read.
 *
 * @throws {StorageError}
 */
export async function getCopy(address: string): Promise<ArticleFile | undefined> {
  const copy: unknown = await transact('readonly', (transaction) =>
    transaction.objectStore('copies').get(toSavedKey(address)),
  );
  return parseCopy(copy)?.file;
}

/**
 * Saves a page, and resolves when it is on the disk. Saving again refreshes what the shelf shows, keeps the date of the
 * first time, and leaves the full copy as it is: only a reader who asks for another version gets it (`replaceCopy`).
 *
 * @throws {StorageError} and then nothing has changed
 */
export async function savePage(address: string, { article, ...page }: PageToSave): Promise<void> {
  askToPersist();
  const key = toSavedKey(address);
  await change(async (transaction) => {
    const isSaved = (await transaction.objectStore('facts').getKey(`page ${key}`)) !== undefined;
    const before = await findPage(transaction, key);
    await setPage(
      transaction,
      key,
      before === undefined ? { savedAt: Date.now(), page } : { ...before, page: { ...before.page, ...page } },
    );
    // A copy that is left of a page which another device removed is nobody's.
    if (article !== undefined && !(isSaved && (await hasCopy(transaction, key))))
      await putCopy(transaction, key, article);
  });
}

/**
 * Adds the full copy to an article that is saved and has none. Does nothing where it is not saved, or not any more: a
 * copy that arrives late never saves again what the reader has removed, nor takes the place of an earlier one.
 *
 * @throws {StorageError}
 */
export async function addCopy(address: string, article: ArticleFile): Promise<void> {
  const key = toSavedKey(address);
  await change(async (transaction) => {
    const before = await findPage(transaction, key);
    if (before?.page.kind !== 'article' || (await hasCopy(transaction, key))) return;
    await setPage(transaction, key, { ...before, page: { ...before.page, card: article.card } });
    await putCopy(transaction, key, article);
  });
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
    for (const [key, copy] of copies) {
      await transaction.objectStore('copies').put(copy, key);
      await transaction.objectStore('pictures').delete(`of ${key}`);
    }
  });
}

/** Stores the fact that a page is saved, and gives what it was. */
export function setPage(
  transaction: Transaction<'readwrite'>,
  key: string,
  value: PageValue,
): Promise<Change> {
  return setFact(transaction, { key: `page ${key}`, value });
}

async function hasCopy(transaction: Transaction<'readwrite'>, key: string): Promise<boolean> {
  return (await transaction.objectStore('copies').getKey(key)) !== undefined;
}

/** Stores the full copy of an article in place of any other. */
export async function putCopy(
  transaction: Transaction<'readwrite'>,
  key: string,
  article: ArticleFile,
): Promise<void> {
  await Promise.all([
    transaction.objectStore('copies').put({ ...article, copiedAt: Date.now() }, key),
    // Its pictures may be others.
    transaction.objectStore('pictures').delete(`of ${key}`),
  ]);
}

/** Reads a full copy; nothing where this version cannot. */
export function parseCopy(
  record: unknown,
): { readonly file: ArticleFile; readonly copiedAt?: number } | undefined {
  const parsed = v.safeParse(copySchema, record);
  if (!parsed.success) return undefined;
  const { copiedAt, ...file } = parsed.output;
  return { file, ...(copiedAt === undefined ? {} : { copiedAt }) };
}

/** Asks the browser, once a visit, not to evict the shelf when the disk fills up. A refusal changes nothing else. */
function askToPersist(): void {
  if (hasAsked) return;
  hasAsked = true;
  // `storage` is absent outside secure contexts.
  (globalThis.navigator as Partial<Navigator> | undefined)?.storage?.persist?.().catch(() => false);
}
