import { getSettings } from '../../reader/settings.ts';

/** What takes letters for itself. */
const TYPING =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=searchbox], [role=combobox]';

/** What an input method sends of a key that it keeps, in browsers that do not say `isComposing`. */
const KEPT_BY_INPUT_METHOD = 229;

/**
 * Tells whether a key may be a shortcut: it writes a character, nobody else has answered it, and the reader neither
 * writes nor has a dialog open.
 */
export function mayBeShortcut(event: KeyboardEvent): boolean {
  const { key, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
  if (key.length !== 1 || ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return false;
  // oxlint-disable-next-line typescript/no-deprecated -- Safari says it in no other way.
  if (event.keyCode === KEPT_BY_INPUT_METHOD || !getSettings().shortcuts) return false;
  const isTyping = document.activeElement?.closest(TYPING) != null;
  return !isTyping && document.querySelector('dialog[open]') === null;
}
