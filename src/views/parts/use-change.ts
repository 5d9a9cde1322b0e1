import { isStorageError } from '../../reader/database.ts';
import { announce } from './announcer.tsx';
import { showNotice } from './notice.tsx';
import { useWords } from './words.tsx';

/** Changes what the reader keeps: every outcome is said, a failure too. */
export function useChange() {
  const words = useWords();
  const attempt = async (act: () => Promise<void>) => {
    try {
      // Whoever shows the library hears of the change by itself.
      await act();
    } catch (error) {
      if (!isStorageError(error)) throw error;
      showNotice({ text: words.save.failed[error.kind] });
    }
  };
  /** Says what was done, and offers to undo it. */
  const offerUndo = (text: string, undo: () => Promise<unknown>, undone: string) => {
    const run = () =>
      void attempt(async () => {
        await undo();
        showNotice(undefined);
        announce(undone);
      });
    showNotice({ text, action: { label: words.save.undo, run } });
  };
  return { attempt, offerUndo };
}
