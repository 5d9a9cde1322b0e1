import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Location } from 'react-router';
import { NavigationType } from 'react-router';

import { keepPlace, recallPlace } from '../../reader/places.ts';
import { announce } from '../parts/announcer.tsx';

/** A page that is restored gets this long to bring its list back; then the reader has it as it is. */
const RESTORE_MS = 4000;

/**
 * What happens when the page changes: a new page opens at its top, or at the part that the address
 * names, with the focus on its heading; a page that the reader comes back to (Back, « Fermer »,
 * reload) shows the same article at the same height, with the focus on the link that was followed.
 *
 * A place is an article and its distance from the top of the window, never a scroll position:
 * pictures that load late or another width of the window do not move it.
 */
export function usePageChange({ pathname, hash, key }: Location, type: NavigationType): void {
  const current = useRef({ key, pathname });

  useEffect(() => {
    history.scrollRestoration = 'manual';
    const keep = () => keepCurrentPlace(current.current.key);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const keepSoon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, 100);
    };
    const options = { capture: true, passive: true };
    globalThis.addEventListener('scroll', keepSoon, options);
    globalThis.addEventListener('click', keep, options);
    globalThis.addEventListener('popstate', keep, options);
    globalThis.addEventListener('pagehide', keep, options);
    return () => {
      clearTimeout(waiting);
      globalThis.removeEventListener('scroll', keepSoon, options);
      globalThis.removeEventListener('click', keep, options);
      globalThis.removeEventListener('popstate', keep, options);
      globalThis.removeEventListener('pagehide', keep, options);
    };
  }, []);

  useLayoutEffect(() => {
    const before = current.current;
    const isFirst = before.key === key;
    const isSamePage = !isFirst && before.pathname === pathname;
    current.current = { key, pathname };
    if (type === NavigationType.Pop) {
      const place = recallPlace(key);
      if (place !== undefined) return restorePlace(place, isFirst);
    }
    // A filter, or a fragment of the same page: the reader stays where they are.
    if (isSamePage) return hash === '' ? undefined : showFragment(hash);
    if (hash !== '') return showFragment(hash);
    if (isFirst) return undefined;
    globalThis.scrollTo(0, 0);
    return focusHeading();
  }, [key, pathname, hash, type]);
}

function keepCurrentPlace(key: string): void {
  const stories = [...document.querySelectorAll<HTMLElement>('main [data-story]')];
  const first = stories.find((story) => story.getBoundingClientRect().bottom > 0);
  if (first === undefined) return;
  const focused = document.activeElement?.closest<HTMLElement>('[data-story]')?.dataset['story'];
  keepPlace(key, {
    article: first.dataset['story'] ?? '',
    offset: first.getBoundingClientRect().top,
    shown: stories.length,
    ...(focused === undefined ? {} : { focus: focused }),
  });
}

function findStory(slug: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main [data-story="${CSS.escape(slug)}"]`);
}

/** Waits for an element, hands it over, and gives up when the reader moves or time is out. */
function whenPresent(find: () => HTMLElement | null, act: (element: HTMLElement) => void): () => void {
  const attempt = () => {
    const element = find();
    if (element === null) return false;
    act(element);
    return true;
  };
  if (attempt()) return () => undefined;
  const observer = new MutationObserver(() => {
    if (attempt()) stop();
  });
  const stop = () => {
    observer.disconnect();
    clearTimeout(limit);
    for (const event of ['wheel', 'touchstart', 'keydown']) globalThis.removeEventListener(event, stop);
  };
  const limit = setTimeout(stop, RESTORE_MS);
  for (const event of ['wheel', 'touchstart', 'keydown'])
    globalThis.addEventListener(event, stop, { passive: true });
  observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}

function restorePlace(place: NonNullable<ReturnType<typeof recallPlace>>, isFirst: boolean): () => void {
  return whenPresent(
    () => findStory(place.article),
    (story) => {
      globalThis.scrollBy(0, story.getBoundingClientRect().top - place.offset);
      // After a reload the browser's own focus is the start of the page, as everywhere.
      if (isFirst || place.focus === undefined) return;
      findStory(place.focus)?.querySelector('a')?.focus({ preventScroll: true });
    },
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

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an encoded text: then it is the id itself.
    return text;
  }
}

function focusHeading(): () => void {
  return whenPresent(
    () => document.querySelector<HTMLElement>('main h1'),
    (heading) => {
      heading.focus({ preventScroll: true });
      announce(document.title);
    },
  );
}
