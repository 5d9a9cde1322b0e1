import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { EditionError } from '../../fetch/fetch-json.ts';
import { articleQuery } from '../../fetch/queries.ts';
import { isStorageError } from '../../reader/database.ts';
import { addCopy, getCopy } from '../../reader/saved.ts';
import { useShelf } from '../parts/use-saved.ts';

/**
 * Gives every saved article its full copy: one saved from a list has only its card, and one saved
 * without network waits until there is one.
 */
export function useSavedCopies(): void {
  const client = useQueryClient();
  const shelf = useShelf();
  useEffect(() => {
    if (shelf.kind !== 'ready') return;
    const complete = async () => {
      for (const { key, page } of shelf.shelf.pages) {
        if (page.kind !== 'article') continue;
        try {
          if ((await getCopy(key)) === undefined)
            await addCopy(key, await client.query(articleQuery(page.slug)));
        } catch (error) {
          // Not reachable, or no room now: the card stays saved, and the next change or visit tries again.
          if (!(error instanceof EditionError) && !isStorageError(error)) throw error;
        }
      }
    };
    void complete();
    const retry = () => void complete();
    globalThis.addEventListener('online', retry);
    return () => globalThis.removeEventListener('online', retry);
  }, [client, shelf]);
}
