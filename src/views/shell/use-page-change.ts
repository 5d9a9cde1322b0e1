import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Location } from 'react-router';
import { NavigationType } from 'react-router';

import { keepPlace, nameEntry, recallPlace } from '../../reader/places.ts';
import { announce } from '../parts/announcer.tsx';

/** A page that is restored gets this long to bring its list back; then the reader has it as it is. */
const RESTORE_MS = 4000;

/** A place is kept once the page has been at rest for so long. */
const KEEP_MS = 100;

/** A page has settled in a window of another width after so long. */
const SETTLE_MS = 1500;
/** What a reader does to move: from then on the page is theirs. */
const MOVES = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/**
 * What happens when the page changes: a new page opens at its top, or at the part that the address
 * names, with the focus on its heading; a page that the reader comes back to (Back, « Fermer »,
 * reload) shows the same article at the same height, with the focus on the link that was followed.
 *
 * A place is an article and its distance from the top of the window, never a scroll position:
 * pictures that load late or another width of the window do not move it.
 */
export function usePageChange(location: Location, type: NavigationType): void {
  const { pathname, hash } = location;
  const entry = nameEntry(location);
  const current = useRef({ entry, pathname });

  useEffect(() => {
    history.scrollRestoration = 'manual';
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const keep = (event?: Event) => {
      clearTimeout(waiting);
      waiting = undefined;
      // A browser need not give the focus to a link that is clicked.
      const followed = event?.type === 'click' && event.target instanceof Element ? event.target : undefined;
      keepCurrentPlace(current.current.entry, followed ?? document.activeElement);
    };
    let moved = 0;
    const keepRested = () => {
      const rest = KEEP_MS - (performance.now() - moved);
      if (rest > 0) waiting = setTimeout(keepRested, rest);
      else keep();
    };
    // Heard in every frame of a scrolling page: one timer, which looks again, not one for each.
    const keepSoon = () => {
      moved = performance.now();
      waiting ??= setTimeout(keepRested, KEEP_MS);
    };
    let width = globalThis.innerWidth;
    const hold = () => {
      // A phone whose address bar goes changes its height alone, and moves nothing.
      if (globalThis.innerWidth === width) return;
      width = globalThis.innerWidth;
      holdPlace(current.current.entry);
    };
    // Rows that take the place of ghosts under a reader who does not move are where the reader is.
    const sizes = new ResizeObserver(keepSoon);
    const main = document.querySelector('main');
    if (main !== null) sizes.observe(main);
    const options = { capture: true, passive: true };
    globalThis.addEventListener('resize', hold);
    globalThis.addEventListener('scroll', keepSoon, options);
    globalThis.addEventListener('click', keep, options);
    globalThis.addEventListener('popstate', keep, options);
    globalThis.addEventListener('pagehide', keep, options);
    return () => {
      clearTimeout(waiting);
      sizes.disconnect();
      globalThis.removeEventListener('resize', hold);
      globalThis.removeEventListener('scroll', keepSoon, options);
      globalThis.removeEventListener('click', keep, options);
      globalThis.removeEventListener('popstate', keep, options);
      globalThis.removeEventListener('pagehide', keep, options);
    };
  }, []);

  useLayoutEffect(() => {
    const before = current.current;
    const isFirst = before.entry === entry;
    const isSamePage = !isFirst && before.pathname === pathname;
    current.current = { entry, pathname };
    if (type === NavigationType.Pop) {
      const place = recallPlace(entry, hash);
      if (place !== undefined) return restorePlace(place, isFirst);
    }
    // A fragment or a filter of the same page: the reader stays where they are, or at the head of the new list.
    if (isSamePage) return hash === '' ? showListHead() : showFragment(hash);
    if (hash !== '') return showFragment(hash);
    if (isFirst) return undefined;
    globalThis.scrollTo(0, 0);
    return focusHeading();
  }, [entry, pathname, hash, type]);
}

function keepCurrentPlace(entry: string, focused: Element | null): void {
  // What stands while a list is on its way to its place is not where the reader is.
  if (findOne('[data-opening]') !== null) return;
  const stories = findAll('[data-story]');
  // A list whose rows are all on their way has no place; the one before is nearer than none.
  if (stories.length === 0 && findOne('[role=feed]') !== null) return;
  const first = (stories.length > 0 ? stories : listParts()).find(
    (element) => element.getBoundingClientRect().bottom > 0,
  );
  if (first === undefined) return;
  const { top, height } = first.getBoundingClientRect();
  const [position, total] = [Number(first.ariaPosInSet), Number(first.ariaSetSize)];
  const focus = focused?.closest('main a[href]')?.getAttribute('href') ?? undefined;
  keepPlace(entry, {
    article: first.dataset['story'] ?? `#${first.id}`,
    offset: top,
    // The height of a row or a paragraph is settled; that of a page that is still loading is not.
    ...(first.matches('main') ? {} : { height }),
    ...(position > 0 ? { position: position - 1 } : {}),
    ...(total > 0 ? { total } : {}),
    ...(focus === undefined ? {} : { focus }),
  });
}

/** Finds elements of the page that is shown: another may stand hidden behind it. */
export function findAll(selector: string): readonly HTMLElement[] {
  const parts = [...document.querySelectorAll('main > *')].filter((part) => part.checkVisibility());
  return parts.flatMap((part) => [...part.querySelectorAll<HTMLElement>(selector)]);
}

