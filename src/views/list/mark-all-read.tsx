import type { EditionListLocation } from '../../fetch/question.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { toInstant } from '../../model/instant.ts';
import { printLocation } from '../../model/location.ts';
import { changeFacts } from '../../reader/library.ts';
import { markAllRead } from '../../reader/reading.ts';
import { useChange } from '../parts/use-change.ts';
import { useWords } from '../parts/words.tsx';

/** Marks all of a list as read, however long it is; undone, each article is as it was. */
export function MarkAllRead({ location }: { location: EditionListLocation }) {
  const words = useWords();
  const { attempt, offerUndo } = useChange();
  const address = printLocation({ ...location, filter: EVERYTHING });
  const mark = () =>
    attempt(async () => {
      const before = await markAllRead(address, toInstant(Date.now()));
      offerUndo(words.list.allRead, () => changeFacts(before), words.list.unreadAgain);
    });
  return (
    <button type="button" onClick={() => void mark()}>
      {words.list.markAllRead}
    </button>
  );
}
