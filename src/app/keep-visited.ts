import type { QueryClient, QueryKey } from '@tanstack/react-query';

import { editionPath } from '../model/edition.ts';
import { printKeptPath } from '../model/kept-rendition.ts';
import { listLocalPictures } from '../model/list-pictures.ts';
import { keepCopy, readCopy } from '../offline/device.ts';
import { keepPictures } from '../offline/keep-visit.ts';
import { savesData } from '../views/parts/connection.ts';
import type { Opened } from './open-article.ts';

/** An article that is open for so long is read. */
const DWELL_MS = 2000;

/**
 * Keeps the text and the pictures of every article that is opened from now on, and of the one that is open: pictures further
 * down too, which the browser asks for only when they come near. Where the reader saves data, of those what was seen is enough.
 */
export function keepVisitedArticles(client: QueryClient): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cache = client.getQueryCache();
  const visit = (opened: Opened | undefined) => {
    clearTimeout(timer);
    if (opened?.kind !== 'article') return;
    void keepText(opened);
    timer = setTimeout(keep, DWELL_MS, opened);
  };
  cache.subscribe(({ type, query }) => {
    const key = query.queryKey as QueryKey;
    if (type === 'observerAdded' && key[0] === 'open') visit(client.getQueryData<Opened>(key));
  });
  const open = cache.findAll({ queryKey: ['open'], type: 'active' })[0];
  if (open !== undefined) visit(client.getQueryData<Opened>(open.queryKey));
}

/** Its text may have come before there was a place to keep it, as a headline of the first visit that was fetched ahead. */
async function keepText({ file }: Extract<Opened, { kind: 'article' }>): Promise<void> {
  const path = editionPath.article(file.card.slug);
  if ((await readCopy(path)) === undefined) await keepCopy(path, JSON.stringify(file));
}

function keep({ file }: Extract<Opened, { kind: 'article' }>): void {
  if (savesData()) return;
  const paths = listLocalPictures(file).map(printKeptPath);
  void keepPictures(paths.map((path) => `${import.meta.env.BASE_URL}${path}`));
}
