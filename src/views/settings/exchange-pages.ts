import type { Card } from '../../model/edition.ts';
import type { ExchangedPage } from '../../model/exchange/exchanged-page.ts';
import type { ExchangedFeed } from '../../model/exchange/print-opml.ts';
import type { Fact, Stamp } from '../../model/facts.ts';
import { EVERYTHING, isFiltering } from '../../model/filter.ts';
import { parseLocation, printLocation } from '../../model/location.ts';
import type { Slug } from '../../model/slug.ts';
import { startPausing } from '../../reader/pause.ts';
import type { SavedPage } from '../../reader/shelf.ts';
import { isForeign, toSavedKey } from '../../reader/saved-page.ts';

/** Where the site is: its addresses begin so, with a slash at the end. */
export type SiteAddress = { readonly bases: readonly string[] };

/** Where the site is known to be: its own address first, then the one where it is read. */
export function findSite(url: string): SiteAddress {
  const here = new URL(import.meta.env.BASE_URL, location.href).href;
  return { bases: url === '' ? [here] : [`${url.replace(/\/$/, '')}/`, here] };
}

/** Writes a saved page as other programs know it; of several notes one. */
export function toExchanged(saved: SavedPage, { bases: [base = ''] }: SiteAddress): ExchangedPage {
  const { key, savedAt, page, isLater, isFavorite, labels, collection, notes } = saved;
  return {
    url: isForeign(key) ? key : new URL(key.slice(1), base).href,
    title: page.kind === 'article' ? page.card.headline : page.title,
    savedAt,
    isRead: !isLater,
    isFavorite,
    labels,
    folder: collection === undefined ? [] : [collection],
    note: notes.map(({ text }) => text).join('\n\n'),
  };
}

/** The feeds of the saved lists that have one: a category, a tag or an author, without a filter. */
export function listFeeds(
  pages: readonly SavedPage[],
  { bases: [base = ''] }: SiteAddress,
): readonly ExchangedFeed[] {
  return pages.flatMap(({ key, page }) => {
    if (page.kind !== 'list') return [];
    const location = parseLocation(key);
    const hasFeed = location.page === 'category' || location.page === 'tag' || location.page === 'author';
    if (!hasFeed || isFiltering(location.filter)) return [];
    const path = printLocation({ ...location, filter: EVERYTHING }).slice(1);
    return [
      {
        title: page.title,
        feedUrl: new URL(`feeds/${path}/rss.xml`, base).href,
        siteUrl: new URL(path, base).href,
      },
    ];
  });
}

/**
 * Takes pages of another program over as facts, the same ones each time: what is imported twice is there once, and what
 * the reader has removed since stays removed.
 *
 * @param find gives the card of an article of this site, or nothing where it has none
 * @param now the date of pages that have none, in milliseconds
 */
export async function toFacts(
  pages: readonly ExchangedPage[],
  site: SiteAddress,
  find: (slug: Slug) => Promise<Card | undefined>,
  now: number,
): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  const pause = startPausing();
  for (const page of pages) {
    await pause();
    const { key, kept } = await findKept(page, site, find);
    const savedAt = page.savedAt ?? now;
    // Anything that the reader does here is later: imports have no part in the order of what happens.
    const stamp: Stamp = [Math.min(savedAt, now), 0, 'import'];
    const add = (name: string, value: unknown) => facts.push({ key: name, stamp, value });
    add(`page ${key}`, { savedAt, page: kept });
    if (page.isRead) add(`done ${key}`, true);
    if (page.isFavorite) add(`favorite ${key}`, true);
    if (page.folder.length > 0) add(`in ${key}`, page.folder.join(' / '));
    for (const label of page.labels) add(`label ${key} ${label}`, true);
    if (page.note !== '') add(`note ${key} import`, page.note);
  }
  return facts;
}

type Kept = SavedPage['page'];

async function findKept(
  { url, title }: ExchangedPage,
  { bases }: SiteAddress,
  find: (slug: Slug) => Promise<Card | undefined>,
): Promise<{ readonly key: string; readonly kept: Kept }> {
  const foreign = { key: new URL(url).href.replaceAll(' ', '%20'), kept: { kind: 'link', title } } as const;
  const base = bases.find((some) => url.startsWith(some));
  if (base === undefined) return foreign;
  const key = toSavedKey(`/${url.slice(base.length)}`);
  const location = parseLocation(key);
  if ('filter' in location) return { key, kept: { kind: 'list', title, description: '' } };
  if (location.page !== 'article') return foreign;
  const card = await find(location.slug);
  return card === undefined ? foreign : { key, kept: { kind: 'article', slug: location.slug, card } };
}
