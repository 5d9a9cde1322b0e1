import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { getSaved } from '../../reader/shelf.ts';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { Link } from '../parts/link.tsx';
import { narrowShelf } from '../parts/narrow-shelf.ts';
import { useWords } from '../parts/words.tsx';
import styles from './search-notes.module.css';
import { useSearchWords } from './use-search-words.ts';

const savedShelf = followLibrary(getSaved);

/** How many of the pages that the reader keeps have the words as well, with their notes and labels. */
export function SavedLine({ text }: { text: string }) {
  const words = useWords();
  const own = useSearchWords();
  const shelf = useLibrary(savedShelf);
  if (shelf.kind !== 'ready' || text === '') return undefined;
  const { length } = narrowShelf(shelf.value.pages, { text });
  if (length === 0) return undefined;
  return (
    <p className={styles.saved}>
      <span>{own.alsoSaved}</span>{' '}
      <Link to={printLocation({ page: 'saved', filter: EVERYTHING, shelf: { text } })}>
        {words.saved.status(length)}
      </Link>
    </p>
  );
}
