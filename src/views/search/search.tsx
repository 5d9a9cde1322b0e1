import { useQueryClient } from '@tanstack/react-query';

import { warmSearch } from '../../fetch/search/search-client.ts';
import { isFiltering } from '../../model/filter.ts';
import type { Location } from '../../model/location.ts';
import { cutSearched } from '../../model/location.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useIsHydrated } from '../parts/use-is-hydrated.ts';
import { SearchForm } from './search-form.tsx';
import { SearchResults } from './search-results.tsx';
import { SearchStart } from './search-start.tsx';
import styles from './search.module.css';
import { useSearchWords } from './use-search-words.ts';
import { useTypedSearch } from './use-typed-search.ts';

export type SearchLocation = Extract<Location, { page: 'search' }>;

/** The search in the full text of the archive: as the reader types, in the worker, from files of the edition. */
export function SearchPage({ location }: { location: SearchLocation }) {
  const own = useSearchWords();
  const client = useQueryClient();
  const search = useTypedSearch(location);
  const { filter, order } = location;
  const { text, isTyping } = search.typed;
  const searched = cutSearched(text.trim());
  const isAsked = searched !== '' || isFiltering(filter);
  return (
    <div className={styles.page}>
      <PageHead
        title={location.text === '' ? own.title : own.titleOf(location.text)}
        description={own.description}
        isPublic={false}
      />
      <header className={styles.header}>
        <h1 tabIndex={-1}>{own.title}</h1>
        <p>{own.description}</p>
      </header>
      <SearchForm search={search} filter={filter} order={order} onFocus={() => warmSearch(client)} />
      <noscript>
        <p>{own.needsScripts}</p>
      </noscript>
      {/* A page that was rendered ahead of its reader does not know yet what is searched, nor who searches. */}
      {!useIsHydrated() ? undefined : isAsked ? (
        <SearchResults
          location={location}
          text={searched}
          isCut={text.trim().length > searched.length}
          isTyping={isTyping}
          onLeave={search.settle}
        />
      ) : (
        <SearchStart />
      )}
    </div>
  );
}
