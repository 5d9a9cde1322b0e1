import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { Shortcut } from '../../model/shortcuts.ts';
import { SHORTCUT_GROUPS, bindKeys, chooseKey, printKey } from '../../model/shortcuts.ts';
import { announce } from '../parts/announcer.tsx';
import { Keycap } from '../parts/keycap.tsx';
import { showNotice } from '../parts/notice.tsx';
import { useShortcutWords } from '../parts/shortcut-words.ts';
import { useSettings } from '../parts/use-settings.ts';
import { useWords } from '../parts/words.tsx';
import choiceStyles from './choice.module.css';
import { KeyField } from './key-field.tsx';
import sectionStyles from './sections.module.css';
import styles from './shortcuts-section.module.css';
import { useIsHydrated } from '../parts/use-is-hydrated.ts';

/** Whether keys of one letter act, and which; the list of shortcuts leads here. */
export function ShortcutsSection() {
  const words = useShortcutWords();
  const { settings, change } = useSettings();
  const isReady = useIsHydrated();
  const id = useId();
  return (
    <section id="shortcuts" className={sectionStyles.section} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {words.title}
      </h2>
      <div className={choiceStyles.choice}>
        {/* Anew when it is ready: a browser may have put the choice of an earlier visit into the prerendered form. */}
        <div className={choiceStyles.options} key={String(isReady)}>
          <label>
            <input
              type="checkbox"
              disabled={!isReady}
              checked={settings.shortcuts}
              aria-describedby={`${id}-hint`}
              onChange={({ target }) => change({ shortcuts: target.checked })}
            />
            {words.isOn}
          </label>
        </div>
        <p id={`${id}-hint`} className={choiceStyles.hint}>
          {words.hint}
        </p>
      </div>
      <KeyTable labelledBy={id} />
      <RestoreKeys />
    </section>
  );
}

function KeyTable({ labelledBy }: { labelledBy: string }) {
  const words = useShortcutWords();
  return (
    <table className={styles.table} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{words.action}</th>
          <th scope="col">{words.key}</th>
        </tr>
      </thead>
      {(['reading', 'pages'] as const).map((group) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {words.groups[group]}
            </th>
          </tr>
          {SHORTCUT_GROUPS[group].map((shortcut) => (
            <KeyRow key={shortcut} shortcut={shortcut} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function KeyRow({ shortcut }: { shortcut: Shortcut }) {
  const words = useShortcutWords();
  const { settings, change } = useSettings();
  const isReady = useIsHydrated();
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const action = words.shortcuts[shortcut];
  const ask = () => {
    flushSync(() => setAsking(true));
    field.current?.focus();
  };
  const leave = () => button.current?.focus();
  const take = (key: string) => {
    const choice = chooseKey(settings.keys, shortcut, key);
    if (choice.kind === 'taken') return words.taken(printKey(key), words.shortcuts[choice.by]);
    change({ keys: choice.choices });
    announce(words.changed(printKey(key), action));
    leave();
    return undefined;
  };
  return (
    <tr>
      <th scope="row">{action}</th>
      <td>
        <div className={styles.keys}>
          <Keycap>{printKey(bindKeys(settings.keys)[shortcut])}</Keycap>
          <button
            ref={button}
            type="button"
            disabled={!isReady}
            aria-label={words.changeThis(action)}
            onClick={ask}
          >
            {words.change}
          </button>
          {isAsking ? (
            <KeyField
              ref={field}
              action={action}
              onKey={take}
              onCancel={leave}
              onLeave={() => setAsking(false)}
            />
          ) : undefined}
        </div>
      </td>
    </tr>
  );
}

/** Brings back the keys of the beginning, and lets the reader take that back. */
function RestoreKeys() {
  const { save, shell } = useWords();
  const words = useShortcutWords();
  const { settings, change } = useSettings();
  const isReady = useIsHydrated();
  const restore = () => {
    const { keys } = settings;
    const isKept = change({ keys: {} });
    const undo = () => {
      if (change({ keys })) showNotice(undefined);
      announce(words.undone);
    };
    showNotice({
      text: isKept ? words.restored : `${words.restored} ${shell.settingsUnkept}`,
      action: { label: save.undo, run: undo },
    });
  };
  return (
    <p>
      <button type="button" disabled={!isReady} onClick={restore}>
        {words.restore}
      </button>
    </p>
  );
}
