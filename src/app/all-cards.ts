import type { CardsOnDevice } from '../fetch/device.ts';
import type { ArticleFile } from '../model/edition.ts';
import { printLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';
import { listDeviceCards } from '../offline/device-cards.ts';
import { getKeptArticles, listKeptVersions } from '../reader/kept-articles.ts';

/** The cards of articles that are on this device: those of saved ones too, whose files have left the caches. */
export async function listAllCards(): Promise<readonly CardsOnDevice[]> {
  const found = await listDeviceCards();
  const known = new Set(found.flatMap(({ cards }) => cards.map(({ slug }) => toAddress(slug))));
  try {
    const others = [...(await listKeptVersions()).keys()].filter((address) => !known.has(address));
    const files = await getKeptArticles(others);
    return [...found, ...files.flatMap((file) => file ?? []).map(toCards)];
  } catch {
    // The browser forbids its storage.
    return found;
  }
}

function toAddress(slug: Slug): string {
  return printLocation({ page: 'article', slug, fragment: '' });
}

function toCards({ numbering, card }: ArticleFile): CardsOnDevice {
  return { numbering, cards: [card] };
}
