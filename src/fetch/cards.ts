import type { QueryClient } from '@tanstack/react-query';

import type { Card, Edition } from '../model/edition.ts';
import { getDevice } from './device.ts';
import { cardsQuery } from './queries.ts';
import { isOffline } from './reach.ts';

/** Gives cards in the order asked, from those known and from as few files as hold the others. */
export async function getCards(
  client: QueryClient,
  edition: Edition,
  ordinals: readonly number[],
  known: ReadonlyMap<number, Card>,
): Promise<readonly Card[]> {
  const missing = ordinals.filter((ordinal) => !known.has(ordinal));
  // Articles on the device have their cards with them: no waiting for a network that is not there.
  const isCut = missing.length > 0 && getDevice() !== undefined && isOffline();
  const held = isCut ? await getHeld(edition).catch(() => known) : known;
  if (missing.every((ordinal) => held.has(ordinal))) return pick(ordinals, held, known);
  try {
    const files = new Set(missing.map((ordinal) => Math.floor(ordinal / edition.cardsPerFile)));
    const fetched = await Promise.all([...files].map((file) => client.query(cardsQuery(edition, file))));
    const cards = fetched.flatMap((file) => file.cards.map((card) => [card.ordinal, card] as const));
    return pick(ordinals, new Map(cards), known);
  } catch (error) {
    const found = getDevice() === undefined ? known : await getHeld(edition, error).catch(() => known);
    if (!missing.every((ordinal) => found.has(ordinal))) throw error;
    return pick(ordinals, found, known);
  }
}

function pick(ordinals: readonly number[], ...from: readonly ReadonlyMap<number, Card>[]): readonly Card[] {
  return ordinals.flatMap((ordinal) => from.find((some) => some.has(ordinal))?.get(ordinal) ?? []);
}

/** The cards of articles on this device, where it may answer; the code of it is there as well. */
async function getHeld(edition: Edition, error?: unknown): Promise<ReadonlyMap<number, Card>> {
  const { getCardsOnDevice, isForDevice } = await import('./on-device.ts');
  return error === undefined || isForDevice(error) ? getCardsOnDevice(edition) : new Map();
}
