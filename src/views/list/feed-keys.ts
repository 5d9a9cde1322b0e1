import type { KeyboardEvent } from 'react';

/** A row that is on its way is waited for so long; then the reader has gone on to something else. */
const PATIENCE_MS = 4000;

/**
 * The keys of a feed (WAI-ARIA Authoring Practices): Page Down and Page Up go from article to
 * article, also to one whose rows are still on their way; Control with End or Home leaves the feed.
 */
export function moveInFeed(event: KeyboardEvent<HTMLElement>): void {
  const feed = event.currentTarget;
  const article = event.target instanceof Element ? event.target.closest('article') : null;
  if (article === null || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.ctrlKey) {
    const target = findBeyond(event.key);
    if (target === null) return;
    event.preventDefault();
    target.focus();
    return;
  }
  const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
  const [position, total] = [Number(article.ariaPosInSet) + step, Number(article.ariaSetSize)];
  // Beyond the ends the key scrolls, as everywhere.
  if (step === 0 || position < 1 || (total > 0 && position > total)) return;
  event.preventDefault();
  focusRow(feed, position, article);
}

function findBeyond(key: string): HTMLElement | null {
  if (key === 'End') return document.querySelector<HTMLElement>('footer a');
  return key === 'Home' ? document.querySelector<HTMLElement>('main h1') : null;
}

/** Gives the focus to a row, as soon as it is there and while the reader is still at the one before. */
function focusRow(feed: Element, position: number, from: Element): void {
  const attempt = () => {
    const link = feed.querySelector<HTMLElement>(`[aria-posinset="${position}"] :is(h2 a, button)`);
    link?.focus();
    return link !== null;
  };
  if (attempt()) return;
  const observer = new MutationObserver(() => {
    if (!from.contains(document.activeElement) || attempt()) observer.disconnect();
  });
  observer.observe(feed, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), PATIENCE_MS);
}
