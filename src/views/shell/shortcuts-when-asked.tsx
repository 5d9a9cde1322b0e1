import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';

import { mayBeShortcut } from './may-be-shortcut.ts';
import type { ShortcutsProps } from './shortcuts.tsx';

/**
 * The shortcuts of the keyboard, whose code comes with the first key that may be one; that key is answered then. Where
 * the code does not come the key does nothing, and the next one asks again.
 */
export function ShortcutsWhenAsked() {
  const [Shortcuts, setShortcuts] = useState<ComponentType<ShortcutsProps>>();
  const [early] = useState<KeyboardEvent[]>(() => []);
  const isMissing = Shortcuts === undefined;
  useEffect(() => {
    if (!isMissing) return undefined;
    const hear = (event: KeyboardEvent) => {
      if (!mayBeShortcut(event)) return;
      early.push(event);
      import('./shortcuts.tsx').then(
        (loaded) => setShortcuts(() => loaded.Shortcuts),
        () => early.splice(0),
      );
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [early, isMissing]);
  return Shortcuts === undefined ? undefined : <Shortcuts early={early} />;
}
