import { useId } from 'react';
import type { ReactNode } from 'react';

import { useSettings } from '../parts/use-settings.ts';
import { useWords } from '../parts/words.tsx';
import { Choice } from './choice.tsx';
import choiceStyles from './choice.module.css';
import styles from './sections.module.css';
import { useSettingsWords } from './settings-words.ts';
import { useIsHydrated } from '../parts/use-is-hydrated.ts';

/** A part of the settings page under a heading of its own. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** The colours of every page. */
export function AppearanceSection() {
  const words = useSettingsWords();
  const { themes } = useWords().shell;
  return (
    <Section title={words.appearance}>
      <Choice setting="theme" labels={themes} />
    </Section>
  );
}

/** How text is set, with a text that is set so. */
export function TextSection() {
  const words = useSettingsWords();
  return (
    <Section title={words.text}>
      <div className={styles.text}>
        <figure className={styles.preview}>
          <figcaption>{words.preview}</figcaption>
          <p className={styles.previewTitle}>{words.previewTitle}</p>
          <p>{words.previewText}</p>
        </figure>
        <div className={styles.choices}>
          <Choice setting="typeface" labels={words.typeface} hint={words.typefaceHint} />
          <Choice setting="size" labels={words.size} />
          <Choice setting="lineHeight" labels={words.lineHeight} />
          <Choice setting="measure" labels={words.measure} />
        </div>
      </div>
    </Section>
  );
}

/** How many articles of a list are in the window. */
export function ListsSection() {
  const words = useSettingsWords();
  return (
    <Section title={words.lists}>
      <Choice setting="density" labels={words.density} hint={words.densityHint} />
    </Section>
  );
}

/** The language of the interface; articles stay in theirs. */
export function LanguageSection() {
  const words = useSettingsWords();
  return (
    <Section title={words.language}>
      <Choice setting="language" labels={words.languages} isLanguage />
    </Section>
  );
}

/** What is fetched unasked. */
export function NetworkSection() {
  const words = useSettingsWords();
  const { settings, change } = useSettings();
  const isReady = useIsHydrated();
  const hintId = useId();
  return (
    <Section title={words.network}>
      <div className={choiceStyles.choice}>
        <div className={choiceStyles.options} key={String(isReady)}>
          <label>
            <input
              type="checkbox"
              disabled={!isReady}
              checked={settings.dataSaving}
              aria-describedby={hintId}
              onChange={({ target }) => change({ dataSaving: target.checked })}
            />
            {words.dataSaving}
          </label>
        </div>
        <p id={hintId} className={choiceStyles.hint}>
          {words.dataSavingHint}
        </p>
      </div>
    </Section>
  );
}
