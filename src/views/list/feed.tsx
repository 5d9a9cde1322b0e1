import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { useLocation } from '../parts/history-entry.ts';
import type { ArticleList } from '../../fetch/list.ts';
import type { EditionListLocation } from '../../fetch/question.ts';
import { SECTION_ROWS, countSections, openAhead, openingQuery, sectionQuery } from '../../fetch/section.ts';
import { nameEntry, recallPlace } from '../../reader/places.ts';
import { Waiting } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { MutedLine } from '../parts/muted-line.tsx';
import { StoryRow } from '../parts/story-row.tsx';
import { useIsHydrated } from '../parts/use-is-hydrated.ts';
import { useJudge } from '../parts/use-mutes.ts';
import { useWords } from '../parts/words.tsx';
import { useExtent } from './feed-extent.ts';
import { moveInFeed } from './feed-keys.ts';
import { listPieces } from './feed-pieces.ts';
import styles from '../parts/feed-end.module.css';
import { FailedListPart } from './list-failure.tsx';
import { keepFirstVisible } from './keep-first-visible.ts';
import { listAskedTerms } from './list-asked-terms.ts';

type Props = {
  readonly location: EditionListLocation;
  readonly list: ArticleList;
  /** What the list is called, for those who hear it. */
  readonly label: string;
  /** The position that the feed opens at: 0, or where a month begins. */
  readonly anchor: number;
  /** The name of that position in the address. */
  readonly anchorId?: string | undefined;
  readonly showsCategory: boolean;
};

/** What a button at an end of the feed brings. */
const MORE_SECTIONS = 5;
const MORE_ROWS = MORE_SECTIONS * SECTION_ROWS;

/**
 * A list as long as it is: it grows at both ends as the reader comes near them, and only what is
 * near the window is in the document; in place of the rest stands its measured height.
 */
