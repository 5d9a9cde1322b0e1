import { useQuery, useQueryClient } from '@tanstack/react-query';

import type { SearchResult } from '../../fetch/search/search-queries.ts';
import { hasTypo, respellQuery } from '../../fetch/search/search-queries.ts';
import type { SearchWords } from '../../messages/search.ts';
import { handFocusOn } from '../parts/hand-focus-on.ts';
import { Link } from '../parts/link.tsx';
import styles from './search-notes.module.css';
import { useSearchWords } from './use-search-words.ts';

type TryProps = { readonly result: SearchResult; readonly hrefOf: (text: string) => string };

type Props = TryProps & {
  /** The text went on where the address ends. */
  readonly isCut: boolean;
};

/** What there is to say of a search beside what it found: operators that are none, or that mean more, words that seem misspelt. */
export function SearchNotes({ result, isCut, hrefOf }: Props) {
  const own = useSearchWords();
  const notes = listNotes(own, result, isCut);
  const isMisspelt = hasTypo(result) && result.stories.length > 0;
  if (notes.length === 0 && !isMisspelt) return undefined;
  return (
    <div className={styles.notes}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {isMisspelt ? <TryThis result={result} hrefOf={hrefOf} /> : undefined}
    </div>
  );
}

/** What was made of what the reader wrote, a sentence each: the status says them too. */
export function listNotes(own: SearchWords, result: SearchResult, isCut: boolean): readonly string[] {
  const { unknown, widened, isEmpty } = result;
  return [
    isEmpty ? own.noWords : '',
    isCut || result.isCut ? own.tooLong : '',
    unknown.length === 0 ? '' : own.unknown(unknown.slice(0, MOST_NAMED).map(cut)),
    widened.length === 0 ? '' : own.widened(widened.slice(0, MOST_NAMED).map(cut)),
  ].filter((note) => note !== '');
}

/** Operators that are named. */
const MOST_NAMED = 3;
/** The longest piece of a search that is shown back. */
const MAX_SHOWN = 60;

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_SHOWN ? text : `${characters.slice(0, MAX_SHOWN).join('')}…`;
}

/** The search as it was perhaps meant. Its line is there before it comes, so that it moves no row. */
function TryThis({ result, hrefOf }: TryProps) {
  const own = useSearchWords();
  const { data } = useQuery(respellQuery(useQueryClient(), result));
  return (
    <p className={styles.tryThis}>
      {data == null ? undefined : (
        <>
          <span>{own.tryThis}</span>{' '}
          <span ref={handFocusOn}>
            <Link to={hrefOf(data)}>{data}</Link>
          </span>
        </>
      )}
    </p>
  );
}
