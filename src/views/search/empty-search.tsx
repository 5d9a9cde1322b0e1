import { useQuery, useQueryClient } from '@tanstack/react-query';

import type { Loosening } from '../../fetch/search/protocol.ts';
import type { SearchResult } from '../../fetch/search/search-queries.ts';
import { looseningsQuery } from '../../fetch/search/search-queries.ts';
import { Empty } from '../parts/faces.tsx';
import { handFocusOn } from '../parts/hand-focus-on.ts';
import { Link } from '../parts/link.tsx';
import { useWords } from '../parts/words.tsx';
import list from '../parts/loosening.module.css';
import styles from './empty-search.module.css';
import { useSearchWords } from './use-search-words.ts';

type HrefOf = (text: string, isFilterKept: boolean) => string;

type Props = { readonly result: SearchResult; readonly hrefOf: HrefOf };

/** The empty face of a search: what to leave out, and how much that gives. */
export function EmptySearch({ result, hrefOf }: Props) {
  const own = useSearchWords();
  const { loosenings, isTooCommon } = result;
  const hasWays = loosenings !== undefined && loosenings.length > 0;
  const hint = hasWays ? own.emptyHint : own.emptyStuck;
  return (
    <Empty title={own.empty}>
      <p>{isTooCommon ? own.emptyCommon : hint}</p>
      {loosenings === undefined ? <LateWays result={result} hrefOf={hrefOf} /> : undefined}
      {hasWays ? <Ways ways={loosenings} hrefOf={hrefOf} /> : undefined}
    </Empty>
  );
}

/** Ways that come after the rows below: they wait in a line whose room was kept until the reader opens them. */
function LateWays({ result, hrefOf }: Props) {
  const own = useSearchWords();
  const { data = [], isPending } = useQuery(looseningsQuery(useQueryClient(), result));
  return (
    <div className={styles.late}>
      {isPending ? <p className={list.waiting}>{own.loosening}</p> : undefined}
      {data.length === 0 ? undefined : (
        <details>
          <summary>{own.loosen}</summary>
          <Ways ways={data} hrefOf={hrefOf} />
        </details>
      )}
    </div>
  );
}

function Ways({ ways, hrefOf }: { ways: readonly Loosening[]; hrefOf: HrefOf }) {
  const words = useWords();
  const own = useSearchWords();
  return (
    <ul className={list.ways} aria-label={own.loosen}>
      {ways.map(({ kind, what, text, count, isExact }) => (
        <li key={`${kind} ${what} ${text}`} ref={handFocusOn}>
          <Link to={hrefOf(text, kind !== 'filter' && kind !== 'both')}>
            {own.without[kind](what, isExact ? words.articles(count) : own.atLeast(words.articles(count)))}
          </Link>
        </li>
      ))}
    </ul>
  );
}
