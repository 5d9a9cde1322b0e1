import { useQueryClient } from '@tanstack/react-query';

import { EditionError } from '../../fetch/edition-error.ts';
import { articleQuery } from '../../fetch/queries.ts';
import { parseLocation, printLocation } from '../../model/location.ts';
import { getSavedKeys, removePages, restorePages, savePage } from '../../reader/saved.ts';
import { showNotice } from '../parts/notice.tsx';
import { useChange } from '../parts/use-change.ts';
import { useWords } from '../parts/words.tsx';

/**
 * Gives the function that saves the article of a headline, or takes it off the shelf: with the button beside it, or by
 * itself where lists have none. Every outcome is said, a failure too.
 */
export function useToggleSaved(): (headline: HTMLElement | undefined) => void {
  const words = useWords();
  const client = useQueryClient();
  const { attempt, offerUndo } = useChange();
  const remove = async (key: string, name: string) => {
    const removed = await removePages([key]);
    offerUndo(words.save.removed(name), () => restorePages(removed), words.save.restored);
  };
  const toggle = async (headline: HTMLElement) => {
    const location = findLocation(headline);
    if (location?.page !== 'article') return;
    const key = printLocation({ ...location, fragment: '' });
    const { pages } = await getSavedKeys();
    if (pages.has(key)) return remove(key, headline.textContent);
    try {
      const file = await client.query(articleQuery(location.slug));
      await savePage(key, { kind: 'article', slug: location.slug, card: file.card, article: file });
      showNotice({ text: words.save.saved });
    } catch (error) {
      if (!(error instanceof EditionError)) throw error;
      showNotice({ text: words.save.failed.failed });
    }
  };
  return (headline) => {
    if (headline === undefined) return;
    const button = findButton(headline);
    if (button === null) void attempt(() => toggle(headline));
    else button.click();
  };
}

/** The button that saves the article, or takes a page off the shelf: there each has one. */
function findButton(headline: HTMLElement): HTMLElement | null {
  const isOnShelf = headline.closest('[data-row]') !== null;
  const button = isOnShelf ? 'button' : 'button[aria-pressed]';
  return headline.closest('article')?.querySelector<HTMLElement>(button) ?? null;
}

/** Where a link of the site leads. */
function findLocation(link: HTMLElement): ReturnType<typeof parseLocation> | undefined {
  const base = import.meta.env.BASE_URL;
  const href = link.getAttribute('href') ?? '';
  return href.startsWith(base) ? parseLocation(`/${href.slice(base.length)}`) : undefined;
}
