import type { DownloadBatch } from '../model/download.ts';
import { readArticle } from '../model/download.ts';
import type { Card } from '../model/edition.ts';
import { BY_ADDRESS, CACHE } from './caches.ts';
import { BATCH, getBatch, getFiles, listDownloads } from './download-records.ts';

type Cards = { readonly numbering: string; readonly cards: readonly Card[] };

const ARTICLES = `${import.meta.env.BASE_URL}edition/articles/`;

/** Articles that are read at once where no batch has their cards. */
const AT_ONCE = 32;

/** Gives the cards of all articles that are on this device: downloaded ones, and those that were read lately. */
export async function listDeviceCards(): Promise<readonly Cards[]> {
  const batches = await listBatches();
  const known = new Set(batches.flatMap(({ cards }) => cards.map(({ slug }) => toAddress(slug))));
  const others: Cards[] = [];
  for (const cacheName of [CACHE.downloads, CACHE.edition]) {
    const addresses = (await listArticles(cacheName)).filter((address) => !known.has(address));
    for (let start = 0; start < addresses.length; start += AT_ONCE) {
      const some = addresses.slice(start, start + AT_ONCE);
      others.push(...(await Promise.all(some.map((address) => readCards(address, cacheName)))).flat());
    }
  }
  return [...batches, ...others];
}

/** Lists the slugs of the articles that a cache has. */
export async function listSlugs(cacheName: string): Promise<readonly string[]> {
  return (await listArticles(cacheName)).map((address) => address.slice(ARTICLES.length, -'.json'.length));
}

async function listBatches(): Promise<readonly DownloadBatch[]> {
  const batches: DownloadBatch[] = [];
  for (const { address, state } of await listDownloads()) {
    if (state === 'leaving') continue;
    const { slugs } = await getFiles(address);
    for (let number = 0; number * BATCH < slugs.length; number++) {
      const batch = await getBatch(address, number);
      if (batch !== undefined) batches.push(batch);
    }
  }
  return batches;
}

async function listArticles(cacheName: string): Promise<readonly string[]> {
  if (!(await caches.has(cacheName))) return [];
  const keys = await (await caches.open(cacheName)).keys();
  return keys.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith(ARTICLES));
}

async function readCards(address: string, cacheName: string): Promise<readonly Cards[]> {
  const response = await caches.match(address, { ...BY_ADDRESS, cacheName });
  const article = response && readArticle(await response.text());
  return article === undefined ? [] : [{ numbering: article.numbering, cards: [article.card] }];
}

function toAddress(slug: string): string {
  return `${ARTICLES}${slug}.json`;
}
