import { useSyncExternalStore } from 'react';

import { changeSettings, getDefaultSettings, getSettings, subscribeSettings } from '../../reader/settings.ts';
import { useWords } from '../parts/words.tsx';
import styles from './preferences.module.css';

const THEMES = ['system', 'light', 'dark'] as const;

/** The choices that every page offers: theme and language. */
export function Preferences() {
  const words = useWords();
  const { theme, language } = useSyncExternalStore(subscribeSettings, getSettings, getDefaultSettings);
  const other = language === 'fr' ? 'en' : 'fr';
  return (
    <div className={styles.preferences}>
      <div role="group" aria-label={words.shell.theme} className={styles.themes}>
        {THEMES.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={theme === choice}
            onClick={() => changeSettings({ theme: choice })}
          >
            {words.shell.themes[choice]}
          </button>
        ))}
      </div>
      <button type="button" lang={other} onClick={() => changeSettings({ language: other })}>
        {words.shell.switchLanguage}
      </button>
    </div>
  );
}
