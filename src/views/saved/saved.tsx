import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { keptQuery } from '../../fetch/search/kept-query.ts';
import type { Filter } from '../../model/filter.ts';
import { EVERYTHING, isFiltering } from '../../model/filter.ts';
import { toLocalDay } from '../../model/instant.ts';
import type { Location } from '../../model/location.ts';
import { printLocation } from '../../model/location.ts';
import { isNarrowed } from '../../model/shelf.ts';
import type { SavedPage, SavedShelf } from '../../reader/shelf.ts';
import { isForeign } from '../../reader/saved-page.ts';
import { getSaved } from '../../reader/shelf.ts';
import { useAsked } from '../parts/asked.ts';
import { Empty, FailedPart, Waiting } from '../parts/faces.tsx';
import { ActiveFilters, FilterSheet } from '../parts/filter-panel.tsx';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { Guard } from '../parts/guard.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { useLibraryWords } from '../parts/library-words.ts';
import { PageHead } from '../parts/page-head.tsx';
import { StoryRow } from '../parts/story-row.tsx';
import { useSaved } from '../parts/use-saved.ts';
import { useWords } from '../parts/words.tsx';
import { BulkBar } from './bulk-bar.tsx';
import type { FilteredShelf } from './filter-shelf.ts';
import { filterShelf, listNames } from './filter-shelf.ts';
import { hrefOfShelf, listSections, narrowShelf, titleOf } from '../parts/narrow-shelf.ts';
import { NewSince } from './new-since.tsx';
import { SavedRow } from './saved-row.tsx';
import styles from './saved.module.css';
import { ShelfSections, ShelfTools } from './shelf-tools.tsx';
import { useEditionNews } from './use-edition-news.ts';

const savedShelf = followLibrary(getSaved);

/** The pages that the reader keeps: lists, then articles, through the same filter as everywhere. */
export function SavedPages({ location }: { location: SavedLocation }) {
  const words = useWords();
  const shelf = useLibrary(savedShelf);
  return (
    <div className={styles.page}>
      <PageHead title={words.saved.title} description={words.saved.description} isPublic={false} />
      <h1 tabIndex={-1}>{words.saved.title}</h1>
      <p className={styles.description}>{words.saved.description}</p>
      <noscript>
        <p>{words.saved.needsScripts}</p>
      </noscript>
      {shelf.kind === 'waiting' ? <Waiting /> : undefined}
      {shelf.kind === 'failed' ? <Empty title={words.save.failed[shelf.reason]} /> : undefined}
      {shelf.kind === 'ready' ? <Shelf shelf={shelf.value} location={location} /> : undefined}
    </div>
  );
}

type SavedLocation = Extract<Location, { page: 'saved' }>;

