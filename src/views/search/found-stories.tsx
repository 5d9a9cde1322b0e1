import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useMemo, useState } from 'react';

import type { FoundStory, SearchResult } from '../../fetch/search/search-queries.ts';
import { FIRST_STORIES, MORE_STORIES, moreStoriesQuery } from '../../fetch/search/search-queries.ts';
import { printLocation } from '../../model/location.ts';
import { nameEntry, recallPlace } from '../../reader/places.ts';
import { FailedPart, Waiting } from '../parts/faces.tsx';
import { useLocation } from '../parts/history-entry.ts';
import { MutedLine } from '../parts/muted-line.tsx';
import { useJudge } from '../parts/use-mutes.ts';
import { useWords } from '../parts/words.tsx';
import { FoundRow } from './found-row.tsx';
import styles from '../parts/feed-end.module.css';
import { useRested } from './use-rested.ts';
import { useSearchWords } from './use-search-words.ts';

type Props = {
  readonly result: SearchResult;
  /** Another search is under way. */
  readonly isStale: boolean;
  readonly label: string;
  readonly onLeave: () => void;
  /** Looks for phrases in more articles. */
  readonly onFurther?: () => void;
  /** The stories with most of the words, not those with all. */
  readonly isOthers?: boolean;
};

/** Whoever types has paused, and looks at what was found. */
const REST_MS = 600;

/** The stories that were found: a few at first, more when asked. */
export function FoundStories({ result, isStale, label, onLeave, onFurther, isOthers = false }: Props) {
  const words = useWords();
  const own = useSearchWords();
  const { question, stories, others, all, isExact, hasMore } = result;
  const total = isOthers ? others.length : all.length;
  const address = printLocation({ page: 'search', ...question });
  const [parts, setParts] = useParts(address, total);
  const isSettled = useRested(address, REST_MS) === address && !isStale;
  const shown = isOthers ? others.length : Math.min(total, FIRST_STORIES + parts * MORE_STORIES);
  const further =
    shown >= total && hasMore && onFurther !== undefined ? (
      <div className={styles.more}>
        <button type="button" onClick={() => leaveMore(onFurther)}>
          {own.further}
        </button>
      </div>
    ) : undefined;
  if (total === 0) return further;
  const row = { result, isSettled, setSize: isExact ? total : -1 };
  return (
    <>
      {/* A click on a headline means the same by whatever key or finger: the feed hears of it before the link does. */}
      <div
        role="feed"
        aria-label={label}
        aria-busy={isStale}
        onClickCapture={({ target }) => {
          if (target instanceof Element && target.closest('h2 a') !== null) onLeave();
        }}
      >
        <Rows {...row} stories={isOthers ? others : stories} start={0} />
        {Array.from({ length: isOthers ? 0 : parts }, (_, part) => (
          <Part
            key={part}
            {...row}
            start={FIRST_STORIES + part * MORE_STORIES}
            end={Math.min(total, FIRST_STORIES + (part + 1) * MORE_STORIES)}
          />
        ))}
      </div>
      {shown < total ? (
        <div className={styles.more}>
          <button type="button" onClick={() => leaveMore(() => setParts(parts + 1))}>
            {words.list.more(Math.min(MORE_STORIES, total - shown))}
          </button>
          <p>{words.list.shown(shown, total)}</p>
        </div>
      ) : undefined}
      {further}
    </>
  );
}

/** What a button brings stands before it: the last row is where the keyboard goes on. */
function leaveMore(act: () => void): void {
  const links = document.querySelectorAll<HTMLElement>('main [role=feed] [data-story] h2 a');
  links[links.length - 1]?.focus({ preventScroll: true });
  act();
}

/** How many parts are shown beyond the first stories: of another search none, of one that is come back to as many as were. */
function useParts(address: string, total: number): readonly [number, (parts: number) => void] {
  const location = useLocation();
  const [asked, setAsked] = useState(() => {
    const { position = 0 } = recallPlace(nameEntry(location), location.hash) ?? {};
    return { address, parts: Math.max(0, Math.ceil((position + 1 - FIRST_STORIES) / MORE_STORIES)) };
  });
  const most = Math.max(0, Math.ceil((total - FIRST_STORIES) / MORE_STORIES));
  const parts = asked.address === address ? Math.min(asked.parts, most) : 0;
  return [parts, (next) => setAsked({ address, parts: next })];
}

type RowProps = {
  readonly result: SearchResult;
  readonly isSettled: boolean;
  readonly setSize: number;
};

function Part({ start, end, ...row }: RowProps & { readonly start: number; readonly end: number }) {
  const { data, isError, refetch } = useQuery(moreStoriesQuery(useQueryClient(), row.result, start, end));
  if (isError) return <FailedPart retry={() => void refetch()} />;
  return data === undefined ? <Waiting rows={2} /> : <Rows {...row} stories={data} start={start} />;
}

function Rows({
  stories,
  start,
  ...row
}: RowProps & { readonly stories: readonly FoundStory[]; readonly start: number }) {
  const { result, setSize } = row;
  const { filter } = result.question;
  const asked = useMemo(
    () =>
      new Set([
        ...[...filter.tags, ...filter.any].map((tag) => `tag-${tag}`),
        ...(filter.author === undefined ? [] : [`author-${filter.author}`]),
      ]),
    [filter],
  );
  const { findMute, veil } = useJudge(true, asked);
  return stories.map((story, index) => {
    const position = start + index + 1;
    const { card } = story;
    const mute = findMute(card.slug, card);
    return (
      <Fragment key={card.slug}>
        {mute === undefined ? (
          <FoundRow {...row} story={story} position={position} veil={veil} />
        ) : (
          <article className={styles.muted} aria-posinset={position} aria-setsize={setSize}>
            <MutedLine muted={[{ slug: card.slug, mute }]} />
          </article>
        )}
      </Fragment>
    );
  });
}
