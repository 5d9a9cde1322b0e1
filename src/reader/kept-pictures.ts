import * as v from 'valibot';

import { transact } from './database.ts';
import { rangeOf } from './library.ts';

/*
 * Pictures of saved articles, in the store `pictures`: under the stem of its renditions each picture in one width, and
 * under `of <address>` the stems of an article whose pictures are all there.
 */

/** A picture that is kept. */
export type KeptPicture = { readonly type: string; readonly bytes: ArrayBuffer };

const pictureSchema = v.object({ type: v.string(), bytes: v.instance(ArrayBuffer) });
const stemsSchema = v.array(v.string());

/**
 * Lists the saved articles that have their full copy, and not yet its pictures.
 *
 * @throws {StorageError}
 */
export async function listUnpictured(): Promise<readonly string[]> {
  const [pages, copies, pictured] = await transact('readonly', (transaction) =>
    Promise.all([
      transaction.objectStore('facts').getAllKeys(rangeOf('page')),
      transaction.objectStore('copies').getAllKeys(),
      transaction.objectStore('pictures').getAllKeys(listArticles()),
    ]),
  );
  const [saved, done] = [new Set(pages), new Set(pictured)];
  return copies.filter((address) => saved.has(`page ${address}`) && !done.has(`of ${address}`));
}

/**
 * Keeps a picture.
 *
 * @throws {StorageError} and then it is not kept
 */
export async function keepPicture(stem: string, picture: KeptPicture): Promise<void> {
  await transact('readwrite', (transaction) => transaction.objectStore('pictures').put(picture, stem));
}

/**
 * Notes that all pictures of an article are there.
 *
 * @throws {StorageError}
 */
export async function notePictured(address: string, stems: readonly string[]): Promise<void> {
  await transact('readwrite', (transaction) =>
    transaction.objectStore('pictures').put([...stems], `of ${address}`),
  );
}

/**
 * Gives a picture that is kept, in the width in which it is; nothing where there is none.
 *
 * @throws {StorageError}
 */
export async function getKeptPicture(stem: string): Promise<KeptPicture | undefined> {
  const record: unknown = await transact('readonly', (transaction) =>
    transaction.objectStore('pictures').get(stem),
  );
  return v.is(pictureSchema, record) ? record : undefined;
}

/**
 * Takes out the pictures of articles that are not saved any more, but for those that another one shows too.
 *
 * @throws {StorageError}
 */
export async function sweepPictures(): Promise<void> {
  await transact('readwrite', async (transaction) => {
    const pictures = transaction.objectStore('pictures');
    const [pages, keys, lists] = await Promise.all([
      transaction.objectStore('facts').getAllKeys(rangeOf('page')),
      pictures.getAllKeys(listArticles()),
      pictures.getAll(listArticles()),
    ]);
    const saved = new Set(pages);
    const articles = keys.map((key, index) => {
      const list: unknown = lists[index];
      return { key, isSaved: saved.has(`page ${key.slice(3)}`), stems: v.is(stemsSchema, list) ? list : [] };
    });
    const kept = new Set(articles.filter(({ isSaved }) => isSaved).flatMap(({ stems }) => stems));
    const gone = articles.filter(({ isSaved }) => !isSaved);
    const stems = gone.flatMap((article) => article.stems).filter((stem) => !kept.has(stem));
    await Promise.all([...gone.map(({ key }) => key), ...stems].map((key) => pictures.delete(key)));
  });
}

/** The keys of articles: a stem has no space in it. */
function listArticles(): IDBKeyRange {
  return IDBKeyRange.bound('of ', 'of!', false, true);
}
