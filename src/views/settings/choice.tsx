import { useId } from 'react';

import type { Choices } from '../../reader/settings.ts';
import { CHOICES } from '../../reader/settings.ts';
import { useSettings } from '../parts/use-settings.ts';
import styles from './choice.module.css';
import { useSettingsWords } from './settings-words.ts';
import { useIsHydrated } from '../parts/use-is-hydrated.ts';

type Props<Key extends keyof Choices> = {
  readonly setting: Key;
  readonly labels: Readonly<Record<Choices[Key], string>>;
  readonly hint?: string;
  /** The labels are names of languages, each in its own. */
  readonly isLanguage?: boolean;
};

/** A setting that is one of a few: it holds as soon as it is chosen. */
export function Choice<Key extends keyof Choices>({ setting, labels, hint, isLanguage }: Props<Key>) {
  const words = useSettingsWords();
  const { settings, change } = useSettings();
  const isReady = useIsHydrated();
  const hintId = useId();
  return (
    <fieldset
      className={styles.choice}
      disabled={!isReady}
      aria-describedby={hint === undefined ? undefined : hintId}
    >
      <legend>{words.names[setting]}</legend>
      {/* Anew when it is ready: a browser may have put the choice of an earlier visit into the prerendered form. */}
      <div className={styles.options} key={String(isReady)}>
        {CHOICES[setting].map((value) => (
          <label key={value} lang={isLanguage === true ? value : undefined}>
            <input
              type="radio"
              name={setting}
              value={value}
              checked={settings[setting] === value}
              onChange={() => change({ [setting]: value })}
            />
            {labels[value]}
          </label>
        ))}
      </div>
      {hint === undefined ? undefined : (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
