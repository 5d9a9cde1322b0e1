import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { EditionError } from '../../fetch/edition-error.ts';
import { findMoved } from '../../fetch/find-moved.ts';
import { articleQuery } from '../../fetch/queries.ts';
import { hasChangedSince } from '../../model/article-parts.ts';
import type { ArticleFile } from '../../model/edition.ts';
import { parseLocation } from '../../model/location.ts';
import type { Slug } from '../../model/slug.ts';
import { isStorageError } from '../../reader/database.ts';
import { getKeptCopy } from '../../reader/kept-copy.ts';
import { subscribeLibrary } from '../../reader/library.ts';
import { savesData } from '../parts/connection.ts';

/** What has become of a saved article: the edition has another version of it, has it as it was saved, or has lost it. */
export type EditionNews = 'changed' | 'same' | 'lost';

type Finding = { readonly news: EditionNews; readonly copiedAt: number | undefined };

/** What was found in this visit, and of which copy: a copy that is replaced is looked at again. */
const found = new Map<string, Finding>();

/**
 * Tells what has become of saved articles, by address: one after the other when nothing else is to do, and only where
 * the reader neither saves data nor is offline.
 */
export function useEditionNews(addresses: readonly string[]): ReadonlyMap<string, EditionNews> {
  const client = useQueryClient();
  const [news, setNews] = useState(listNews);
  // An address holds no space.
  const asked = addresses.join(' ');
  useEffect(() => {
    let looking = new AbortController();
    const look = async () => {
      looking.abort();
      looking = new AbortController();
      const { signal } = looking;
      for (const address of asked.split(' ')) {
        await waitUntilIdle();
        if (signal.aborted) return;
        const before = found.get(address)?.news;
        await findNews(client, address);
        if (!signal.aborted && found.get(address)?.news !== before) setNews(listNews());
      }
    };
    const stop = subscribeLibrary(() => void look());
    void look();
    return () => {
      looking.abort();
      stop();
    };
  }, [asked, client]);
  return news;
}

function listNews(): ReadonlyMap<string, EditionNews> {
  return new Map(Array.from(found, ([address, { news }]) => [address, news]));
}

/** Looks at one article, unless it is known what has become of the copy that is kept of it. */
async function findNews(client: QueryClient, address: string): Promise<void> {
  const location = parseLocation(address);
  if (location.page !== 'article') return;
  try {
    const kept = await getKeptCopy(address);
    const known = found.get(address);
    if (known !== undefined && known.copiedAt === kept?.copiedAt) return;
    found.delete(address);
    if (savesData() || !navigator.onLine) return;
    const current = await findCurrent(client, address, location.slug);
    const isChanged =
      typeof current === 'object' && kept !== undefined && hasChangedSince(kept.file, current);
    const news = current === 'lost' ? 'lost' : isChanged ? 'changed' : 'same';
    found.set(address, { news, copiedAt: kept?.copiedAt });
  } catch (error) {
    // Not reachable now: nothing is known, and nothing is said.
    if (!(error instanceof EditionError) && !isStorageError(error)) throw error;
  }
}

async function findCurrent(
  client: QueryClient,
  address: string,
  slug: Slug,
): Promise<ArticleFile | 'moved' | 'lost'> {
  try {
    return await client.query(articleQuery(slug));
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  try {
    await findMoved(client, address);
    return 'moved';
  } catch (error) {
    if (!isAbsent(error)) throw error;
    return 'lost';
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof EditionError && error.failure === 'absent';
}

function waitUntilIdle(): Promise<unknown> {
  return new Promise((resolve) => {
    // Safari has no word for it: then a pause stands in.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
