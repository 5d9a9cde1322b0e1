import { useQuery } from '@tanstack/react-query';

import { editionQuery } from '../../fetch/queries.ts';
import { listParts } from '../../model/filter.ts';
import { parseLocation } from '../../model/location.ts';
import { changeFacts } from '../../reader/library.ts';
import type { RecentSearch } from '../../reader/searches.ts';
import { forgetSearches, getSearches } from '../../reader/searches.ts';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { TagList } from '../parts/tag-list.tsx';
import { useChange } from '../parts/use-change.ts';
import styles from './search-start.module.css';
import { useSearchWords } from './use-search-words.ts';

const searches = followLibrary(getSearches);

/** Topics that are shown to somebody who does not know what to search. */
const TOPICS = 12;

/** What stands below the empty field: the searches of before, topics, and how to search more precisely. */
export function SearchStart() {
  const own = useSearchWords();
  const state = useLibrary(searches);
  const { data: edition, isPending } = useQuery(editionQuery());
  const recent = state.kind === 'ready' ? state.value : [];
  // What comes first would push down what stands below it.
  if (isPending || state.kind === 'waiting') return undefined;
  return (
    <div className={styles.start}>
      {/* The region is there before its first sentence. */}
      <p className="visually-hidden" role="status" />
      {recent.length === 0 ? undefined : <Recent searches={recent} />}
      {edition === undefined || edition.tags.length === 0 ? undefined : (
        <section aria-labelledby="search-topics">
          <h2 id="search-topics">{own.topics}</h2>
          <TagList tags={edition.tags.slice(0, TOPICS)} />
        </section>
      )}
      <section aria-labelledby="search-help">
        <h2 id="search-help">{own.help}</h2>
        <dl className={styles.tips}>
          {own.tips.map(([example, meaning]) => (
            <div key={example}>
              <dt>
                <code>{example}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function Recent({ searches: recent }: { searches: readonly RecentSearch[] }) {
  const own = useSearchWords();
  const { attempt, offerUndo } = useChange();
  const forget = (some: readonly RecentSearch[], text: string) =>
    void attempt(async () => {
      const before = await forgetSearches(some.map(({ address }) => address));
      // The button goes with its search.
      document.querySelector<HTMLElement>('#search-text')?.focus({ preventScroll: true });
      offerUndo(text, () => changeFacts(before), own.undone);
    });
  return (
    <section aria-labelledby="search-recent">
      <div className={styles.head}>
        <h2 id="search-recent">{own.recent}</h2>
        <button type="button" onClick={() => forget(recent, own.allForgotten)}>
          {own.forgetAll}
        </button>
      </div>
      <ul className={styles.recent}>
        {recent.map((search) => {
          const name = nameSearch(search.address);
          return (
            <li key={search.address}>
              <Link to={search.address}>{name}</Link>
              <button
                type="button"
                aria-label={own.forget(name)}
                onClick={() => forget([search], own.forgotten)}
              >
                <CloseIcon />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What was typed, and the filter that stood beside it. */
function nameSearch(address: string): string {
  const location = parseLocation(address);
  if (location.page !== 'search') return address;
  const parts = listParts(location.filter).map(({ part }) => ('slug' in part ? part.slug : part.month));
  return [location.text, ...parts].filter((part) => part !== '').join(' · ');
}
