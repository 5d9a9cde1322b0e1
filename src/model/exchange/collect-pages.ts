import { cleanPage, showFound } from './clean-page.ts';
import type { Draft, ExchangeFault, ExchangedPage, ReadExchange } from './exchanged-page.ts';

/** More than the largest collections that are known; a file of more was not written by a reader. */
export const MOST_ITEMS = 100_000;

/**
 * Keeps of the drafts what makes a page and lists the others, one by one: a bad item costs that item.
 * What comes after `MOST_ITEMS` is not looked at; the last fault says so. It stops after each item, for who has
 * something else to do in between.
 */
export function* collectPages(
  source: ReadExchange['source'],
  drafts: Iterable<Draft>,
): Generator<undefined, ReadExchange> {
  const pages: ExchangedPage[] = [];
  const faults: ExchangeFault[] = [];
  for (const draft of drafts) {
    if (pages.length + faults.length === MOST_ITEMS) {
      faults.push({ where: draft.where, found: `more than ${MOST_ITEMS} items` });
      break;
    }
    yield;
    if ('found' in draft) {
      faults.push(draft);
      continue;
    }
    const page = cleanPage(draft);
    if (page === undefined) faults.push({ where: draft.where, found: showFound(draft.url) });
    else pages.push(page);
  }
  return { source, pages, faults };
}
