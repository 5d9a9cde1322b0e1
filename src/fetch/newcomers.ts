import type { QueryClient } from '@tanstack/react-query';

import { isAlive } from '../model/timeline.ts';
import { startScan } from '../model/scan.ts';
import type { EditionListLocation } from './question.ts';
import { getQuestion } from './question.ts';
import { getChunk, toOwnCriteria } from './walk.ts';

/**
 * Lists the articles of a list that have got their ordinal since an earlier edition of the same numbering: no more of
 * its rows are read than hold them.
 *
 * @param since the first ordinal that the earlier edition does not know
 */
export async function listNewcomers(
  client: QueryClient,
  location: EditionListLocation,
  since: number,
): Promise<readonly number[]> {
  const question = await getQuestion(client, location);
  const { edition, timeline, own, filter } = question;
  // The whole archive needs no rows.
  if (own.term === 'all' && filter === undefined) return listSince(since, timeline);
  const criteria = filter === undefined ? toOwnCriteria(question) : filter.criteria;
  if (criteria === undefined) return [];
  const scan = startScan(criteria, timeline, edition.tagCount);
  for (const base of filter?.bases ?? [own]) {
    // Rows are in the order of their ordinals: the newest are in the tail.
    for (let chunk = base.head.sealed; chunk >= 0; chunk--) {
      const rows = await getChunk(client, question, base, chunk);
      scan.take(rows);
      if ((rows.ordinals[0] ?? since) < since) break;
    }
  }
  return [...scan.list('newest')].filter((ordinal) => ordinal >= since);
}

/** Lists the articles of the whole archive that have got their ordinal since. */
export function listSince(since: number, timeline: Parameters<typeof isAlive>[0]): readonly number[] {
  const ordinals = Array.from({ length: Math.max(0, timeline.next - since) }, (_, index) => since + index);
  return ordinals.filter((ordinal) => isAlive(timeline, ordinal));
}