export function Feed(props: Props) {
  const { label, ...section } = props;
  const { location, list, anchor } = props;
  const words = useWords();
  const feed = useRef<HTMLDivElement>(null);
  const start = useStart(anchor, list);
  const client = useQueryClient();
  // A list takes the place of the one before with its first rows: ghosts would stand for a third of a second,
  // which is how long React keeps a waiting face.
  const [opening] = useState(() => openingQuery(client, location, list, start));
  useSuspenseQuery(opening);
  // Where a list ends that is not counted yet shows when its last section comes.
  const [end, setEnd] = useState(Number.POSITIVE_INFINITY);
  const onEnd = useCallback((found: number) => setEnd((known) => Math.min(known, found)), []);
  const sections = Math.min(countSections(list), end);
  const bring = useMemo(() => openAhead(client, location, list), [client, location, list]);
  const { extent, heightOf, grow } = useExtent({ start, sections, feed, bring });
  const last = Math.min(extent.last, sections - 1);
  const isNew = useRef(true);
  useLayoutEffect(() => {
    // Until its first rows are there a feed has no place to keep; one that comes back has had them.
    if (isNew.current && feed.current !== null) feed.current.dataset['opening'] = '';
    isNew.current = false;
  }, []);
  const shown = Math.min((last + 1) * SECTION_ROWS, list.total);
  if (list.isExact && list.total === 0) return undefined;
  return (
    <>
      {extent.first > 0 ? (
        <More
          label={words.list.before(Math.min(MORE_SECTIONS, extent.first) * SECTION_ROWS)}
          isBefore
          onClick={() => grow('first', MORE_SECTIONS)}
        />
      ) : undefined}
      {/* The keys of a feed are those of the links in it: the feed only hears them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div ref={feed} role="feed" aria-label={label} onKeyDown={moveInFeed}>
        {listPieces({ ...extent, last }).map(([from, to]) =>
          to === undefined ? (
            <SectionBox key={from} {...section} number={from} onEnd={onEnd} />
          ) : (
            <Gap key={`from ${from}`} height={sum(from, to, heightOf)} />
          ),
        )}
      </div>
      {last < sections - 1 ? (
        <More
          label={words.list.more(list.isExact ? Math.min(MORE_ROWS, list.total - shown) : MORE_ROWS)}
          progress={list.isExact ? words.list.shown(shown, list.total) : undefined}
          onClick={() => grow('last', MORE_SECTIONS)}
        />
      ) : undefined}
    </>
  );
}

/** The section to open with: that of the anchor, or the one that a reader who comes back had left. */
function useStart(anchor: number, list: ArticleList): number {
  const location = useLocation();
  const isHydrated = useIsHydrated();
  const [start] = useState(() => {
    // Who scrolls before a prerendered list is awake has a place already.
    if (!isHydrated) return anchor;
    const { position, total } = recallPlace(nameEntry(location), location.hash) ?? {};
    if (position === undefined) return anchor;
    // What has appeared since stands before it where the newest come first.
    const isShifted = list.question.sort === 'newest' && list.isExact && total !== undefined;
    return position + (isShifted ? Math.max(0, list.total - total) : 0);
  });
  return Math.floor(start / SECTION_ROWS);
}

type SectionProps = Omit<Props, 'label'> & {
  readonly number: number;
  /** The list ends before this section, or within it. */
  readonly onEnd: (sections: number) => void;
};

function sum(from: number, to: number, heightOf: (section: number) => number): number {
  let height = 0;
  for (let number = from; number <= to; number++) height += heightOf(number);
  return height;
}

/** What stands in place of sections that are far from the window: their height. */
function Gap({ height }: { height: number }) {
  return <div role="presentation" style={{ blockSize: height }} />;
}

/** A section, with a waiting face of its own and a failed one. */
const SectionBox = memo(function SectionBox(props: SectionProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (box.current === null ? undefined : keepFirstVisible(box.current)), []);
  return (
    <div ref={box} role="presentation" data-section={props.number}>
      <Guard renderFailure={(error, retry) => <FailedListPart error={error} retry={retry} />}>
        <Suspense fallback={<Waiting rows={SECTION_ROWS} />}>
          <Section {...props} />
        </Suspense>
      </Guard>
    </div>
  );
});

const Section = memo(function Section({
  location,
  list,
  number,
  anchor,
  anchorId,
  showsCategory,
  onEnd,
}: SectionProps) {
  const start = number * SECTION_ROWS;
  const { data: cards } = useSuspenseQuery(sectionQuery(useQueryClient(), location, list, number));
  const { length } = cards;
  useEffect(() => {
    if (length < SECTION_ROWS) onEnd(length === 0 ? number : number + 1);
  }, [length, number, onEnd]);
  const setSize = list.isExact ? list.total : -1;
  const { findMute, veil } = useJudge(
    true,
    useMemo(() => listAskedTerms(location), [location]),
  );
  return cards.map((card, index) => {
    const position = start + index + 1;
    const mute = findMute(card.slug, card);
    return mute === undefined ? (
      <StoryRow
        key={card.slug}
        card={card}
        showsCategory={showsCategory}
        place={{ position, setSize }}
        id={start + index === anchor ? anchorId : undefined}
        veil={veil}
      />
    ) : (
      <article key={card.slug} className={styles.muted} aria-posinset={position} aria-setsize={setSize}>
        <MutedLine muted={[{ slug: card.slug, mute }]} />
      </article>
    );
  });
});

type MoreProps = { label: string; progress?: string | undefined; isBefore?: boolean; onClick: () => void };

/** What an end of the feed has still to bring, for those who come to it without scrolling. */
function More({ label, progress, isBefore = false, onClick }: MoreProps) {
  return (
    <div className={styles.more}>
      <button
        type="button"
        onClick={() => {
          // What the button brings stands on its other side: the row beside it is where the keyboard goes on.
          const links = document.querySelectorAll<HTMLElement>('main [data-story] h2 a');
          links[isBefore ? 0 : links.length - 1]?.focus({ preventScroll: true });
          onClick();
        }}
      >
        {label}
      </button>
      {progress === undefined ? undefined : <p>{progress}</p>}
    </div>
  );
}
