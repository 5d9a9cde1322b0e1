import { compareText } from '../model/fault.ts';
import { findTags } from '../model/vocabulary.ts';
import { getDeviceCards, isForDevice } from './on-device.ts';
import type { FoundTags } from './tag-search.ts';

/**
 * Finds the tags that a text may mean among those of the articles on this device, after the network has failed; between
 * equals the one that most of them have comes first.
 *
 * @throws that failure, where the device may not answer for it, or has nothing
 */
export async function findTagsOnDevice(text: string, error: unknown): Promise<FoundTags> {
  const found = isForDevice(error) ? await getDeviceCards() : [];
  const cards = new Map(found.flatMap((some) => some.cards.map((card) => [card.slug, card] as const)));
  if (cards.size === 0) throw error;
  const counts = new Map<string, number>();
  const names = new Map(
    [...cards.values()].flatMap(({ tags }) =>
      tags.map((tag) => {
        counts.set(tag.slug, (counts.get(tag.slug) ?? 0) + 1);
        return [tag.slug, tag] as const;
      }),
    ),
  );
  const byUse = [...names.values()].sort(
    (a, b) => (counts.get(b.slug) ?? 0) - (counts.get(a.slug) ?? 0) || compareText(a.slug, b.slug),
  );
  // Their numbers in the edition are not known: these are of no use but to `findTags`.
  const ranked = byUse.map(({ slug, name }, id) => ({ id, slug, name }));
  return { tags: findTags(ranked, text).map(({ slug, name }) => ({ slug, name })), isOnDeviceOnly: true };
}
