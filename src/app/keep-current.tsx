import type { QueryClient } from '@tanstack/react-query';

import { adoptEdition } from '../fetch/adopt-edition.ts';
import { editionQuery } from '../fetch/queries.ts';
import { getLatestEdition, isSameEdition, watchEdition } from '../fetch/watch-edition.ts';
import { parseLocation } from '../model/location.ts';
import { putIntoFrame } from '../views/parts/standing.tsx';
import { Bulletin } from '../views/shell/bulletin.tsx';
import { beforeOpening } from './before-opening.ts';

const BASE = import.meta.env.BASE_URL;

/**
 * Keeps the reader informed from now on: of newer editions, which wait for a word, or for the next page; of a network that
 * went, and of one that is back.
 */
export function keepCurrent(client: QueryClient): void {
  putIntoFrame(<Bulletin />);
  // A page that the worker gave may have been kept for some time.
  watchEdition(Boolean(navigator.serviceWorker?.controller));
  beforeOpening((href) => {
    const latest = getLatestEdition();
    const { pathname, search } = new URL(href, location.href);
    const isHere = pathname === location.pathname && search === location.search;
    const { page } = parseLocation(`/${pathname.slice(BASE.length)}${search}`);
    // A list stays behind the articles that are read from it.
    if (latest === undefined || isHere || page === 'article' || page === 'unknown') return;
    const current = client.getQueryData(editionQuery().queryKey);
    if (current !== undefined && !isSameEdition(current, latest)) adoptEdition(client, latest);
  });
}
