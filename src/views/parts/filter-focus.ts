import { useEffect } from 'react';

/** The choice that was made last, so that the keyboard finds its place again when the list has changed. */
let lastChoice: string | undefined;

/** Notes which choice, by its `data-choice`, the reader has just made; it counts until they turn to something else. */
export function rememberChoice(choice: string): void {
  lastChoice = choice;
  for (const turn of ['focusin', 'pointerdown']) document.addEventListener(turn, forget, { once: true });
}

function forget(): void {
  lastChoice = undefined;
}

/**
 * Gives the focus back when a choice left the page with it; stands once on every page that filters. A list follows its
 * filter in steps, and each may take the choice away.
 */
export function useChoiceFocus(): void {
  useEffect(() => {
    const choice = lastChoice;
    if (choice === undefined || document.activeElement !== document.body) return;
    // What is folded away takes no focus.
    for (const target of [`[data-choice="${CSS.escape(choice)}"]`, '#filter-title', 'main h1']) {
      document.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
      if (document.activeElement !== document.body) break;
    }
    // That was not the reader.
    rememberChoice(choice);
  });
}
