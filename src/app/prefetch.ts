import type { QueryClient } from '@tanstack/react-query';

import { parseLocation } from '../model/location.ts';
import { isFast, savesData } from '../views/parts/connection.ts';
import { isPrepared, loadArticles, prepare, prepareWhole } from './pages.ts';

/** A pointer, or the focus, that stays on a link for so long is about to follow it. */
const DWELL_MS = 60;

/**
 * Asks for the page of a link as soon as the reader seems about to follow it: when the pointer or the focus stays on
 * it, when it is pressed, and at the click itself, before anything renders. Where the reader saves data, at
 * the click alone. It listens for as long as the document lives.
 */
export function prefetchOnIntent(client: QueryClient): void {
  let dwelling: ReturnType<typeof setTimeout> | undefined;
  let near: HTMLAnchorElement | null = null;
  let lastScroll = Number.NEGATIVE_INFINITY;
  const ask = ({ target }: Event) => {
    clearTimeout(dwelling);
    const address = findAddress(findLink(target));
    if (address !== undefined) void prepareWhole(client, parseLocation(address));
  };
  const askAtOnce = (event: Event) => {
    if (!savesData()) ask(event);
  };
  const askSoon = (event: Event) => {
    const link = findLink(event.target);
    if (link === near) return;
    clearTimeout(dwelling);
    near = link;
    if (link !== null) dwelling = setTimeout(askAtOnce, DWELL_MS, event);
  };
  const followPointer = (event: PointerEvent) => {
    // A link that is scrolled under a pointer at rest is not what the reader is after; a finger presses, or scrolls.
    const isPassing = event.timeStamp - lastScroll < DWELL_MS;
    if (!isPassing && event.pointerType !== 'touch') askSoon(event);
  };
  const forget = (event: Event) => {
    clearTimeout(dwelling);
    near = null;
    lastScroll = event.timeStamp;
  };
  const options = { capture: true, passive: true };
  addEventListener('pointermove', followPointer, options);
  addEventListener('focusin', askSoon, options);
  addEventListener('pointerdown', askAtOnce, options);
  addEventListener('click', ask, options);
  addEventListener('scroll', forget, options);
  addEventListener('scrollend', () => prepareSeen(client), options);
}

/** What leads on: headlines, and the tags below an article. */
const ONWARD = 'main :is(h2, h3) a[href], main footer li a[href]';
/** Pages that are fetched at a time because their links are seen. */
const MOST_SEEN = 6;

/**
 * Asks for the stories whose headlines are in the window, for the lists of the tags there, and for the code of both,
 * when nothing else is to do: the next tap is most often on one of them. Only on a network that is known to be fast.
 */
export function prepareSeen(client: QueryClient): void {
  if (!isFast() || savesData()) return;
  requestIdleCallback(() => {
    loadArticles();
    const links = [...document.querySelectorAll<HTMLAnchorElement>(ONWARD)].filter(isSeen);
    for (const link of links.slice(0, MOST_SEEN)) {
      const address = findAddress(link);
      const location = address === undefined ? undefined : parseLocation(address);
      const isNext = location?.page === 'article' || location?.page === 'tag';
      if (isNext && !isPrepared(client, location)) prepare(client, location);
    }
  });
}

function isSeen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

function findLink(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
}

/** The address, below the site's base, of the page that a link leads to. */
function findAddress(link: HTMLAnchorElement | null): string | undefined {
  if (link === null || link.origin !== location.origin || link.target !== '') return undefined;
  const base = import.meta.env.BASE_URL;
  // A link that goes no further than this page has it already.
  const isHere = link.pathname === location.pathname && link.search === location.search;
  if (isHere || !link.pathname.startsWith(base)) return undefined;
  return `/${link.pathname.slice(base.length)}${link.search}${link.hash}`;
}
