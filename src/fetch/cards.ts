import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { Card } from '../model/edition.ts';
import { CARDS_PER_FILE } from '../model/edition.ts';
import { cardsQuery } from './queries.ts';

/** The cards of some articles, in the order asked; `known` spares the network what came along. */
export const cardsOfQuery = (
  client: QueryClient,
  ordinals: readonly number[],
  known: ReadonlyMap<number, Card> = new Map(),
) =>
  queryOptions({
    queryKey: ['cards-of', ordinals],
    queryFn: () => getCards(client, ordinals, known),
    retry: false,
  });

/** Gives cards in the order asked, from those known and from as few files as hold the others. */
export async function getCards(
  client: QueryClient,
  ordinals: readonly number[],
  known: ReadonlyMap<number, Card>,
): Promise<readonly Card[]> {
  const files = new Set(
    ordinals.filter((ordinal) => !known.has(ordinal)).map((ordinal) => Math.floor(ordinal / CARDS_PER_FILE)),
  );
  const fetched = await Promise.all([...files].map((file) => client.query(cardsQuery(file))));
  const cards = new Map([
    ...known,
    ...fetched.flatMap((file) => file.cards.map((card) => [card.ordinal, card] as const)),
  ]);
  return ordinals.flatMap((ordinal) => cards.get(ordinal) ?? []);
}
