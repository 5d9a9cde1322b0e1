import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { EditionError } from '../../fetch/edition-error.ts';
import { articleQuery } from '../../fetch/queries.ts';
import { parseLocation } from '../../model/location.ts';
import { isStorageError, subscribeConnection } from '../../reader/database.ts';
import { hasDiskCopy } from '../../reader/has-disk-copy.ts';
import { isForeign } from '../../reader/saved-page.ts';
import { addCopy } from '../../reader/saved.ts';
import { showNotice } from '../parts/notice.tsx';
import { useSavedKeys } from '../parts/use-saved.ts';
import { useWords } from '../parts/words.tsx';

/** A change, or the beginning of a visit, that is this old is at rest. */
const REST_MS = 5000;

/** Its code comes to those who have something to lose: saved pages, or a file that may bring some. */
async function keepSafe(hasPages: boolean): Promise<void> {
  if (!hasPages && !(await hasDiskCopy().catch(() => false))) return; // Storage says elsewhere that it fails.
  const code = await import('./keep-safe.ts').catch(() => undefined);
  // Not reachable: the next change or visit tries again.
  await code?.keepSafe();
}

/**
 * Gives every saved article its full copy: one saved from a list has only its card, and one saved
 * without network waits until there is one.
 */
export function useSavedCopies(): void {
  const client = useQueryClient();
  const saved = useSavedKeys();
  useBlockedNotice();
  useEffect(() => {
    if (saved.kind !== 'ready') return undefined;
    const { pages, copies } = saved.value;
    // A copy that is added changes the shelf, and the next one is that change's business.
    let isCurrent = true;
    const complete = async () => {
      for (const address of pages) {
        if (!isCurrent) return;
        // First, for there may be thousands.
        if (isForeign(address) || copies.has(address)) continue;
        const location = parseLocation(address);
        if (location.page !== 'article') continue;
        try {
          await addCopy(address, await client.query(articleQuery(location.slug)));
        } catch (error) {
          // Not reachable, or no room now: the card stays saved, and the next change or visit tries again.
          if (!(error instanceof EditionError) && !isStorageError(error)) throw error;
        }
      }
    };
    const start = () => void complete();
    const rest = setTimeout(() => void keepSafe(pages.size > 0), REST_MS);
    start();
    globalThis.addEventListener('online', start);
    return () => {
      isCurrent = false;
      clearTimeout(rest);
      globalThis.removeEventListener('online', start);
    };
  }, [client, saved]);
}

/** Says that a tab of an older build is in the way of the library, for as long as it is. */
function useBlockedNotice(): void {
  const { blocked } = useWords().save;
  useEffect(
    () =>
      subscribeConnection((news) => {
        if (news === 'blocked') showNotice({ text: blocked });
        else if (news === 'opened') showNotice(undefined);
      }),
    [blocked],
  );
}
