import { useQuery, useQueryClient } from '@tanstack/react-query';

import { wholeListQuery } from '../../fetch/list.ts';
import type { Filter } from '../../model/filter.ts';

const NONE: ReadonlyMap<string, string> = new Map();

/** The names of what a filter speaks of, once they have come: `tag-5g` → « 5G ». The search asks for the same list. */
export function useFilterNames(filter: Filter): ReadonlyMap<string, string> {
  const { data } = useQuery(wholeListQuery(useQueryClient(), { page: 'all', filter }));
  return data?.names ?? NONE;
}
