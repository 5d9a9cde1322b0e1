import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import type { ArticleList } from '../../fetch/list.ts';
import { CHUNKS_UNASKED, listQuery, progressQuery, wholeListQuery } from '../../fetch/list.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { isFiltering } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';

/** A list as far as it is known, and how to know more. */
export type KnownList = {
  readonly list: ArticleList;
  /** At least so many articles; exactly so many where `list.isExact`. */
  readonly total: number;
  /** Fetches what is needed for exact numbers; absent where they are known or on the way. */
  readonly countAll?: () => void;
  /** Exact numbers did not come; another try. */
  readonly recount?: { readonly error: unknown; readonly retry: () => void };
};

/**
 * The first screen of a list as soon as it is certain, then the whole of it with exact numbers: at
 * once where few files hold it, else when the reader asks.
 *
 * @param needsCounts the reader looks at numbers that only the whole list has
 */
export function useList(location: EditionListLocation, needsCounts: boolean): KnownList {
  const client = useQueryClient();
  const address = printLocation(location);
  const { data: start } = useSuspenseQuery(listQuery(client, location));
  const [asked, setAsked] = useState<string>();
  const isWanted = isFiltering(location.filter) || needsCounts;
  const isNear = start.chunksLeft <= CHUNKS_UNASKED;
  const enabled = isWanted && (isNear || asked === address);
  const isPainted = useIsPainted(address);
  const {
    data: whole,
    error,
    refetch,
  } = useQuery({
    ...wholeListQuery(client, location, start),
    // A dozen requests take some ten milliseconds to make, which the first screen would wait for.
    enabled: enabled && isPainted,
  });
  const { data: progress = 0 } = useQuery(progressQuery(location));
  const list = whole ?? start;
  return {
    list,
    total: list.isExact ? list.total : Math.max(list.total, progress),
    ...(whole !== undefined || enabled || list.isExact ? {} : { countAll: () => setAsked(address) }),
    ...(error === null ? {} : { recount: { error, retry: () => void refetch() } }),
  };
}

/** Whether the first screen of a list has been painted since its address came. */
function useIsPainted(address: string): boolean {
  const [painted, setPainted] = useState<string>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(setPainted, 0, address);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [address]);
  return painted === address;
}
