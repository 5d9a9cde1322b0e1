import type { PageToSave, SavedKeys } from '../../reader/saved.ts';
import { getSavedKeys, removePages, restorePages, savePage } from '../../reader/saved.ts';
import { announce } from './announcer.tsx';
import type { LibraryState } from './follow-library.ts';
import { followLibrary, settleLibrary, useLibrary } from './follow-library.ts';
import { showNotice } from './notice.tsx';
import { useChange } from './use-change.ts';
import { useWords } from './words.tsx';

const savedKeys = followLibrary(getSavedKeys);

/** What is saved, by address, kept in step with this tab and the others. */
export function useSavedKeys(): LibraryState<SavedKeys> {
  return useLibrary(savedKeys);
}

/** Whether a page is saved, and how to change that; every outcome is said, a failure too. */
export function useSaved(key: string): {
  readonly isSaved: boolean;
  readonly save: (page: PageToSave) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
} {
  const words = useWords();
  const saved = useSavedKeys();
  const { attempt, offerUndo } = useChange();
  return {
    isSaved: saved.kind === 'ready' && saved.value.pages.has(key),
    save: (page) =>
      attempt(async () => {
        await savePage(key, page);
        showNotice(undefined);
        announce(words.save.saved);
      }),
    remove: async (name) => {
      const passFocus = findWhereFocusGoes();
      await attempt(async () => {
        const removed = await removePages([key]);
        if (removed.facts.length === 0) return;
        offerUndo(words.save.removed(name), () => restorePages(removed), words.save.restored);
      });
      // The change has begun a reading of the shelf; the row goes when that ends.
      await settleLibrary();
      passFocus();
    },
  };
}

/** A row of the shelf takes its button with it: the focus then passes to the row beside it. */
function findWhereFocusGoes(): () => void {
  const focused = document.activeElement;
  const row = focused?.closest('[data-row]') ?? focused?.closest('article') ?? undefined;
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  return () => {
    if (row === undefined || document.activeElement !== document.body) return;
    const target = beside?.querySelector('button') ?? document.querySelector<HTMLElement>('main h1');
    target?.focus({ preventScroll: true });
  };
}
