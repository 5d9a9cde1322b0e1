import type { SettingsWords } from '../../messages/settings.ts';
import { settingsWords } from '../../messages/settings.ts';
import { useWords } from '../parts/words.tsx';

/** The words of the settings, in the reader's language. */
export function useSettingsWords(): SettingsWords {
  return settingsWords[useWords().language];
}
