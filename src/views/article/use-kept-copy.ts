import { useEffect, useState } from 'react';

import { isStorageError } from '../../reader/database.ts';
import type { KeptCopy } from '../../reader/kept-copy.ts';
import { getKeptCopy } from '../../reader/kept-copy.ts';
import { subscribeLibrary } from '../../reader/library.ts';

/** The copy that the reader keeps of an article, in step with every change of it; nothing until it is known. */
export function useKeptCopy(address: string): KeptCopy | undefined {
  const [kept, setKept] = useState<KeptCopy>();
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const next = await getKeptCopy(address).catch((error: unknown) => {
        // Nothing is said of a copy that cannot be read now.
        if (!isStorageError(error)) throw error;
        return undefined;
      });
      // Most changes of the library are none of the copy, and an equal one is no reason to compare again.
      if (isCurrent) setKept((before) => (before?.copiedAt === next?.copiedAt ? before : next));
    };
    const stop = subscribeLibrary(() => void read());
    void read();
    return () => {
      isCurrent = false;
      stop();
    };
  }, [address]);
  return kept;
}
