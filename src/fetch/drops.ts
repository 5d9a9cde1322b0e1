import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';

import type { Filter, FilterPart } from '../model/filter.ts';
import { listParts } from '../model/filter.ts';
import { printLocation } from '../model/location.ts';
import { CHUNKS_UNASKED, listQuery, wholeListQuery } from './list.ts';
import type { EditionListLocation } from './question.ts';

/** A part of a filter, and what the list would have without it. */
export type Drop = {
  readonly part: FilterPart;
  readonly without: Filter;
  readonly total: number;
  readonly isExact: boolean;
};

/** For every part of a filter that finds nothing: how many articles there would be without it, most first. */
export const dropsQuery = (client: QueryClient, location: EditionListLocation) =>
  queryOptions({
    queryKey: ['drops', printLocation(location)],
    queryFn: async (): Promise<readonly Drop[]> => {
      const drops = await Promise.all(
        listParts(location.filter).map(async ({ part, without }) => {
          const place = { ...location, filter: without };
          const start = await client.query(listQuery(client, place));
          const isNear = !start.isExact && start.chunksLeft <= CHUNKS_UNASKED;
          const { total, isExact } = isNear ? await client.query(wholeListQuery(client, place)) : start;
          return { part, without, total, isExact };
        }),
      );
      return drops.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
    },
  });
