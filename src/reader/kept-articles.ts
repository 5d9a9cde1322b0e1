import type { ArticleFile } from '../model/edition.ts';
import { transact } from './database.ts';
import { nameOf, parseFact, rangeOf } from './library.ts';
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
    const some = await getKeptArticles(keys.slice(start, start + AT_ONCE));
    articles.push(...some.filter((article) => article !== undefined));
  }
  return articles;
}

/**
 * Gives the full copies of some saved articles, by their addresses; nothing in the place of one that is not there, or that
 * this version cannot read.
 *
 * @throws {StorageError}
 */
export async function getKeptArticles(
  addresses: readonly string[],
): Promise<readonly (ArticleFile | undefined)[]> {
  const records: readonly unknown[] = await transact('readonly', (transaction) =>
    Promise.all(addresses.map((address): Promise<unknown> => transaction.objectStore('copies').get(address))),
  );
  return records.map((record) => parseCopy(record)?.file);
}

/**
 * Names the version of each full copy that is kept, by its address, without reading one: a copy is never put in the place
 * of another, nor brought back, without the fact that its page is saved being stated anew.
 *
 * @throws {StorageError}
 */
export async function listKeptVersions(): Promise<ReadonlyMap<string, string>> {
  const [pages, keys] = await transact('readonly', (transaction) =>
    Promise.all([
      transaction.objectStore('facts').getAll(rangeOf('page')),
      transaction.objectStore('copies').getAllKeys(),
    ]),
  );
  const kept = new Set(keys);
  const facts = pages.flatMap((record) => parseFact(record) ?? []);
  return new Map(
    facts.flatMap(({ key, stamp }) => (kept.has(nameOf(key)) ? [[nameOf(key), stamp.join(' ')]] : [])),
  );
}
