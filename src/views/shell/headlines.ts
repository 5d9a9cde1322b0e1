import { findAll } from './use-page-change.ts';
import { whenThere } from './when-there.ts';

/** Headlines are links in the headings of stories, and articles in lists of names. */
const HEADLINE = 'article :is(h2, h3) a[href], li a[href*="/article/"]';
/** A story, with what stands beside it. */
const STORY = '[data-row], article';

/**
 * Gives the focus to the next or the previous headline of the page, and brings it into the window; to the first one in
 * the window where no story there has the focus. Rows of a feed that are still on their way are waited for; at the end
 * of a list that brings more when asked, the button that does gets the focus.
 */
export function moveToHeadline(step: 1 | -1): void {
  const from = findStory();
  whenThere(() => (from === undefined ? findFirstSeen() : findBeside(from, step)), show);
}

/** Finds the headline of the story that has the focus. */
export function findHeadline(): HTMLElement | undefined {
  const story = findStory();
  return story === undefined ? undefined : listHeadlines().find((headline) => story.contains(headline));
}

function listHeadlines(): readonly HTMLElement[] {
  return findAll(HEADLINE).filter((link) => link.checkVisibility({ visibilityProperty: true }));
}

/** The story that has the focus, or its headline where it is no more than that; nothing when it is out of the window. */
function findStory(): Element | undefined {
  const focused = document.activeElement;
  const story = focused?.closest(`main :is(${STORY})`) ?? focused?.closest(`main :is(${HEADLINE})`);
  if (story == null) return undefined;
  const { top, bottom } = story.getBoundingClientRect();
  return bottom > 0 && top < innerHeight ? story : undefined;
}

function findFirstSeen(): HTMLElement | undefined {
  const headlines = listHeadlines();
  // What stands over the page at its top hides what is behind it.
  const edge = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
  return headlines.find((link) => link.getBoundingClientRect().top >= edge) ?? headlines.at(-1);
}

function findBeside(from: Element, step: 1 | -1): HTMLElement | undefined {
  const isBeyond = (other: Element) => !from.contains(other) && follows(other, from) === step > 0;
  const headlines = listHeadlines();
  const beside = step > 0 ? headlines.find(isBeyond) : headlines.findLast(isBeyond);
  const feed = from.closest('[role=feed]');
  if (feed !== null) {
    const isBetween = (gap: Element) =>
      isBeyond(gap) && (beside === undefined || follows(beside, gap) === step > 0);
    return listGaps(feed).some(isBetween) ? undefined : beside;
  }
  if (beside !== undefined || step < 0) return beside;
  return findAll('button').find((button) => isBeyond(button) && button.closest(STORY) === null);
}

/** What stands in a feed for rows that are not in the document, or not yet. */
function listGaps(feed: Element): readonly Element[] {
  return [...feed.querySelectorAll(':scope > :not([data-section]), [aria-busy=true]')];
}

function follows(later: Element, earlier: Element): boolean {
  return (earlier.compareDocumentPosition(later) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** At once, not smoothly: whoever holds the key down sees where they are. */
function show(link: HTMLElement): void {
  link.focus({ preventScroll: true });
  link.closest(`${STORY}, li`)?.scrollIntoView({ block: 'nearest' });
  link.scrollIntoView({ block: 'nearest' });
}
