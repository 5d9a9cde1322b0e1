import type { Change } from '../../reader/library.ts';
import { changeFacts } from '../../reader/library.ts';
import type { Filing, SavedPage } from '../../reader/shelf.ts';
import { removePages, restorePages } from '../../reader/saved.ts';
import { filePages, writeNote } from '../../reader/shelf.ts';
import { announce } from '../parts/announcer.tsx';
import { useChange } from '../parts/use-change.ts';
import { useLibraryWords } from '../parts/library-words.ts';

/** What a reader does with pages of the shelf; what is more than a press of one button can be undone. */
export function useFiling() {
  const own = useLibraryWords();
  const { attempt, offerUndo } = useChange();
  const changeBack = (before: readonly Change[]) => () => changeFacts(before);
  return {
    /** Files one page; the control that did it shows it, and takes it back. */
    file: (page: SavedPage, filing: Filing) =>
      attempt(async () => {
        await filePages([page.key], filing);
        announce(own.kept);
      }),
    fileAll: (keys: readonly string[], filing: Filing) =>
      attempt(async () =>
        offerUndo(own.filed(keys.length), changeBack(await filePages(keys, filing)), own.undone),
      ),
    note: (page: SavedPage, text: string) =>
      attempt(async () => offerUndo(own.noteKept, changeBack(await writeNote(page, text)), own.undone)),
    removeAll: (keys: readonly string[]) =>
      attempt(async () => {
        const removed = await removePages(keys);
        offerUndo(own.removed(keys.length), () => restorePages(removed), own.undone);
      }),
  };
}
