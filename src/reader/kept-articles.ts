import type { ArticleFile } from '../model/edition.ts';
import { transact } from './database.ts';
import { parseCopy } from './saved.ts';

/** Copies that are read at a time: the page answers between two lots of them. */
const AT_ONCE = 50;

/**
 * Gives the full copies of the articles that the reader has saved; what this version cannot read is left out.
 *
 * @throws {StorageError}
 */
export async function listKeptArticles(): Promise<readonly ArticleFile[]> {
  const articles: ArticleFile[] = [];
  const keys = await transact('readonly', (transaction) => transaction.objectStore('copies').getAllKeys());
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const some = keys.slice(start, start + AT_ONCE);
    const records: readonly unknown[] = await transact('readonly', (transaction) =>
      Promise.all(some.map((key): Promise<unknown> => transaction.objectStore('copies').get(key))),
    );
    articles.push(...records.flatMap((record) => parseCopy(record)?.file ?? []));
  }
  return articles;
}
