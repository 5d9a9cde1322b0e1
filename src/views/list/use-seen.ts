import { useEffect } from 'react';

import type { ArticleList } from '../../fetch/list.ts';
import { isStorageError } from '../../reader/database.ts';
import { noteSeen } from '../../reader/seen.ts';
import { useSavedKeys } from '../parts/use-saved.ts';

/** Notes how far a saved list has been seen, so that « Enregistrés » can tell what is new in it. */
export function useSeen(address: string, list: ArticleList): void {
  const saved = useSavedKeys();
  const isSaved = saved.kind === 'ready' && saved.value.pages.has(address);
  const { numbering, next } = list.question.edition;
  useEffect(() => {
    if (!isSaved) return;
    noteSeen(address, { numbering, next }).catch((error: unknown) => {
      // A comfort: without storage nothing is counted.
      if (!isStorageError(error)) throw error;
    });
  }, [address, isSaved, numbering, next]);
}
