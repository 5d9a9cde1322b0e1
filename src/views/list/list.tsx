import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, startTransition, useState } from 'react';
import { Link, useLocation } from 'react-router';

import type { ArticleList, EditionListLocation } from '../../fetch/list.ts';
import { cardsOfQuery } from '../../fetch/cards.ts';
import { LIST_PAGE, listQuery } from '../../fetch/list.ts';
import type { Card } from '../../model/edition.ts';
import type { Filter } from '../../model/filter.ts';
import { isFiltering } from '../../model/filter.ts';
import { printLocation } from '../../model/location.ts';
import { nameEntry, recallPlace } from '../../reader/places.ts';
import { useAsked } from '../parts/asked.ts';
import { AuthorCard } from '../parts/author-card.tsx';
import { Empty, FailedPart, Waiting } from '../parts/faces.tsx';
import { ActiveFilters, FilterSheet } from '../parts/filter-panel.tsx';
import { Guard } from '../parts/guard.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SaveButton } from '../parts/save-button.tsx';
import { useSite } from '../parts/site.ts';
import { StoryRow } from '../parts/story-row.tsx';
import { useMonthText, useWords } from '../parts/words.tsx';
import { nameFilter } from './name-filter.ts';
import styles from './list.module.css';

/** The articles of the whole archive, of a category, of a tag or of an author, through a filter. */
export function ListPage({ location }: { location: EditionListLocation }) {
  const entry = nameEntry(useLocation());
  const words = useWords();
  const { language } = useSite();
  const client = useQueryClient();
  const address = printLocation(location);
  const [shown, showMore] = useShown(entry);
  const { data: list } = useSuspenseQuery(listQuery(client, location, shown));
  const { filter } = location;
  const asked = useAsked(location);
  const name = location.page === 'all' ? words.list.all : list.name;
  const title = nameFilter(words, name, filter, list.names, useMonthText());
  const hrefOf = (next: Filter) => printLocation({ ...location, filter: next });
  // A tag that was chosen a moment ago has its name from the choices, until the list has come.
  const chosen = list.tags.map((tag) => [`tag-${tag.slug}`, tag.name] as const);
  const names = new Map([...chosen, ...list.names]);
  return (
    <div className={styles.page}>
      <PageHead title={title} description={list.description || words.list.described(title, list.total)} />
      <header
        className={styles.header}
        data-category={location.page === 'category' ? location.slug : undefined}
      >
        <p className={styles.kind}>{words.list.kinds[location.page]}</p>
        <h1 tabIndex={-1} lang={location.page === 'all' ? undefined : language}>
          {name}
        </h1>
        {list.author === undefined ? (
          list.description === '' || location.page === 'all' ? undefined : (
            <p className={styles.description} lang={language}>
              {list.description}
            </p>
          )
        ) : (
          <AuthorCard author={list.author} isOwnPage />
        )}
      </header>
      <div className={styles.bar}>
        <p role="status">{words.list.status(list.total)}</p>
        <SortLinks filter={asked.filter} hrefOf={hrefOf} />
        <SaveButton
          address={address}
          name={title}
          getPage={() => ({ kind: 'list', title, description: words.list.status(list.total) })}
        />
      </div>
      <FilterSheet filter={asked.filter} tags={list.tags} names={names} hrefOf={hrefOf} />
      <div className={styles.stories}>
        <ActiveFilters
          filter={asked.filter}
          names={names}
          hrefOf={hrefOf}
          isSettled={asked.filter === filter || printLocation(asked) === address}
        />
        {list.total === 0 ? <EmptyList isFiltered={isFiltering(filter)} /> : undefined}
        <Sections list={list} shown={shown} showsCategory={location.page !== 'category'} />
        {shown < list.total ? (
          <div className={styles.more}>
            <button
              type="button"
              onClick={() => {
                // The button goes on the last page, and what it brings stands before it: the last story
                // is where the keyboard goes on.
                const links = document.querySelectorAll<HTMLElement>('main [data-story] :is(h2, h3) a');
                links[links.length - 1]?.focus({ preventScroll: true });
                showMore();
              }}
            >
              {words.list.more(Math.min(LIST_PAGE, list.total - shown))}
            </button>
            <p>{words.list.shown(shown, list.total)}</p>
          </div>
        ) : undefined}
      </div>
    </div>
  );
}

/**
 * How many articles an entry of the history shows: as many as when the reader left it, else one
 * page. What was left is read once, since the place is kept anew while the page stands.
 */
function useShown(entry: string): [shown: number, showMore: () => void] {
  const recall = () => ({ entry, shown: Math.max(LIST_PAGE, recallPlace(entry)?.shown ?? 0) });
  const [state, setState] = useState(recall);
  const current = state.entry === entry ? state : recall();
  if (current !== state) setState(current);
  return [current.shown, () => startTransition(() => setState({ entry, shown: current.shown + LIST_PAGE }))];
}

/** The list in sections, each fetched, and failing, on its own. */
function Sections({
  list,
  shown,
  showsCategory,
}: {
  list: ArticleList;
  shown: number;
  showsCategory: boolean;
}) {
  const starts = Array.from(
    { length: Math.ceil(Math.min(shown, list.ordinals.length) / LIST_PAGE) },
    (_, n) => n * LIST_PAGE,
  );
  return starts.map((start) => {
    const ordinals = list.ordinals.slice(start, start + LIST_PAGE);
    return (
      <Guard key={start} renderFailure={(_error, retry) => <FailedPart retry={retry} />}>
        <Suspense fallback={<Waiting rows={ordinals.length} />}>
          <Section ordinals={ordinals} known={list.cards} showsCategory={showsCategory} />
        </Suspense>
      </Guard>
    );
  });
}

type SectionProps = { ordinals: readonly number[]; known: ReadonlyMap<number, Card>; showsCategory: boolean };

function Section({ ordinals, known, showsCategory }: SectionProps) {
  const { data: cards } = useSuspenseQuery(cardsOfQuery(useQueryClient(), ordinals, known));
  return cards.map((card) => <StoryRow key={card.slug} card={card} showsCategory={showsCategory} />);
}

function SortLinks({ filter, hrefOf }: { filter: Filter; hrefOf: (filter: Filter) => string }) {
  const words = useWords();
  return (
    <nav className={styles.sort} aria-label={words.list.sort}>
      {(['newest', 'oldest'] as const).map((sort) => (
        <Link
          key={sort}
          to={hrefOf({ ...filter, sort })}
          aria-current={filter.sort === sort ? 'true' : undefined}
        >
          {words.list[sort]}
        </Link>
      ))}
    </nav>
  );
}

function EmptyList({ isFiltered }: { isFiltered: boolean }) {
  const words = useWords();
  return isFiltered ? (
    <Empty title={words.list.emptyTitle}>
      <p>{words.list.emptyHint}</p>
    </Empty>
  ) : (
    <Empty title={words.list.emptyTerm} />
  );
}
