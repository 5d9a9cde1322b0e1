import { useSettings } from '../parts/use-settings.ts';
import { useWords } from '../parts/words.tsx';
import styles from './preferences.module.css';

/** The themes that every page offers; the others are chosen among the settings. */
const THEMES = ['system', 'light', 'dark'] as const;

/** The choices that every page offers: theme and language. */
export function Preferences() {
  const words = useWords();
  const { settings, change } = useSettings();
  const { theme, language } = settings;
  const other = language === 'fr' ? 'en' : 'fr';
  return (
    <div className={styles.preferences}>
      <div role="group" aria-label={words.shell.theme} className={styles.themes}>
        {/* With the one in force, wherever it was chosen. */}
        {[...new Set([...THEMES, theme])].map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={theme === choice}
            onClick={() => change({ theme: choice })}
          >
            {words.shell.themes[choice]}
          </button>
        ))}
      </div>
      <button type="button" lang={other} onClick={() => change({ language: other })}>
        {words.shell.switchLanguage}
      </button>
    </div>
  );
}
