import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import type { Card } from '../model/edition.ts';
import { cardsFileSchema, editionPath, editionSchema } from '../model/edition.ts';
import { EVERYTHING } from '../model/filter.ts';
import type { Location } from '../model/location.ts';
import { printLocation } from '../model/location.ts';
import { WHOLE_SHELF } from '../model/shelf.ts';
import { isSlug } from '../model/slug.ts';
import { toArticle, toList } from './site-facts.ts';

/** Which articles have pages: all, or so many of the newest. */
export type Extent = 'all' | number;

/**
 * Lists the addresses of an edition that are to have a page of their own, in a fixed order. The first stands for
 * all that have none: hosts answer those with its page.
 */
export function* listPages(out: string, extent: Extent): Generator<string> {
  yield '/404';
  if (extent === 0) return;
  const others: Location[] = [
    { page: 'front' },
    { page: 'tags' },
    { page: 'authors' },
    { page: 'saved', filter: EVERYTHING, shelf: WHOLE_SHELF },
    { page: 'history' },
    { page: 'settings' },
    { page: 'search', text: '', filter: EVERYTHING, order: 'relevance' },
    { page: 'share', query: '' },
  ];
  for (const location of others) yield printLocation(location);
  for (const location of extent === 'all' ? listAll(out) : listNewest(out, extent))
    yield printLocation(location);
}

function* listAll(out: string): Generator<Location> {
  for (const name of listNames(join(out, 'edition/terms'))) {
    const [, page, slug = ''] = /^(category|tag|author)-([^.]+)$/.exec(name) ?? [];
    if (page !== undefined && isSlug(slug)) yield toList(page as 'category' | 'tag' | 'author', slug); // One of them.
  }
  for (const slug of listNames(join(out, 'edition/articles'))) if (isSlug(slug)) yield toArticle(slug);
}

/** The newest articles, and the lists that they are in. */
function* listNewest(out: string, count: number): Generator<Location> {
  const cards = readNewest(out, count);
  const { categories } = readFile(out, editionPath.edition, editionSchema);
  for (const { slug } of categories) yield toList('category', slug);
  for (const slug of gather(cards, ({ tags }) => tags)) yield toList('tag', slug);
  for (const slug of gather(cards, ({ authors }) => authors)) yield toList('author', slug);
  for (const { slug } of cards) yield toArticle(slug);
}

/** Reads cards from the newest file of them on. Those that were added late stand among them, and are older. */
function readNewest(out: string, count: number): readonly Card[] {
  const { next, late, cardsPerFile } = readFile(out, editionPath.edition, editionSchema);
  const cards: Card[] = [];
  for (let file = Math.ceil(next / cardsPerFile) - 1; file >= 0 && cards.length < count + late.length; file--)
    cards.push(...readFile(out, editionPath.cards(file), cardsFileSchema).cards);
  return cards
    .sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : b.ordinal - a.ordinal))
    .slice(0, count);
}

function gather<Named extends { readonly slug: Card['slug'] }>(
  cards: readonly Card[],
  namesOf: (card: Card) => readonly Named[],
): ReadonlySet<Card['slug']> {
  return new Set(cards.flatMap((card) => namesOf(card).map(({ slug }) => slug)));
}

function readFile<Schema extends v.GenericSchema>(
  out: string,
  path: string,
  schema: Schema,
): v.InferOutput<Schema> {
  return v.parse(schema, JSON.parse(readFileSync(join(out, path), 'utf8')));
}

/** The names of the files of a folder without their ending, sorted. */
function listNames(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
}
