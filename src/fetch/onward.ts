import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { Card } from '../model/edition.ts';
import { CHUNK_ROWS } from '../model/edition.ts';
import { isFiltering } from '../model/filter.ts';
import { printLocation } from '../model/location.ts';
import { rankRelated } from '../model/related.ts';
import type { Timeline } from '../model/timeline.ts';
import { listTimeline, readTimeline } from '../model/timeline.ts';
import { getDevice } from './device.ts';
import { getCards } from './cards.ts';
import { editionQuery, termQuery } from './queries.ts';
import type { EditionListLocation } from './question.ts';

/** An article to go on with: what is shown of it, and no more, for pages carry it. */
export type OnwardCard = Pick<
  Card,
  'slug' | 'headline' | 'published' | 'day' | 'category' | 'picture' | 'language'
>;

function toOnward({ slug, headline, published, day, category, picture, language }: Card): OnwardCard {
  return {
    ...{ slug, headline, published, category },
    ...(day === undefined ? {} : { day }),
    // Decoration: it says nothing beside the headline.
    ...(picture === undefined ? {} : { picture: { ...picture, alt: '' } }),
    ...(language === undefined ? {} : { language }),
  };
}

/** An article beside another one: its headline. */
export type Neighbour = Pick<Card, 'slug' | 'headline' | 'language'>;

function toNeighbour({ slug, headline, language }: Card): Neighbour {
  return { slug, headline, ...(language === undefined ? {} : { language }) };
}

/** The articles before and after one in the list that the reader came from. */
export type Neighbours = { readonly previous?: Neighbour; readonly next?: Neighbour };

/**
 * The neighbours of an article in a list, in the order of that list; in the whole archive, newest
 * first, when there is no list or the article is not in it.
 */
export const neighboursQuery = (client: QueryClient, location: EditionListLocation, ordinal: number) =>
  queryOptions({
    queryKey: ['neighbours', printLocation(location), ordinal],
    queryFn: async (): Promise<Neighbours> => {
      const around = await getAround(client, location, ordinal);
      const cards = await getCards(
        client,
        await client.query(editionQuery()),
        around.filter((place) => place !== undefined),
        new Map(),
      );
      const find = (place: number | undefined) => cards.find((card) => card.ordinal === place);
      const [previous, next] = around.map(find).map((card) => card && toNeighbour(card));
      return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
    },
  });

async function getAround(
  client: QueryClient,
  location: EditionListLocation,
  ordinal: number,
): Promise<[number | undefined, number | undefined]> {
  // The whole archive is in the order of the ordinals: it needs no list.
  const isArchive = location.page === 'all' && !isFiltering(location.filter);
  const around = isArchive ? undefined : await findInList(client, location, ordinal);
  if (around !== undefined) return around;
  const [older, newer] = findAround(readTimeline(await client.query(editionQuery())), ordinal);
  return isArchive && location.filter.sort === 'oldest' ? [older, newer] : [newer, older];
}

/** The articles before and after one in time. */
function findAround(timeline: Timeline, ordinal: number): [number | undefined, number | undefined] {
  const { next, dead, late } = timeline;
  if (dead.size === 0 && late.size === 0)
    return [ordinal > 0 ? ordinal - 1 : undefined, ordinal + 1 < next ? ordinal + 1 : undefined];
  const all = listTimeline(timeline);
  const position = all.indexOf(ordinal);
  return position < 0 ? [undefined, undefined] : [all[position - 1], all[position + 1]];
}

/** Looks for an article from the top of a list, twice as far each time: most are found in the first chunk. */
async function findInList(
  client: QueryClient,
  location: EditionListLocation,
  ordinal: number,
): Promise<[number | undefined, number | undefined] | undefined> {
  // Most articles are read without a list around them: what lists are made of comes when one is.
  const { listQuery } = await import('./list.ts');
  for (let want = CHUNK_ROWS; ; want *= 2) {
    const { ordinals, total, isExact } = await client.query(listQuery(client, location, want));
    const place = ordinals.indexOf(ordinal);
    const isWhole = isExact && ordinals.length >= total;
    if (place >= 0 && (isWhole || place + 1 < ordinals.length))
      return [ordinals[place - 1], ordinals[place + 1]];
    if (isWhole) return undefined;
  }
}

/** Tags of an article whose heads are asked for kin. */
const RELATED_TAGS = 6;
/** Articles shown as related. */
const RELATED = 3;

/** The articles nearest to one, from the newest of each of its tags. */
export const relatedQuery = (client: QueryClient, card: Card) =>
  queryOptions({
    queryKey: ['related', card.slug],
    queryFn: async (): Promise<readonly OnwardCard[]> => (await findRelated(client, card)).map(toOnward),
  });

/** The same articles with all that is known of them, which no page carries: a few readers mute some by it. */
export const relatedCardsQuery = (client: QueryClient, card: Card) =>
  queryOptions({
    queryKey: ['related-cards', card.slug],
    queryFn: () => findRelated(client, card),
  });

async function findRelated(client: QueryClient, card: Card): Promise<readonly Card[]> {
  const tags = card.tags.slice(0, RELATED_TAGS);
  try {
    const heads = await Promise.all(tags.map(({ slug }) => client.query(termQuery(`tag-${slug}`))));
    return rankRelated(card, heads, RELATED);
  } catch (error) {
    if (getDevice() === undefined) throw error;
    const code = await import('./related-on-device.ts').catch(() => Promise.reject(error));
    return rankRelated(card, await code.getHeadsOnDevice(card, error), RELATED);
  }
}
