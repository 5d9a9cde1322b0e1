import { useQuery, useQueryClient } from '@tanstack/react-query';

import type { SearchResult } from '../../fetch/search/search-queries.ts';
import { looseningsQuery } from '../../fetch/search/search-queries.ts';
import { Empty } from '../parts/faces.tsx';
import { Link } from '../parts/link.tsx';
import { useWords } from '../parts/words.tsx';
import styles from '../parts/loosening.module.css';
import { useSearchWords } from './use-search-words.ts';

type Props = {
  readonly result: SearchResult;
  readonly hrefOf: (text: string, isFilterKept: boolean) => string;
};

/** The empty face of a search: what to leave out, and how much that gives. */
export function EmptySearch({ result, hrefOf }: Props) {
  const words = useWords();
  const own = useSearchWords();
  const { data, isPending } = useQuery(looseningsQuery(useQueryClient(), result));
  const useful = data ?? [];
  return (
    <Empty title={own.empty}>
      <p>{!isPending && useful.length === 0 ? own.emptyStuck : own.emptyHint}</p>
      {isPending ? <p className={styles.waiting}>{own.loosening}</p> : undefined}
      {useful.length === 0 ? undefined : (
        <ul className={styles.ways} aria-label={own.loosen}>
          {useful.map(({ kind, what, text, count, isExact }) => (
            <li key={`${kind} ${what} ${text}`}>
              <Link to={hrefOf(text, kind !== 'filter' && kind !== 'both')}>
                {own.without[kind](
                  what,
                  isExact ? words.articles(count) : own.atLeast(words.articles(count)),
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Empty>
  );
}
