import type { KeyboardEvent } from 'react';

/**
 * The keys of a feed (WAI-ARIA Authoring Practices): Page Down and Page Up go from article to
 * article, Control with End or Home leaves the feed.
 */
export function moveInFeed(event: KeyboardEvent<HTMLElement>): void {
  const feed = event.currentTarget;
  const article = event.target instanceof Element ? event.target.closest('article') : null;
  if (article === null || event.altKey || event.metaKey || event.shiftKey) return;
  const target = event.ctrlKey ? findBeyond(event.key) : findBeside(feed, article, event.key);
  if (target == null) return;
  event.preventDefault();
  target.focus();
}

function findBeyond(key: string): HTMLElement | null {
  if (key === 'End') return document.querySelector<HTMLElement>('footer a');
  return key === 'Home' ? document.querySelector<HTMLElement>('main h1') : null;
}

function findBeside(feed: Element, article: Element, key: string): HTMLElement | null | undefined {
  const step = key === 'PageDown' ? 1 : key === 'PageUp' ? -1 : 0;
  if (step === 0) return undefined;
  const articles = [...feed.querySelectorAll('article')];
  return articles[articles.indexOf(article as HTMLElement) + step]?.querySelector<HTMLElement>('h2 a');
}
