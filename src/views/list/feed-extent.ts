import type { RefObject } from 'react';
import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How far above and below the window rows are in the document, in heights of the window. */
const MARGIN = 1.5;

/** Sections in the document at most, but for the one that has the focus. */
const MOST_SECTIONS = 11;

/** Which sections a feed stretches over, and which of them are near the window; both ends included. */
export type Extent = {
  readonly first: number;
  readonly last: number;
  readonly near: readonly [from: number, to: number];
};

type Options = {
  /** The section that the feed opens with. */
  readonly start: number;
  /** How many sections there are; endless while the list's end is not known. */
  readonly sections: number;
  readonly feed: RefObject<HTMLElement | null>;
};

/**
 * Stretches a feed as the reader comes near one of its ends, and says which sections are near the
 * window: only those need to be in the document.
 */
export function useExtent({ start, sections, feed }: Options): {
  readonly extent: Extent;
  readonly grow: (end: 'first' | 'last') => void;
} {
  const [extent, setExtent] = useState<Extent>(() => {
    // At its beginning a list waits for nothing but its first rows; elsewhere it needs some on both sides.
    const [first, last] = start === 0 ? [0, 0] : [start - 1, Math.min(sections - 1, start + 1)];
    return { first, last, near: [first, last] };
  });
  const grow = useCallback(
    (end: 'first' | 'last') =>
      setExtent((now) =>
        end === 'first'
          ? { ...now, first: Math.max(0, now.first - 1), near: [Math.max(0, now.first - 1), now.near[1]] }
          : { ...now, last: now.last + 1, near: [now.near[0], now.last + 1] },
      ),
    [],
  );
  /** Looks where the window is; true where it is worth another look in the next frame. */
  const look = useRef((): boolean => false);
  const isOpened = useRef(false);
  useLayoutEffect(() => {
    look.current = () => {
      // Until the section to open with has come, the window is not yet where the reader will be.
      if (!isOpened.current) {
        isOpened.current = feed.current !== null && hasArrived(feed.current, start);
        if (isOpened.current) delete feed.current?.dataset['opening'];
        return isOpened.current;
      }
      const next = feed.current === null ? extent : measure(feed.current, extent, sections);
      // Rows that come into reach must not make a scrolling frame wait.
      if (!isSame(next, extent)) startTransition(() => setExtent(next));
      return false;
    };
  });
  useEffect(() => {
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (look.current()) soon();
      });
    };
    soon();
    const sizes = new ResizeObserver(soon);
    if (feed.current !== null) sizes.observe(feed.current);
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
    };
  }, [feed]);
  return { extent, grow };
}

/** Tells whether a section has its rows, or has failed to get them. */
function hasArrived(feed: HTMLElement, number: number): boolean {
  const box = feed.querySelector(`[data-section="${number}"]`);
  return box !== null && box.childElementCount > 0 && box.querySelector('[aria-busy=true]') === null;
}

function measure(feed: HTMLElement, { first, last, near }: Extent, sections: number): Extent {
  const height = globalThis.innerHeight;
  const [top, bottom] = [-MARGIN * height, (1 + MARGIN) * height];
  const edge = feed.getBoundingClientRect();
  const [from, to] = findNear(feed, { first, last, near }, top, bottom);
  const isLoaded = (number: number) => feed.children[number - first]?.querySelector('article') != null;
  return {
    // One more at an end that is in reach, once the one before it has its rows.
    first: edge.top >= top && first > 0 && isLoaded(first) ? first - 1 : first,
    last: edge.bottom <= bottom && last < sections - 1 && isLoaded(last) ? last + 1 : last,
    near: [from, Math.min(to, from + MOST_SECTIONS - 1)],
  };
}

/** Walks from the sections that were near to those that are: however long the feed, a few are looked at. */
function findNear(
  feed: HTMLElement,
  { first, last, near }: Extent,
  top: number,
  bottom: number,
): readonly [from: number, to: number] {
  const final = first + feed.children.length - 1;
  const rectOf = (number: number) => feed.children[number - first]?.getBoundingClientRect();
  const isAbove = (number: number) => (rectOf(number)?.bottom ?? top) < top;
  const isBelow = (number: number) => (rectOf(number)?.top ?? bottom) > bottom;
  let from = Math.min(Math.max(near[0], first), Math.min(last, final));
  while (from < final && isAbove(from)) from++;
  while (from > first && !isAbove(from - 1)) from--;
  let to = from;
  while (to < final && !isBelow(to + 1)) to++;
  return [from, to];
}

function isSame(a: Extent, b: Extent): boolean {
  return a.first === b.first && a.last === b.last && a.near[0] === b.near[0] && a.near[1] === b.near[1];
}
