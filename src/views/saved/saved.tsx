import type { Filter } from '../../model/filter.ts';
import { isFiltering } from '../../model/filter.ts';
import type { Location } from '../../model/location.ts';
import { toLocalDay } from '../../model/instant.ts';
import { printLocation } from '../../model/location.ts';
import type { SavedPage, SavedShelf } from '../../reader/saved.ts';
import { getSaved } from '../../reader/saved.ts';
import { useAsked } from '../parts/asked.ts';
import { Empty, Waiting } from '../parts/faces.tsx';
import { ActiveFilters, FilterSheet } from '../parts/filter-panel.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StoryRow } from '../parts/story-row.tsx';
import { followLibrary, useLibrary } from '../parts/follow-library.ts';
import { useSaved } from '../parts/use-saved.ts';
import { useWords } from '../parts/words.tsx';
import { filterShelf } from './filter-shelf.ts';
import styles from './saved.module.css';

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
  // The shelf is at hand: it is filtered at once.
  const { filter } = useAsked(location);
  const { pages, aside } = shelf;
  const hrefOf = (next: Filter) => printLocation({ page: 'saved', filter: next });
  const { articles, lists, tags, names } = filterShelf(pages, filter);
  const total = articles.length + lists.length;
  return (
    <>
      <p role="status">{words.saved.status(total)}</p>
      {aside === 0 ? undefined : <p className={styles.aside}>{words.saved.aside(aside)}</p>}
      {pages.length === 0 ? (
        <Empty title={words.saved.emptyTitle}>
          <p>{words.saved.emptyHint}</p>
        </Empty>
      ) : (
        <div className={styles.columns}>
          {tags.length === 0 && !isFiltering(filter) ? undefined : (
            <FilterSheet filter={filter} tags={tags} names={names} hrefOf={hrefOf} />
          )}
          <div className={styles.shelves}>
            <ActiveFilters filter={filter} names={names} hrefOf={hrefOf} isSettled />
            {total === 0 ? (
              <Empty title={words.list.emptyTitle}>
                <p>{words.list.emptyHint}</p>
              </Empty>
            ) : undefined}
            {lists.length === 0 ? undefined : (
              <section aria-labelledby="saved-lists">
                <h2 id="saved-lists">{words.saved.lists}</h2>
                {lists.map((page) => (
                  <SavedList key={page.key} page={page} />
                ))}
              </section>
            )}
            {articles.length === 0 ? undefined : (
              <section aria-label={words.saved.articles}>
                {articles.map(({ key, card }) => (
                  <StoryRow key={key} card={card} />
                ))}
              </section>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function SavedList({ page }: { page: SavedPage }) {
  const words = useWords();
  const { remove } = useSaved(page.key);
  if (page.page.kind !== 'list') return undefined;
  const { title, description } = page.page;
  return (
    <article className={styles.list}>
      <div>
        <h3>
          <Link to={page.key}>{title}</Link>
        </h3>
        <p>
          <span>{description}</span>
          <span>{words.saved.savedOn(words.day(toLocalDay(page.savedAt), 'short'))}</span>
        </p>
      </div>
      <button type="button" onClick={() => void remove(title)}>
        <CloseIcon />
        <span className="visually-hidden">{words.saved.removeThis(title)}</span>
      </button>
    </article>
  );
}