function Shelf({ shelf, location }: { shelf: SavedShelf; location: SavedLocation }) {
  const words = useWords();
  const own = useLibraryWords();
  // The shelf is at hand: it is narrowed and filtered at once.
  const { filter, shelf: view } = useAsked(location);
  const { pages, aside } = shelf;
  const hrefOf = (next: Filter) => hrefOfShelf(view, next);
  // The page renders twice, for what is asked and once it is shown: the same question has the same answer.
  const [place, question] = [hrefOf(EVERYTHING), hrefOf(filter)];
  const { inCopies, isLooking } = useCopies(view.text, pages);
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const narrowed = useMemo(() => narrowShelf(pages, view, inCopies), [pages, place, inCopies]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const found = useMemo(() => filterShelf(narrowed, filter), [narrowed, question]);
  const names = useMemo(() => listNames(pages), [pages]);
  const { articles, lists, tags } = found;
  const total = articles.length + lists.length;
  // Nothing is said to be absent before all of it was looked through.
  const isOpen = isLooking && total === 0;
  const isWhole = !isFiltering(filter) && !isNarrowed(view);
  return (
    <>
      <p role="status">{isOpen ? words.waiting : own.status(total, pages.length)}</p>
      {aside === 0 ? undefined : <p className={styles.aside}>{words.saved.aside(aside)}</p>}
      {pages.length === 0 ? (
        <Empty title={words.saved.emptyTitle}>
          <p>{words.saved.emptyHint}</p>
          {/* Who had more than this, before a browser erased it, has it back from here. */}
          <p>
            <Link to={printLocation({ page: 'settings' })}>{own.importTitle}</Link>
          </p>
        </Empty>
      ) : (
        <>
          <ShelfSections pages={pages} shelf={view} filter={filter} />
          <ShelfTools shelf={view} filter={filter} />
          <div className={styles.columns}>
            {tags.length === 0 && isWhole ? undefined : (
              <FilterSheet filter={filter} tags={tags.slice(0, TOPICS)} names={names} hrefOf={hrefOf} />
            )}
            <div className={styles.shelves}>
              <ActiveFilters filter={filter} names={names} hrefOf={hrefOf} />
              {isOpen ? <Waiting rows={2} /> : undefined}
              {total === 0 && !isOpen ? (
                <Empty title={words.list.emptyTitle}>
                  <p>{words.list.emptyHint}</p>
                </Empty>
              ) : undefined}
              <Rows found={found} all={pages} />
            </div>
          </div>
        </>
      )}
    </>
  );
}

/** Which pages have the words of the view in their full copies; until that is known, or where it cannot be, those of the shelf do. */
function useCopies(text = '', pages: readonly SavedPage[]) {
  const client = useQueryClient();
  const { data, isFetching, isPlaceholderData } = useQuery({
    ...keptQuery(client, text),
    enabled: text !== '' && pages.length > 0,
  });
  return { inCopies: data, isLooking: isFetching && (data === undefined || isPlaceholderData) };
}

/** Topics to choose from, the most frequent ones; the search finds the others. */
const TOPICS = 60;

/** Rows in the document at first, and how many more at a time. */
const ROWS = 20;

/** The pages of a view: lists before articles. */
function Rows({ found, all }: { found: FilteredShelf; all: readonly SavedPage[] }) {
  const words = useWords();
  const own = useLibraryWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [rows, setRows] = useState(ROWS);
  const { articles, lists } = found;
  const pages = [...lists, ...articles];
  const shown = articles.slice(0, Math.max(0, rows - lists.length));
  const news = useEditionNews(shown.map(({ key }) => key));
  const names = useMemo(
    () => ({
      collections: listSections(all, 'collection').map(({ name }) => name),
      labels: listSections(all, 'label').map(({ name }) => name),
    }),
    [all],
  );
  const select = (key: string) => (isSelected: boolean) =>
    setChosen(
      (before) => new Set(isSelected ? [...before, key] : [...before].filter((some) => some !== key)),
    );
  const filing = (page: SavedPage) => ({
    page,
    isSelected: chosen.has(page.key),
    onSelect: select(page.key),
    ...names,
  });
  return (
    <>
      <BulkBar
        // What has left the view is not chosen any more.
        selected={pages.map(({ key }) => key).filter((key) => chosen.has(key))}
        pages={pages}
        onSelect={(keys) => setChosen(new Set(keys))}
        {...names}
      />
      {lists.length === 0 ? undefined : (
        <section aria-labelledby="saved-lists">
          <h2 id="saved-lists">{words.saved.lists}</h2>
          {lists.slice(0, rows).map((page) => (
            <Guard key={page.key} renderFailure={() => <FailedPart />}>
              <SavedRow {...filing(page)}>
                <SavedList page={page} />
              </SavedRow>
            </Guard>
          ))}
        </section>
      )}
      {articles.length === 0 ? undefined : (
        <section aria-label={words.saved.articles}>
          {shown.map((page) => (
            <Guard key={page.key} renderFailure={() => <FailedPart />}>
              <SavedRow {...filing(page)} news={news.get(page.key)}>
                <StoryRow card={page.page.card} />
              </SavedRow>
            </Guard>
          ))}
        </section>
      )}
      {pages.length <= rows ? undefined : (
        <button type="button" className={styles.more} onClick={() => setRows(rows + ROWS)}>
          {own.more(Math.min(ROWS, pages.length - rows))}
        </button>
      )}
    </>
  );
}

/** A list of the edition, or a page of another site. */
function SavedList({ page }: { page: SavedPage }) {
  const words = useWords();
  const { remove } = useSaved(page.key);
  const title = titleOf(page);
  return (
    <article className={styles.list}>
      <div>
        <h3>
          {isForeign(page.key) ? (
            <a href={page.key} rel="noreferrer">
              {title}
            </a>
          ) : (
            <Link to={page.key}>{title}</Link>
          )}
        </h3>
        <p>
          <span>{page.page.kind === 'list' ? page.page.description : new URL(page.key).host}</span>
          <span>{words.saved.savedOn(words.day(toLocalDay(page.savedAt), 'short'))}</span>
          {page.page.kind === 'list' ? <NewSince address={page.key} /> : undefined}
        </p>
      </div>
      <button type="button" onClick={() => void remove(title)}>
        <CloseIcon />
        <span className="visually-hidden">{words.saved.removeThis(title)}</span>
      </button>
    </article>
  );
}
