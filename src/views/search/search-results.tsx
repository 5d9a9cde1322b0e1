import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';

import { askAnew } from '../../fetch/fetch-json.ts';
import { mayPass, onReachAgain } from '../../fetch/reach-again.ts';
import { askIndexAnew } from '../../fetch/search/search-client.ts';
import type { SearchQuestion, SearchResult } from '../../fetch/search/search-queries.ts';
import { FIRST_STORIES, searchProgressQuery, searchQuery } from '../../fetch/search/search-queries.ts';
import { startOver } from '../../fetch/start-over.ts';
import type { Filter } from '../../model/filter.ts';
import { EVERYTHING, isFiltering } from '../../model/filter.ts';
import type { SearchOrder } from '../../model/location.ts';
import { printLocation } from '../../model/location.ts';
import { FailedPart, Waiting } from '../parts/faces.tsx';
import { useChoiceFocus } from '../parts/filter-focus.ts';
import { ActiveFilters } from '../parts/filter-panel.tsx';
import { handFocusOn } from '../parts/hand-focus-on.ts';
import { Link } from '../parts/link.tsx';
import { useWords } from '../parts/words.tsx';
import { EmptySearch } from './empty-search.tsx';
import { FoundOnDevice } from './found-on-device.tsx';
import { FoundStories } from './found-stories.tsx';
import { SaveSearch } from './save-search.tsx';
import { SavedLine } from './saved-line.tsx';
import { SearchNotes } from './search-notes.tsx';
import { SearchStatus } from './search-status.tsx';
import type { SearchLocation } from './search.tsx';
import { Suggestions } from './suggestions.tsx';
import styles from './search-results.module.css';
import { useFilterNames } from './use-filter-names.ts';
import { useIsLate } from './use-is-late.ts';
import { useSearchWords } from './use-search-words.ts';
import { keepSearch } from './search-form.tsx';
import { toSearchFailure } from './search-failure.ts';

type Props = {
  readonly location: SearchLocation;
  /** What is searched: what is in the field, before the address has it. */
  readonly text: string;
  /** There is more of it, which is not searched. */
  readonly isCut: boolean;
  readonly isTyping: boolean;
  /** The reader opens something that was found. */
  readonly onLeave: () => void;
};

/** A search that takes longer than on a slow network. */
const SLOW_MS = 8000;

/** What a search found. While another is under way its answer stays, and says that it is an old one when that takes time. */
export function SearchResults({ location, text, isCut, isTyping, onLeave }: Props) {
  const { filter, order } = location;
  const client = useQueryClient();
  const [wanted, setWanted] = useState({ of: text, want: FIRST_STORIES });
  const want = wanted.of === text ? wanted.want : FIRST_STORIES;
  const question: SearchQuestion = { text, filter, order, isTyping, want };
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery({
    ...searchQuery(client, question),
    placeholderData: keepPreviousData,
  });
  const { data: progress } = useQuery(searchProgressQuery(question));
  const isUnderway = isFetching && (data === undefined || isPlaceholderData);
  const isLate = useIsLate(isUnderway);
  const isSlow = useIsLate(isUnderway, SLOW_MS);
  // The chips look after it as long as there is one.
  useChoiceFocus();
  const hrefOf = (next: { readonly filter?: Filter; readonly order?: SearchOrder; readonly text?: string }) =>
    printLocation({ page: 'search', text, filter, order, ...next });
  /** Tells whether anything but this device has answered. */
  const retry = async () => {
    askAnew();
    askIndexAnew();
    // Where it cannot be started over it is asked again as it is.
    await startOver(client, error).catch(() => undefined);
    const found = await refetch();
    return !found.isSuccess || found.data.source !== 'device';
  };
  const leave = () => {
    onLeave();
    keepSearch(printLocation({ page: 'search', text, filter, order: 'relevance' }));
  };
  return (
    <>
      <Suggestions text={text} isReady={data !== undefined} />
      <div className={styles.bar}>
        <SearchStatus
          result={error === null ? data : undefined}
          isCut={isCut}
          isLate={isLate}
          isSlow={isSlow}
          isTyping={isTyping}
          progress={progress}
        />
        <Orders order={order} hrefOf={hrefOf} />
        <SaveSearch text={text} filter={filter} found={isPlaceholderData ? undefined : data} />
      </div>
      {isFiltering(filter) ? <Filters filter={filter} hrefOf={hrefOf} /> : undefined}
      {error !== null ? <Failure error={error} retry={retry} /> : undefined}
      {error === null && data === undefined ? (
        // Until its first rows are there a page that is come back to has no place of its own to keep.
        <div data-opening="">
          <Waiting rows={3} />
        </div>
      ) : undefined}
      {error === null && data !== undefined ? (
        <Found
          result={data}
          isCut={isCut}
          isStale={isPlaceholderData}
          isLate={isLate}
          hrefOf={hrefOf}
          retry={retry}
          onLeave={leave}
          onFurther={() => setWanted({ of: text, want: want * 3 })}
        />
      ) : undefined}
      <SavedLine text={text} />
    </>
  );
}