function findOne(selector: string): HTMLElement | null {
  return findAll(selector)[0] ?? null;
}

/** How far a part is from its place. Of one that began above the window, the same share is above it again. */
function findShift(
  part: Element,
  { offset, height = 0 }: NonNullable<ReturnType<typeof recallPlace>>,
): number {
  const now = part.getBoundingClientRect();
  const share = offset < 0 && height > 0 ? now.height / height : 1;
  return now.top - offset * share;
}

/**
 * In a window of another width the reader sees what was seen in the old one. The parts of a page hear
 * of the width one after the other, so the place is held until they have settled or the reader moves.
 */
function holdPlace(entry: string): void {
  const place = recallPlace(entry);
  if (place === undefined) return;
  const end = performance.now() + SETTLE_MS;
  const moved = new AbortController();
  const options = { passive: true, signal: moved.signal };
  for (const event of MOVES) globalThis.addEventListener(event, () => moved.abort(), options);
  const hold = () => {
    if (moved.signal.aborted) return;
    const part = findPart(place.article);
    const shift = part === null ? 0 : findShift(part, place);
    if (Math.abs(shift) >= 1) globalThis.scrollBy(0, shift);
    if (performance.now() < end) requestAnimationFrame(hold);
    else moved.abort();
  };
  hold();
}

/** The parts of a page that have a name, and the page itself; none while it is still on the way. */
function listParts(): readonly HTMLElement[] {
  const main = document.querySelector('main');
  return main === null || findOne('h1') === null ? [] : [...findAll('[id]'), main];
}

function findPart(name: string): HTMLElement | null {
  return name.startsWith('#')
    ? (listParts().find(({ id }) => id === name.slice(1)) ?? null)
    : findOne(`[data-story="${CSS.escape(name)}"]`);
}

/** Of several links to one address, the one in the window is the one that was followed. */
function findLink(href: string): HTMLElement | undefined {
  const links = findAll(`a[href="${CSS.escape(href)}"]`);
  const isSeen = (link: HTMLElement) => {
    const { top, bottom } = link.getBoundingClientRect();
    return bottom > 0 && top < globalThis.innerHeight;
  };
  return links.find(isSeen) ?? links[0];
}

/**
 * Waits for an element and hands it over, until the reader moves or time is out. What `instead`
 * finds meanwhile is handed over first.
 */
function whenPresent(
  find: () => HTMLElement | null,
  act: (element: HTMLElement) => void,
  instead: () => HTMLElement | null = () => null,
): () => void {
  let hasInstead = false;
  const attempt = () => {
    const wanted = find();
    const element = wanted ?? (hasInstead ? null : instead());
    hasInstead ||= element !== null;
    if (element !== null) act(element);
    return wanted !== null;
  };
  if (attempt()) return () => undefined;
  const observer = new MutationObserver(() => {
    if (attempt()) stop();
  });
  const moved = new AbortController();
  const stop = () => {
    observer.disconnect();
    clearTimeout(limit);
    moved.abort();
  };
  const limit = setTimeout(stop, RESTORE_MS);
  const options = { passive: true, signal: moved.signal };
  for (const event of MOVES) globalThis.addEventListener(event, stop, options);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-opening'] });
  return stop;
}

/** The row nearest to a position of a list, from 0, once its rows are where they should be. */
function findRow(position: number): HTMLElement | null {
  if (findOne('[data-opening]') !== null) return null;
  const distance = (row: HTMLElement) => Math.abs(Number(row.ariaPosInSet) - 1 - position);
  const rows = findAll('[data-story][aria-posinset]');
  return rows.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function restorePlace(place: NonNullable<ReturnType<typeof recallPlace>>, isFirst: boolean): () => void {
  const { article, position } = place;
  return whenPresent(
    () => findPart(article),
    (part) => {
      globalThis.scrollBy(0, findShift(part, place));
      // After a reload the browser's own focus is the start of the page, as everywhere.
      if (isFirst) return;
      const link = place.focus === undefined ? undefined : findLink(place.focus);
      (link ?? findOne('h1'))?.focus({ preventScroll: true });
    },
    // The article may have left the list: what stands in its place now is nearest to it.
    () => (position === undefined ? null : findRow(position)),
  );
}

function showFragment(hash: string): () => void {
  const id = decodeFragment(hash.slice(1));
  return whenPresent(
    () => document.getElementById(id),
    // A picture opens over the page, which then only makes sure that it stands behind it.
    (element) => element.scrollIntoView({ block: id.startsWith('img-') ? 'nearest' : 'start' }),
  );
}

/** Whoever was deep in a list sees another one from its beginning; the filter stays where it is. */
function showListHead(): undefined {
  const feed = findOne('[role=feed]');
  if (feed !== null && feed.getBoundingClientRect().top < 0)
    findOne('[role=status]')?.scrollIntoView({ block: 'start' });
}

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an encoded text: then it is the id itself.
    return text;
  }
}

/** On a page that begins with something to fill in, that gets the focus in the heading's place. */
function focusHeading(): () => void {
  return whenPresent(
    () => findOne('[data-focus]') ?? findOne('h1'),
    (heading) => {
      heading.focus({ preventScroll: true });
      announce(document.title);
    },
  );
}
