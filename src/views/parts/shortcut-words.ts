import type { ShortcutWords } from '../../messages/shortcuts.ts';
import { shortcutWords } from '../../messages/shortcuts.ts';
import { useWords } from './words.tsx';

/** The words of the shortcuts, in the reader's language; for their list and the settings, which bring them along. */
export function useShortcutWords(): ShortcutWords {
  return shortcutWords[useWords().language];
}
