import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { Fragment, memo, useEffect, useRef, useState } from 'react';

import type { FoundStory, SearchResult } from '../../fetch/search/search-queries.ts';
import { passageQuery } from '../../fetch/search/search-queries.ts';
import { savesData } from '../parts/connection.ts';
import { StoryRow } from '../parts/story-row.tsx';
import { useWords } from '../parts/words.tsx';
import styles from './found-row.module.css';
import { MarkedText } from './marked-text.tsx';
import { useSearchWords } from './use-search-words.ts';

type Props = {
  readonly story: FoundStory;
  readonly result: SearchResult;
  /** The reader does not type any more: what costs a file may be asked for. */
  readonly isSettled: boolean;
  /** From 1. */
  readonly position: number;
  /** -1 while it is not known. */
  readonly setSize: number;
  readonly veil: '' | undefined;
};

/** A story that was found, with what was found in it. */
export const FoundRow = memo(function FoundRow({ story, position, setSize, veil, ...rest }: Props) {
  return (
    <StoryRow
      card={story.card}
      place={{ position, setSize }}
      veil={veil}
      found={{
        headline: <MarkedText parts={story.headline} />,
        standfirst: <MarkedText parts={story.standfirst} />,
        // Its file weighs ten times what is shown of it.
        passage: (
          <>
            {story.tags.length === 0 ? undefined : <Topics tags={story.tags} />}
            {story.isDeeper && !savesData() ? <Passage story={story} {...rest} /> : undefined}
          </>
        ),
      }}
    />
  );
});

/** The topics of a story that say why it was found. */
function Topics({ tags }: { tags: FoundStory['tags'] }) {
  const own = useSearchWords();
  const { language } = useWords();
  return (
    <p className={styles.topics} lang={language}>
      <span>{own.inTopics}</span>{' '}
      {tags.map((parts, index) => (
        <Fragment key={parts.map(({ text }) => text).join('')}>
          {index === 0 ? undefined : <span>, </span>}
          <MarkedText parts={parts} />
        </Fragment>
      ))}
    </p>
  );
}

/** Where the words stand in the body, once the row is seen; its room is kept, so that no row moves whatever comes. */
function Passage({ story, result, isSettled }: Pick<Props, 'story' | 'result' | 'isSettled'>) {
  const place = useRef<HTMLParagraphElement>(null);
  const isSeen = useIsSeen(place);
  const { data } = useQuery({
    ...passageQuery(useQueryClient(), result, story),
    enabled: isSeen && isSettled,
    placeholderData: keepPreviousData,
  });
  return (
    <p ref={place} className={styles.passage}>
      {data == null ? undefined : <MarkedText parts={data} />}
    </p>
  );
}

/** Whether an element has been in the window, or near it. */
function useIsSeen(element: RefObject<Element | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (current === null || isSeen) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
