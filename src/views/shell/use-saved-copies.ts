import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { EditionError } from '../../fetch/fetch-json.ts';
import { articleQuery } from '../../fetch/queries.ts';
import { parseLocation } from '../../model/location.ts';
import { isStorageError } from '../../reader/database.ts';
import { addCopy } from '../../reader/saved.ts';
import { useSavedKeys } from '../parts/use-saved.ts';

/** A visit that is this old is at rest. */
const BACKUP_MS = 5000;

/** Once a day; its code comes to those who have something to lose. */
async function keepBackup(): Promise<void> {
  try {
    const { backUp } = await import('../../reader/backups.ts');
    await backUp(Date.now());
  } catch {
    // No code, or no room now: the next visit tries again, and the library itself is untouched.
  }
}

/**
 * Gives every saved article its full copy: one saved from a list has only its card, and one saved
 * without network waits until there is one.
 */
export function useSavedCopies(): void {
  const client = useQueryClient();
  const saved = useSavedKeys();
  useEffect(() => {
    if (saved.kind !== 'ready') return undefined;
    const { pages, copies } = saved.value;
    // A copy that is added changes the shelf, and the next one is that change's business.
    let isCurrent = true;
    const complete = async () => {
      for (const address of pages) {
        if (!isCurrent) return;
        const location = parseLocation(address);
        if (location.page !== 'article' || copies.has(address)) continue;
        try {
          await addCopy(address, await client.query(articleQuery(location.slug)));
        } catch (error) {
          // Not reachable, or no room now: the card stays saved, and the next change or visit tries again.
          if (!(error instanceof EditionError) && !isStorageError(error)) throw error;
        }
      }
    };
    const start = () => void complete();
    const backup = pages.size > 0 ? setTimeout(() => void keepBackup(), BACKUP_MS) : undefined;
    start();
    globalThis.addEventListener('online', start);
    return () => {
      isCurrent = false;
      clearTimeout(backup);
      globalThis.removeEventListener('online', start);
    };
  }, [client, saved]);
}
