import type { RefObject } from 'react';
import { startTransition, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { findOpening } from '../../fetch/section.ts';

/** How far above and below the window rows are in the document, in heights of the window. */
const MARGIN = 1.5;

/** A section that has not come stands as a waiting face only where the window is so near, in its heights. */
const WAITING_MARGIN = 0.25;

/** Sections beyond an end that are asked for together when the reader comes near it. */
const ASKED_AHEAD = 6;

/** Sections in the document at most, but for the one that has the focus. */
const MOST_SECTIONS = 50;

/** Which sections a feed stretches over, and which of them are in the document; both ends included. */
export type Extent = {
  readonly first: number;
  readonly last: number;
  /** Sections near the window. */
  readonly near: readonly [from: number, to: number];
  /** A section further away that has the focus. */
  readonly held?: number | undefined;
};

type Options = {
  /** The section that the feed opens at. */
  readonly start: number;
  /** How many sections there are; endless while the list's end is not known. */
  readonly sections: number;
  readonly feed: RefObject<HTMLElement | null>;
  /** Asks for a section; nothing where it is at hand, or has failed already. */
  readonly bring: (section: number) => Promise<unknown> | undefined;
};

/**
 * Stretches a feed as the reader comes near one of its ends, and says which sections are near the
 * window: only those need to be in the document. Of the others `heightOf` tells how high they were.
 */
export function useExtent({ start, sections, feed, bring }: Options): {
  readonly extent: Extent;
  readonly heightOf: (section: number) => number;
  readonly grow: (end: 'first' | 'last', by: number) => void;
} {
  const [stretched, setExtent] = useState(() => open(sections, start));
  // A list that turns out to end before its first section opens at its end.
  const extent = useMemo(
    () => (stretched.first < sections ? stretched : open(sections, start)),
    [stretched, sections, start],
  );
  const [heights] = useState(() => new Map<number, number>());
  const isOpened = useRef(false);
  // With the document, not after it: a look must never find an extent that is not there any more.
  useLayoutEffect(() => {
    const root = feed.current;
    if (root === null) return undefined;
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const away = new AbortController();
    const stop = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
    // After a frame is painted, not before: what is in the window goes before what may come into it.
    const soon = () => {
      stop();
      if (away.signal.aborted) return;
      frame = requestAnimationFrame(() => {
        timer = setTimeout(look);
      });
    };
    const look = () => {
      if (!isOpened.current) {
        // Until the section to open with has come, the window is not yet where the reader will be.
        if (!hasArrived(root, Math.min(start, sections - 1))) return;
        isOpened.current = true;
        delete root.dataset['opening'];
        return soon();
      }
      const next = measure(root, extent, heights, sections, (section) => bring(section)?.finally(soon));
      // Rows that come into reach must not make a scrolling frame wait.
      if (!isSame(next, extent)) startTransition(() => setExtent(next));
    };
    soon();
    const sizes = new ResizeObserver(soon);
    sizes.observe(root);
    const options = { passive: true, signal: away.signal };
    addEventListener('scroll', soon, options);
    addEventListener('resize', soon, options);
    return () => {
      away.abort();
      stop();
      sizes.disconnect();
    };
  }, [feed, start, sections, bring, extent, heights]);
  return {
    extent,
    heightOf: useCallback((section: number) => heights.get(section) ?? 0, [heights]),
    grow: useCallback((...how) => setExtent((now) => stretch(now, ...how)), []),
  };
}

/** The extent that a list opens with. */
function open(sections: number, start: number): Extent {
  const near = findOpening(sections, start);
  const [first, last] = near;
  return { first, last, near };
}

/** More sections at an end, near the window like the one before them. */
function stretch(extent: Extent, end: 'first' | 'last', by = 1): Extent {
  const { first, last, near } = extent;
  if (end === 'last') return { ...extent, last: last + by, near: [near[0], last + by] };
  const before = Math.max(0, first - by);
  return { ...extent, first: before, near: [before, near[1]] };
}

function getSection(feed: HTMLElement, number: number): HTMLElement | null {
  return feed.querySelector(`[data-section="${number}"]`);
}

/** Tells whether a section has its rows, or has failed to get them. */
function hasArrived(feed: HTMLElement, number: number): boolean {
  const box = getSection(feed, number);
  return box !== null && box.childElementCount > 0 && box.querySelector('[aria-busy=true]') === null;
}

/** Looks where the window is: one more section at an end that is in reach, once the one before it has its rows. */
function measure(
  feed: HTMLElement,
  extent: Extent,
  heights: Map<number, number>,
  sections: number,
  bring: (section: number) => Promise<unknown> | undefined,
): Extent {
  const { first, last } = extent;
  const height = globalThis.innerHeight;
  const [top, bottom] = [-MARGIN * height, (1 + MARGIN) * height];
  const edge = feed.getBoundingClientRect();
  const near = findNear(feed, extent, heights, top, bottom);
  const held = findHeld(feed, near);
  let next: Extent = { first, last, near, held };
  const mayGrow = (end: number, beyond: number, distance: number) => {
    const step = beyond - end;
    const ahead = Array.from({ length: ASKED_AHEAD }, (_, n) => beyond + n * step);
    const [coming] = ahead.filter((section) => section >= 0 && section < sections).map(bring);
    const isDue = coming === undefined || distance <= WAITING_MARGIN * height;
    const hasRows = getSection(feed, end)?.querySelector('article') != null;
    return isDue && hasRows && next.near[1] - next.near[0] < MOST_SECTIONS - 1;
  };
  if (edge.top >= top && first > 0 && mayGrow(first, first - 1, -edge.top)) next = stretch(next, 'first');
  if (edge.bottom <= bottom && last < sections - 1 && mayGrow(last, last + 1, edge.bottom - height))
    next = stretch(next, 'last');
  return next;
}

/** Walks from the sections that were near to those that are: however long the feed, a few are looked at. */
function findNear(
  feed: HTMLElement,
  { first, last, near }: Extent,
  heights: Map<number, number>,
  top: number,
  bottom: number,
): readonly [from: number, to: number] {
  for (const box of feed.querySelectorAll<HTMLElement>('[data-section]'))
    heights.set(Number(box.dataset['section']), box.getBoundingClientRect().height);
  const heightOf = (number: number) => heights.get(number) ?? 0;
  let from = Math.min(near[0], last);
  let edge = getSection(feed, from)?.getBoundingClientRect().top ?? 0;
  while (from < last && edge + heightOf(from) < top) edge += heightOf(from++);
  while (from > first && edge >= top) edge -= heightOf(--from);
  let to = from;
  edge += heightOf(to);
  while (to < last && to - from < MOST_SECTIONS - 1 && edge <= bottom) edge += heightOf(++to);
  return [from, to];
}

/** The section that has the focus, where it is not near the window. */
function findHeld(feed: HTMLElement, [from, to]: Extent['near']): number | undefined {
  const focused = feed.contains(document.activeElement) ? document.activeElement : null;
  const number = Number(focused?.closest<HTMLElement>('[data-section]')?.dataset['section'] ?? from);
  return number < from || number > to ? number : undefined;
}

function isSame(a: Extent, b: Extent): boolean {
  return (
    a.first === b.first &&
    a.last === b.last &&
    a.near[0] === b.near[0] &&
    a.near[1] === b.near[1] &&
    a.held === b.held
  );
}
