import type { ComponentType } from 'react';
import { useEffect, useEffectEvent, useState } from 'react';

import { findShortcut, readKey } from '../../model/shortcuts.ts';
import { getSettings } from '../../reader/settings.ts';
import { mayBeShortcut } from './may-be-shortcut.ts';
import type { HelpProps } from './shortcuts-help.tsx';
import { useShortcutActions } from './use-shortcut-actions.ts';

export type ShortcutsProps = {
  /** Keys that were pressed before this was there, the oldest first; answered and taken out. */
  readonly early: KeyboardEvent[];
};

/** Answers the shortcuts of the keyboard; shows nothing but their list, when it is asked for. */
export function Shortcuts({ early }: ShortcutsProps) {
  const [Help, setHelp] = useState<ComponentType<HelpProps>>();
  const openHelp = () => {
    import('./shortcuts-help.tsx').then(
      ({ ShortcutsHelp }) => setHelp(() => ShortcutsHelp),
      // Not reachable: the next key asks again.
      () => undefined,
    );
  };
  const act = useShortcutActions(openHelp);
  const answer = useEffectEvent((event: KeyboardEvent) => {
    const key = mayBeShortcut(event) ? readKey(event) : undefined;
    const shortcut = key === undefined ? undefined : findShortcut(getSettings().keys, key);
    if (shortcut === undefined) return;
    // Or the browser looks for it in the page, or writes it into the field that gets the focus.
    event.preventDefault();
    act(shortcut, event.repeat);
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => answer(event);
    for (const event of early.splice(0)) hear(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [early]);
  return Help === undefined ? undefined : <Help onClose={() => setHelp(undefined)} />;
}