type HrefOf = (next: {
  readonly filter?: Filter;
  readonly order?: SearchOrder;
  readonly text?: string;
}) => string;

type FoundProps = {
  readonly result: SearchResult;
  readonly isCut: boolean;
  readonly isStale: boolean;
  readonly isLate: boolean;
  readonly hrefOf: HrefOf;
  readonly retry: () => Promise<boolean>;
  readonly onLeave: () => void;
  readonly onFurther: () => void;
};

function Found({ result, isCut, isStale, isLate, hrefOf, retry, onLeave, onFurther }: FoundProps) {
  const own = useSearchWords();
  const { all, others, isExact, question, isEmpty, source } = result;
  return (
    <div className={styles.found} data-late={isLate || undefined}>
      {source === 'device' ? <FoundOnDevice retry={retry} /> : undefined}
      <SearchNotes result={result} isCut={isCut} hrefOf={(text) => hrefOf({ text })} />
      {all.length === 0 && isExact && !isEmpty && !isBeginning(question) ? (
        <EmptySearch
          result={result}
          hrefOf={(text, isFilterKept) => hrefOf({ text, ...(isFilterKept ? {} : { filter: EVERYTHING }) })}
        />
      ) : undefined}
      <FoundStories
        result={result}
        isStale={isStale}
        label={own.results(question.text)}
        onLeave={onLeave}
        onFurther={onFurther}
      />
      {others.length === 0 ? undefined : (
        <section aria-labelledby="most">
          <h2 id="most" className={styles.most}>
            {own.most}
          </h2>
          <FoundStories result={result} isStale={isStale} label={own.others} onLeave={onLeave} isOthers />
        </section>
      )}
    </div>
  );
}

/** A word of one or two letters that is being typed is not looked for yet. */
function isBeginning({ text, isTyping }: SearchQuestion): boolean {
  return isTyping && /(?:^|\s)\S{1,2}$/u.test(text);
}

function Orders({ order, hrefOf }: { order: SearchOrder; hrefOf: HrefOf }) {
  const own = useSearchWords();
  return (
    <nav className={styles.orders} aria-label={own.order}>
      {(['relevance', 'newest', 'oldest'] as const).map((name) => (
        <Link key={name} to={hrefOf({ order: name })} aria-current={order === name ? 'true' : undefined}>
          {own.orders[name]}
        </Link>
      ))}
    </nav>
  );
}

function Filters({ filter, hrefOf }: { filter: Filter; hrefOf: HrefOf }) {
  const names = useFilterNames(filter);
  return (
    <ActiveFilters
      filter={filter}
      names={names}
      hrefOf={(next) => hrefOf({ filter: { ...next, sort: EVERYTHING.sort } })}
    />
  );
}

/** What stands in place of what was found where a search failed; it is tried again when there is a network again. */
function Failure({ error, retry }: { error: unknown; retry: () => Promise<boolean> }) {
  const words = useWords();
  const own = useSearchWords();
  const tryAgain = () => void retry();
  const onBack = useEffectEvent(tryAgain);
  const isPassing = mayPass(error);
  useEffect(() => (isPassing ? onReachAgain(onBack) : undefined), [isPassing]);
  const failure = toSearchFailure(error);
  const text = failure === 'index' || failure === 'worker' ? own.failed[failure] : words.failure[failure];
  return (
    <div ref={handFocusOn} role="alert">
      <FailedPart text={text} retry={tryAgain} />
    </div>
  );
}
