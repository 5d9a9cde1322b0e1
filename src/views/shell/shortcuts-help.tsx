import type { KeyboardEvent } from 'react';
import { useEffect, useId, useRef } from 'react';

import { SHORTCUT_GROUPS, bindKeys, findShortcut, printKey, readKey } from '../../model/shortcuts.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { Keycap } from '../parts/keycap.tsx';
import { Link } from '../parts/link.tsx';
import { useShortcutWords } from '../parts/shortcut-words.ts';
import { useSettings } from '../parts/use-settings.ts';
import { useWords } from '../parts/words.tsx';
import styles from './shortcuts-help.module.css';
import { findAll } from './use-page-change.ts';
import { whenThere } from './when-there.ts';

export type HelpProps = { readonly onClose: () => void };

/** The list of all shortcuts, over the page; Escape, and the key that opened it, close it. */
export function ShortcutsHelp({ onClose }: HelpProps) {
  const { article } = useWords();
  const words = useShortcutWords();
  const { keys } = useSettings().settings;
  const bindings = bindKeys(keys);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = () => dialog.current?.close();
  useEffect(() => {
    const element = dialog.current;
    if (element?.open === false) element.showModal();
    // The page below is another one then.
    const leave = () => element?.close();
    addEventListener('popstate', leave);
    return () => removeEventListener('popstate', leave);
  }, []);
  const closeAgain = (event: KeyboardEvent) => {
    const key = readKey(event);
    if (key === undefined || findShortcut(keys, key) !== 'help') return;
    event.preventDefault();
    close();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.help}
      aria-labelledby={titleId}
      onClose={onClose}
      onKeyDown={closeAgain}
    >
      <header className={styles.head}>
        <h2 id={titleId}>{words.title}</h2>
        <button type="button" className={styles.close} onClick={close}>
          <CloseIcon />
          <span className="visually-hidden">{article.close}</span>
        </button>
      </header>
      <p className={styles.about}>{words.about}</p>
      <div className={styles.groups}>
        {(['reading', 'pages'] as const).map((group) => (
          <Group
            key={group}
            title={words.groups[group]}
            rows={SHORTCUT_GROUPS[group].map((name) => [printKey(bindings[name]), words.shortcuts[name]])}
          />
        ))}
        <Group title={words.groups.always} rows={words.always} />
      </div>
      <Link
        to="/settings#shortcuts"
        onClick={() => {
          close();
          whenThere(
            () => findAll('#shortcuts h2')[0],
            (heading) => heading.focus({ preventScroll: true }),
          );
        }}
      >
        {words.toSettings}
      </Link>
    </dialog>
  );
}

type GroupProps = {
  readonly title: string;
  readonly rows: readonly (readonly [key: string, action: string])[];
};

function Group({ title, rows }: GroupProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles.rows}>
        {rows.map(([key, action]) => (
          <div key={action}>
            <dt>{action}</dt>
            <dd>
              <Keycap>{key}</Keycap>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
