import { useId, useState } from 'react';

import type { Mute } from '../../model/mute.ts';
import { nameMute } from '../../model/mute.ts';
import { toWords } from '../../model/vocabulary.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { useMuting } from '../parts/use-muting.ts';
import { useMutes } from '../parts/use-mutes.ts';
import styles from './mutes-section.module.css';
import { Section } from './sections.tsx';
import { useSettingsWords } from './settings-words.ts';
import { useIsHydrated } from '../parts/use-is-hydrated.ts';

const KINDS = ['word', 'tag', 'author'] as const;

/** What lists do not show: words are added here, tags and authors on their own pages. */
export function MutesSection() {
  const words = useSettingsWords();
  const mutes = useMutes();
  return (
    <Section title={words.mutes.title}>
      <p className={styles.hint}>{words.mutes.hint}</p>
      <MuteWord />
      {mutes.length === 0 ? <p className={styles.hint}>{words.mutes.none}</p> : undefined}
      {KINDS.map((kind) => (
        <Muted key={kind} kind={kind} mutes={mutes.filter((mute) => mute.kind === kind)} />
      ))}
    </Section>
  );
}

function MuteWord() {
  const words = useSettingsWords();
  const { mute } = useMuting();
  const isReady = useIsHydrated();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        // Signs alone stand in no headline.
        if (toWords(text).length === 0) return;
        void mute({ kind: 'word', name: text.trim() });
        setText('');
      }}
    >
      <label htmlFor={id}>{words.mutes.word}</label>
      <input
        id={id}
        type="text"
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-describedby={`${id}-hint`}
        disabled={!isReady}
        autoComplete="off"
        maxLength={100}
      />
      <button type="submit" disabled={!isReady}>
        {words.mutes.add}
      </button>
      <p id={`${id}-hint`} className={styles.hint}>
        {words.mutes.wordHint}
      </p>
    </form>
  );
}

function Muted({ kind, mutes }: { kind: Mute['kind']; mutes: readonly Mute[] }) {
  const words = useSettingsWords();
  const { unmute } = useMuting();
  if (mutes.length === 0) return undefined;
  return (
    <div className={styles.kind}>
      <h3>{words.mutes.kinds[kind]}</h3>
      <ul>
        {mutes.map((mute) => (
          <li key={nameMute(mute)}>
            <button
              type="button"
              aria-label={words.mutes.remove(mute.name)}
              onClick={() => void unmute(mute)}
            >
              {mute.name}
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
