import type { QueryClient } from '@tanstack/react-query';

import { parseLocation } from '../model/location.ts';
import { prepare } from './pages.ts';

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
    const address = findAddress(target);
    if (address !== undefined) prepare(client, parseLocation(address));
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
}

function findLink(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
}

/** The address, below the site's base, of the page that the link under an event leads to. */
function findAddress(target: EventTarget | null): string | undefined {
  const link = findLink(target);
  if (link === null || link.origin !== location.origin || link.target !== '') return undefined;
  const base = import.meta.env.BASE_URL;
  // A link that goes no further than this page has it already.
  const isHere = link.pathname === location.pathname && link.search === location.search;
  if (isHere || !link.pathname.startsWith(base)) return undefined;
  return `/${link.pathname.slice(base.length)}${link.search}${link.hash}`;
}

/** Whether the reader has asked the browser to be sparing (Network Information API; Chromium alone has it). */
export function savesData(): boolean {
  return 'connection' in navigator && (navigator.connection as { saveData?: boolean }).saveData === true;
}
