import type { QueryClient } from '@tanstack/react-query';

import type { Card, Edition } from '../model/edition.ts';
import { cardsQuery } from './queries.ts';

/** Gives cards in the order asked, from those known and from as few files as hold the others. */
export async function getCards(
  client: QueryClient,
  edition: Edition,
  ordinals: readonly number[],
  known: ReadonlyMap<number, Card>,
): Promise<readonly Card[]> {
  const missing = ordinals.filter((ordinal) => !known.has(ordinal));
  const files = new Set(missing.map((ordinal) => Math.floor(ordinal / edition.cardsPerFile)));
  const fetched = await Promise.all([...files].map((file) => client.query(cardsQuery(edition, file))));
  const cards = new Map([
    ...known,
    ...fetched.flatMap((file) => file.cards.map((card) => [card.ordinal, card] as const)),
  ]);
  return ordinals.flatMap((ordinal) => cards.get(ordinal) ?? []);
}
