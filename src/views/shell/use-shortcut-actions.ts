import { EVERYTHING } from '../../model/filter.ts';
import type { Location } from '../../model/location.ts';
import { parseLocation, printLocation } from '../../model/location.ts';
import { WHOLE_SHELF } from '../../model/shelf.ts';
import type { Shortcut } from '../../model/shortcuts.ts';
import { useLocation } from '../parts/history-entry.ts';
import { useWords } from '../parts/words.tsx';
import { findHeadline, moveToHeadline } from './headlines.ts';
import { findAll } from './use-page-change.ts';
import { useToggleSaved } from './use-toggle-saved.ts';
import { whenThere } from './when-there.ts';

/** Gives the function that does what a shortcut is for; a key that is held down only moves the focus on. */
export function useShortcutActions(openHelp: () => void): (shortcut: Shortcut, isRepeated: boolean) => void {
  const { article, save } = useWords();
  const isArticle = parseLocation(useLocation().pathname).page === 'article';
  const toggleSaved = useToggleSaved();
  const move = (step: 1 | -1, isRepeated: boolean) => {
    if (!isArticle) moveToHeadline(step);
    else if (!isRepeated) openNeighbour(step);
  };
  const saveThis = () => {
    if (isArticle) findByName('button[aria-pressed]', save.save)?.click();
    else toggleSaved(findHeadline());
  };
  return (shortcut, isRepeated) => {
    if (shortcut === 'next' || shortcut === 'previous') return move(shortcut === 'next' ? 1 : -1, isRepeated);
    if (isRepeated) return undefined;
    switch (shortcut) {
      case 'save':
        return saveThis();
      case 'close':
        return isArticle ? findByName('a', article.close)?.click() : undefined;
      case 'search':
        return openSearch();
      case 'find':
        return focusBox();
      case 'help':
        return openHelp();
      case 'front':
      case 'history':
      case 'tags':
      case 'settings':
        return follow({ page: shortcut });
      case 'saved':
        return follow({ page: shortcut, filter: EVERYTHING, shelf: WHOLE_SHELF });
      default:
        return shortcut satisfies never;
    }
  };
}

/** Follows the link to a page that stands around every page: what hears of links then hears of this one. */
function follow(location: Location): void {
  const href = `${import.meta.env.BASE_URL}${printLocation(location).slice(1)}`;
  document.querySelector<HTMLElement>(`a[href="${href}"]:not(main a)`)?.click();
}

/** Opens the article before or after this one in its list, once its link is there. */
function openNeighbour(step: 1 | -1): void {
  whenThere(
    () => findAll(`[data-rel=${step > 0 ? 'next' : 'prev'}] a`)[0],
    (link) => link.click(),
  );
}

/** Finds a link or a button of the page by what it says. */
function findByName(selector: string, name: string): HTMLElement | undefined {
  return findAll(selector).find(({ textContent }) => textContent.trim() === name);
}

/** Opens the search in all articles; on its own page its field gets the focus. */
function openSearch(): void {
  const field = findSearch();
  if (field === undefined) follow({ page: 'search', text: '', filter: EVERYTHING, order: 'relevance' });
  // Its page may be on the way.
  whenThere(findSearch, (box) => {
    box.focus();
    if (box instanceof HTMLInputElement) box.select();
  });
}

function findSearch(): HTMLElement | undefined {
  return findAll('[role=search] input[type=search]')[0];
}

/** Gives the focus to the first box of the page that searches in it, and unfolds what it stands in. */
function focusBox(): void {
  const [box] = findAll('input[type=search]');
  const sheet = box?.closest('details');
  if (sheet != null) sheet.open = true;
  box?.focus();
}
