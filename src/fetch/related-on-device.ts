import type { Card } from '../model/edition.ts';
import type { RelatedHead } from '../model/related.ts';
import { getDeviceCards, isForDevice } from './on-device.ts';

/**
 * Gives what the heads of an article's tags would say, of the articles on this device alone.
 *
 * @throws the failure, where it is not one that the device may answer for
 */
export async function getHeadsOnDevice({ tags }: Card, error: unknown): Promise<readonly RelatedHead[]> {
  if (!isForDevice(error)) throw error;
  const found = await getDeviceCards();
  const all = new Map(found.flatMap(({ cards }) => cards.map((card) => [card.slug, card] as const)));
  return tags.map(({ slug, name }) => {
    const cards = [...all.values()].filter((card) => card.tags.some((tag) => tag.slug === slug));
    return { name, count: cards.length, cards };
  });
}
