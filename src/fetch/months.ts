import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import { CHUNK_ROWS } from '../model/edition.ts';
import { isFiltering } from '../model/filter.ts';
import type { Month } from '../model/instant.ts';
import { printLocation } from '../model/location.ts';
import { findFrom } from '../model/scan.ts';
import { listTimeline } from '../model/timeline.ts';
import type { ArticleList } from './list.ts';
import { CHUNKS_UNASKED, listQuery, wholeListQuery } from './list.ts';
import { monthsQuery } from './list-queries.ts';
import type { EditionListLocation } from './question.ts';
import { findChunk, getChunk } from './walk.ts';

/**
 * Where the articles of a month begin in a list: the position of the first of them, newest or
 * oldest first; where the month has none, of the next article in the list's order.
 */
export const monthPositionQuery = (
  client: QueryClient,
  location: EditionListLocation,
  list: ArticleList,
  month: Month,
) => {
  const { numbering, next } = list.question.edition;
  return queryOptions({
    queryKey: ['month', printLocation(location), `${numbering} ${next}`, month],
    queryFn: () => findMonth(client, location, list, month),
  });
};

async function findMonth(
  client: QueryClient,
  location: EditionListLocation,
  list: ArticleList,
  month: Month,
): Promise<number> {
  const { months } = await client.query(monthsQuery());
  const { question } = list;
  const { timeline, sort, own } = question;
  const isNewestFirst = sort === 'newest';
  // Newest first, a month begins with its last article: the one before the next month.
  const bound = months.find((other) => (isNewestFirst ? other.month > month : other.month >= month));
  const place = bound?.first ?? Number.POSITIVE_INFINITY;
  if (list.isSeekable && own.term !== 'all') {
    const chunk = await findChunk(client, question, own, place);
    const { ordinals } = await getChunk(client, question, own, chunk);
    const before = chunk * CHUNK_ROWS + findFrom(ordinals, place, timeline);
    return isNewestFirst ? own.head.count - before : before;
  }
  const whole =
    own.term === 'all' && list.isSeekable
      ? listTimeline(timeline)
      : (await client.query(wholeListQuery(client, location, list))).ordinals;
  const ascending = isNewestFirst && !list.isSeekable ? whole.toReversed() : whole;
  const before = findFrom(ascending, place, timeline);
  return isNewestFirst ? ascending.length - before : before;
}

/** The months of a list; counts are exact where they are given. */
export type ListMonths = readonly { readonly month: Month; readonly count?: number }[];

/**
 * The months that a list could be narrowed to, whatever months it is narrowed to now. Counting them
 * takes the rows of the list: it is done on demand, and not where that would be many; then every
 * month is one that the archive has.
 */
export const monthsOfQuery = (client: QueryClient, location: EditionListLocation, isCounting: boolean) => {
  const { from: _from, to: _to, ...filter } = location.filter;
  const undated = { ...location, filter };
  return queryOptions({
    queryKey: ['months', printLocation(undated), isCounting],
    queryFn: async (): Promise<ListMonths> => {
      const { months } = await client.query(monthsQuery());
      if (location.page === 'all' && !isFiltering(filter))
        return months.map(({ month, count }) => ({ month, count }));
      const uncounted = months.map(({ month }) => ({ month }));
      if (!isCounting) return uncounted;
      const start = await client.query(listQuery(client, undated));
      if (start.chunksLeft > CHUNKS_UNASKED) return uncounted;
      const { question, ordinals } = await client.query(wholeListQuery(client, undated));
      const ascending = filter.sort === 'newest' ? ordinals.toReversed() : ordinals;
      const starts = months.map(({ first }) => findFrom(ascending, first, question.timeline));
      return months
        .map(({ month }, index) => ({
          month,
          count: (starts[index + 1] ?? ascending.length) - (starts[index] ?? 0),
        }))
        .filter(({ count }) => count > 0);
    },
  });
};
