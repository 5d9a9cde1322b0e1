import { useEffect } from 'react';

/** The choice that was made last, so that the keyboard finds its place again when the list has changed. */
let lastChoice: string | undefined;

/** Notes which choice, by its `data-choice`, the reader has just made. */
export function rememberChoice(choice: string): void {
  lastChoice = choice;
}

/**
 * Gives the focus back when a choice left the page with it; stands once on every page that filters.
 * The list follows its filter, and may take away a choice that is still there: until it has
 * (`isSettled`), the choice is kept in mind.
 */
export function useChoiceFocus(isSettled: boolean): void {
  useEffect(() => {
    if (lastChoice === undefined) return;
    if (document.activeElement === document.body) {
      const choice = `[data-choice="${CSS.escape(lastChoice)}"]`;
      // What is folded away takes no focus.
      for (const target of [choice, '#filter-title', 'main h1']) {
        document.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
        if (document.activeElement !== document.body) break;
      }
    }
    if (isSettled) lastChoice = undefined;
  });
}
