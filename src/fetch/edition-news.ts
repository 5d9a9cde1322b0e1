import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { Card, Edition, FrontFile } from '../model/edition.ts';
import { isFiltering } from '../model/filter.ts';
import { printLocation } from '../model/location.ts';
import type { Slug } from '../model/slug.ts';
import { listTimeline, readTimeline } from '../model/timeline.ts';
import { getCards } from './cards.ts';
import type { EditionPage } from './insert-edition.ts';
import { assertNoCopies, openBeside } from './insert-edition.ts';
import type { ArticleList } from './list.ts';
import { listNewcomers, listSince } from './newcomers.ts';
import type { FrontPage } from './queries.ts';
import { nameEdition } from './section.ts';

/** What a newer edition has for a page: so many new articles, or, where its articles have other numbers, who knows. */
export type EditionNews = { readonly kind: 'new'; readonly count: number } | { readonly kind: 'renumbered' };

/** How soon a count that failed is tried again. */
const AGAIN_MS = 60_000;

/** A page as it is shown. */
type Shown = FrontPage | ArticleList;

/** Counts the articles that the page would have in an edition and has not as it is shown. */
export const editionNewsQuery = (client: QueryClient, page: EditionPage, shown: Shown, latest: Edition) => {
  const { edition } = 'front' in shown ? shown : shown.question;
  return queryOptions({
    queryKey: ['news', printPage(page), nameEdition(edition), nameEdition(latest)],
    queryFn: async (): Promise<EditionNews> => {
      if (edition.numbering !== latest.numbering) return { kind: 'renumbered' };
      const next = openBeside(latest);
      const since = findSince(shown);
      const newcomers =
        page.page === 'front'
          ? listSince(since, readTimeline(latest))
          : await listNewcomers(next, page, since);
      const left = latest.dead.length - edition.dead.length;
      const cards = left > 0 ? await getCards(next, latest, newcomers, new Map()) : [];
      assertNoCopies(next);
      const known = listKnown(client, shown);
      const returned = cards.filter(({ slug }) => known.has(slug)).length;
      return {
        kind: 'new',
        count: newcomers.length - Math.max(returned, countMoved(page, latest, newcomers, left)),
      };
    },
    refetchInterval: ({ state }) => (state.status === 'error' ? AGAIN_MS : false),
  });
};

const printPage = (page: EditionPage) => (page.page === 'front' ? '/' : printLocation(page));

/**
 * An article under other tags gets another number and leaves its old one, which says no more whose it was. In the whole
 * archive those that come to an old place are taken for such; a list of a term may really have got one.
 */
function countMoved(page: EditionPage, latest: Edition, newcomers: readonly number[], left: number): number {
  if (page.page !== 'front' && (page.page !== 'all' || isFiltering(page.filter))) return 0;
  const late = new Set(latest.late.map(([ordinal]) => ordinal));
  return Math.min(left, newcomers.filter((ordinal) => late.has(ordinal)).length);
}

/** The first ordinal that what is shown does not know. */
function findSince(shown: Shown): number {
  if (!('front' in shown)) return shown.question.edition.next;
  const { edition, front } = shown;
  const ordinals = listStories(front).map(({ ordinal }) => ordinal);
  const after = Math.max(-1, ...ordinals) + 1;
  const newest = listTimeline(readTimeline(edition)).at(-1);
  // The front page always shows the newest article: one that does not is older than its front door.
  const isOld = newest !== undefined && !ordinals.includes(newest);
  return isOld ? after : Math.max(after, edition.next);
}

function listStories({ lead, secondary, latest, sections }: FrontFile) {
  return [lead ?? [], secondary, latest, sections.flatMap(({ stories }) => stories)].flat();
}

/** The articles that are shown, as far as they were fetched. */
function listKnown(client: QueryClient, shown: Shown): ReadonlySet<Slug> {
  const toSlugs = (some: Iterable<{ readonly slug: Slug }>) => Array.from(some, ({ slug }) => slug);
  if ('front' in shown) return new Set(toSlugs(listStories(shown.front)));
  const sections = client.getQueriesData<readonly Card[]>({ queryKey: ['section'] });
  return new Set([
    ...toSlugs(shown.cards.values()),
    ...sections.flatMap(([, cards]) => toSlugs(cards ?? [])),
  ]);
}
