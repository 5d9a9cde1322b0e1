import type { KeyboardEvent, Ref } from 'react';
import { useId, useState } from 'react';

import { readKey } from '../../model/shortcuts.ts';
import { useShortcutWords } from '../parts/shortcut-words.ts';
import styles from './shortcuts-section.module.css';

type Props = {
  readonly ref: Ref<HTMLInputElement>;
  /** What the key is for. */
  readonly action: string;
  /** Takes the key, or says why not. */
  readonly onKey: (key: string) => string | undefined;
  /** The reader has changed their mind. */
  readonly onCancel: () => void;
  readonly onLeave: () => void;
};

/**
 * Waits for a key. It is a field, so that screen readers hand every key over, and so that the keyboard of a phone opens;
 * nothing is ever written in it.
 */
export function KeyField({ ref, action, onKey, onCancel, onLeave }: Props) {
  const words = useShortcutWords();
  const [fault, setFault] = useState<string>();
  const id = useId();
  const take = (key: string | undefined) => setFault(key === undefined ? words.refused : onKey(key));
  const hear = (event: KeyboardEvent) => {
    // A chord is the browser's, and a longer name is no character: a modifier, an arrow, an input method.
    const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (event.key === 'Escape') onCancel();
    else if (event.repeat || !isCharacter || event.nativeEvent.isComposing) return;
    else take(readKey(event));
    event.preventDefault();
  };
  return (
    <div className={styles.field}>
      <input
        ref={ref}
        size={4}
        aria-label={words.newKey(action)}
        aria-describedby={id}
        aria-invalid={fault !== undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value=""
        onKeyDown={hear}
        onChange={({ target }) => take(readTyped(target.value))}
        onBlur={onLeave}
      />
      <p id={id} role="status" data-fault={fault !== undefined}>
        {fault ?? words.press}
      </p>
    </div>
  );
}

/** The key that was typed where the keyboard names none, as that of a phone. */
function readTyped(text: string): string | undefined {
  const press = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };
  return readKey({ ...press, key: text.slice(-1), getModifierState: () => false });
}
