import type { QueryClient, QueryKey } from '@tanstack/react-query';

import { printKeptPath } from '../model/kept-rendition.ts';
import { listLocalPictures } from '../model/list-pictures.ts';
import { keepPictures } from '../offline/keep-visit.ts';
import { savesData } from '../views/parts/connection.ts';
import type { Opened } from './open-article.ts';

/** An article that is open for so long is read. */
const DWELL_MS = 2000;

/**
 * Keeps the pictures of every article that is opened from now on, and of the one that is open: those further down too, which
 * the browser asks for only when they come near. Where the reader saves data, what was seen is enough.
 */
export function keepVisitedArticles(client: QueryClient): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cache = client.getQueryCache();
  const visit = (opened: Opened | undefined) => {
    clearTimeout(timer);
    if (opened?.kind === 'article') timer = setTimeout(keep, DWELL_MS, opened);
  };
  cache.subscribe(({ type, query }) => {
    const key = query.queryKey as QueryKey;
    if (type === 'observerAdded' && key[0] === 'open') visit(client.getQueryData<Opened>(key));
  });
  const open = cache.findAll({ queryKey: ['open'], type: 'active' })[0];
  if (open !== undefined) visit(client.getQueryData<Opened>(open.queryKey));
}

function keep({ file }: Extract<Opened, { kind: 'article' }>): void {
  if (savesData()) return;
  const paths = listLocalPictures(file).map(printKeptPath);
  void keepPictures(paths.map((path) => `${import.meta.env.BASE_URL}${path}`));
}
