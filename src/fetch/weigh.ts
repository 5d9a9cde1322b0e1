import type { QueryClient } from '@tanstack/react-query';

import type { Edition } from '../model/edition.ts';
import type { SizesFile } from '../model/list-files.ts';
import { SIZES_PER_FILE, editionPath } from '../model/edition.ts';
import { isFiltering } from '../model/filter.ts';
import type { Slug } from '../model/slug.ts';
import { getListPart, listQuery, wholeListQuery } from './list.ts';
import { assertSameEdition, editionQuery } from './queries.ts';
import { sizesQuery } from './list-queries.ts';
import type { EditionListLocation } from './question.ts';

/** What a list weighs, in bytes as the host has its files: a host that compresses them sends less. */
export type ListWeight = {
  /** The edition in whose numbers it is said. */
  readonly edition: Edition;
  /** All articles of the list, in its order. */
  readonly ordinals: readonly number[];
  /** Of the articles' files. */
  readonly articles: number;
  /** Of the edition's own pictures in them, each in the rendition that is kept, and of the authors' portraits, each once. */
  readonly pictures: number;
  /** False where some articles stand for all: the list is too long, or a file on the device is older than the edition. */
  readonly isExact: boolean;
};

/** What one article weighs, in bytes; its authors' portraits apart. */
export type ArticleWeight = {
  readonly ordinal: number;
  readonly slug: Slug;
  readonly article: number;
  readonly pictures: number;
};

/** Files that are read for a weight at most, some 0.7 MB in all (brotli): an archive of 32,768 articles has no more. */
export const FILES_WEIGHED = 64;

/** Files that are fetched together. */
const AT_ONCE = 8;

/** Articles that are named together. */
const NAMED_AT_ONCE = 512;

/** Articles that are counted before the page has its turn: a few milliseconds on a phone. */
const TURN = 16_384;

/**
 * Weighs the articles of a list. Which articles it has is exact at any length; of one that lies in more than
 * `FILES_WEIGHED` files, as many are read, spread evenly, and their mean is taken for the others. A picture in two articles
 * counts twice.
 *
 * @throws {EditionError}
 */
export async function weighList(client: QueryClient, location: EditionListLocation): Promise<ListWeight> {
  const { edition, ordinals } = await getWhole(client, location);
  const numbers = new Set<number>();
  for await (const some of inTurns(ordinals)) for (const ordinal of some) numbers.add(toFile(ordinal));
  const files = await getFiles(client, edition, spread([...numbers], FILES_WEIGHED));
  const portraits = new Map<number, number>();
  let [known, articles, pictures] = [0, 0, 0];
  for await (const some of inTurns(ordinals)) {
    for (const ordinal of some) {
      const file = files.get(toFile(ordinal));
      const weight = file === undefined ? undefined : findWeight(file, ordinal);
      if (file === undefined || weight === undefined) continue;
      known++;
      articles += weight.article;
      pictures += weight.pictures;
      for (const author of [file.authors[toSlot(ordinal)] ?? []].flat()) portraits.set(author, 0);
    }
  }
  for (const [author, bytes] of [...files.values()].flatMap((file) => file.portraits))
    if (portraits.has(author)) portraits.set(author, bytes);
  const faces = [...portraits.values()].reduce((sum, bytes) => sum + bytes, 0);
  const scale = (bytes: number) => (known === 0 ? 0 : Math.round((bytes * ordinals.length) / known));
  return {
    edition,
    ordinals,
    articles: scale(articles),
    pictures: scale(pictures) + faces,
    isExact: known === ordinals.length,
  };
}

/**
 * Names the articles of a list with what each weighs, in the order of the list, some at a time, so that a download can begin
 * before the last are known. Those that have just left the edition lack.
 *
 * @throws {EditionError}
 */
export async function* listWeights(
  client: QueryClient,
  { edition, ordinals }: Pick<ListWeight, 'edition' | 'ordinals'>,
): AsyncGenerator<readonly ArticleWeight[]> {
  for (let start = 0; start < ordinals.length; start += NAMED_AT_ONCE) {
    const some = ordinals.slice(start, start + NAMED_AT_ONCE);
    const files = await getFiles(client, edition, [...new Set(some.map(toFile))]);
    yield some.flatMap((ordinal) => {
      const file = files.get(toFile(ordinal));
      return (file && findWeight(file, ordinal)) ?? [];
    });
  }
}

/** All articles of a list. That of everything needs no rows: it is the timeline. */
async function getWhole(
  client: QueryClient,
  location: EditionListLocation,
): Promise<Pick<ListWeight, 'edition' | 'ordinals'>> {
  if (location.page !== 'all' || isFiltering(location.filter)) {
    const { question, ordinals } = await client.query(wholeListQuery(client, location));
    return { edition: question.edition, ordinals };
  }
  const list = await client.query(listQuery(client, location));
  const { edition } = list.question;
  return { edition, ordinals: await getListPart(client, location, list, 0, edition.count) };
}

async function getFiles(
  client: QueryClient,
  edition: Edition,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, SizesFile>> {
  const files = new Map<number, SizesFile>();
  for (let start = 0; start < numbers.length; start += AT_ONCE) {
    const some = numbers.slice(start, start + AT_ONCE);
    const sizes = await Promise.all(some.map((number) => getFile(client, edition, number)));
    for (const [index, file] of sizes.entries()) files.set(some[index] ?? 0, file);
  }
  return files;
}

async function getFile(client: QueryClient, { numbering }: Edition, number: number): Promise<SizesFile> {
  const since = client.getQueryState(editionQuery().queryKey)?.dataUpdatedAt ?? 0;
  // One that was fetched before the front door may be of the edition before.
  const file = await client.query({ ...sizesQuery(number), staleTime: Date.now() - since });
  assertSameEdition(editionPath.sizes(number), numbering, file.numbering);
  return file;
}

function findWeight({ slugs, articles, pictures }: SizesFile, ordinal: number): ArticleWeight | undefined {
  const slot = toSlot(ordinal);
  const [slug, article, own] = [slugs[slot], articles[slot], pictures[slot]];
  if (slug === undefined || slug === '' || article === undefined || own === undefined) return undefined;
  return { ordinal, slug, article, pictures: own };
}

/** Deals values out in parts, with a turn for the page between two of them. */
async function* inTurns<Value>(values: readonly Value[]): AsyncGenerator<readonly Value[]> {
  for (let start = 0; start < values.length; start += TURN) {
    if (start > 0) await new Promise<void>((resolve) => void setTimeout(resolve));
    yield values.slice(start, start + TURN);
  }
}

/** As many values, from the first to the last, at even distances. */
function spread<Value>(values: readonly Value[], most: number): readonly Value[] {
  if (values.length <= most) return values;
  const step = (values.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => values[Math.round(index * step)]).filter(
    (value) => value !== undefined,
  );
}

function toFile(ordinal: number): number {
  return Math.floor(ordinal / SIZES_PER_FILE);
}

function toSlot(ordinal: number): number {
  return ordinal % SIZES_PER_FILE;
}
