import { useQuery, useQueryClient } from '@tanstack/react-query';

import { keptQuery } from '../../fetch/search/kept-query.ts';
import { EVERYTHING } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { getSaved } from '../../reader/shelf.ts';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { Link } from '../parts/link.tsx';
import { narrowShelf } from '../parts/narrow-shelf.ts';
import { useWords } from '../parts/words.tsx';
import { readPlainWords } from './plain-words.ts';
import styles from './search-notes.module.css';
import { useSearchWords } from './use-search-words.ts';

const savedShelf = followLibrary(getSaved);

/**
 * How many of the pages that the reader keeps have the words as well, in their full copies, with their notes and labels:
 * whatever becomes of the search of the edition.
 */
export function SavedLine({ text: typed }: { text: string }) {
  const words = useWords();
  const own = useSearchWords();
  const client = useQueryClient();
  const shelf = useLibrary(savedShelf);
  const text = readPlainWords(typed);
  const pages = shelf.kind === 'ready' ? shelf.value.pages : [];
  const isAsked = text !== '' && pages.length > 0;
  const { data: inCopies } = useQuery({ ...keptQuery(client, text), enabled: isAsked });
  const { length } = isAsked ? narrowShelf(pages, { text }, inCopies) : [];
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
