import type { ArticleFile } from '../model/edition.ts';
import { transact } from './database.ts';
import { change } from './library.ts';
import { findPage, parsePage, toSavedKey } from './saved-page.ts';
import type { RemovedPages } from './saved.ts';
import { parseCopy, putCopy, setPage } from './saved.ts';

/** The full copy of a saved article, and when it was taken, in milliseconds. */
export type KeptCopy = { readonly file: ArticleFile; readonly copiedAt: number };

/**
 * Gives the full copy of an article that is saved, and since when it is kept; nothing when the article is not saved, or
 * has no copy that this version can read.
 *
 * @throws {StorageError}
 */
export async function getKeptCopy(address: string): Promise<KeptCopy | undefined> {
  const key = toSavedKey(address);
  const [fact, copy] = await transact('readonly', (transaction): Promise<[unknown, unknown]> =>
    Promise.all([
      transaction.objectStore('facts').get(`page ${key}`),
      transaction.objectStore('copies').get(key),
    ]),
  );
  const [page, parsed] = [parsePage(fact), parseCopy(copy)];
  if (!page.ok || parsed === undefined) return undefined;
  return { file: parsed.file, copiedAt: parsed.copiedAt ?? page.value.savedAt };
}

/**
 * Keeps another version of a saved article in place of its copy; the date of saving and all that was filed stay.
 *
 * @returns what undoes it, for `restorePages`; nothing in it when the article is not saved any more
 * @throws {StorageError} and then the copy is the one from before
 */
export function replaceCopy(address: string, article: ArticleFile): Promise<RemovedPages> {
  const key = toSavedKey(address);
  return change(async (transaction) => {
    const before = await findPage(transaction, key);
    if (before?.page.kind !== 'article') return { facts: [], copies: [] };
    const copy: unknown = await transaction.objectStore('copies').get(key);
    const page = { ...before, page: { ...before.page, card: article.card } };
    const fact = await setPage(transaction, key, page);
    await putCopy(transaction, key, article);
    return { facts: [fact], copies: copy === undefined ? [] : [[key, copy]] };
  });
}
