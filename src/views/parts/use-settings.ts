import { useSyncExternalStore } from 'react';

import type { Settings } from '../../reader/settings.ts';
import { changeSettings, getDefaultSettings, getSettings, subscribeSettings } from '../../reader/settings.ts';
import { showNotice } from './notice.tsx';
import { useWords } from './words.tsx';

/** The reader's settings, and how to change some; when the device does not keep them, that is said. */
export function useSettings(): {
  readonly settings: Settings;
  /** Gives whether the device keeps them. */
  readonly change: (part: Partial<Settings>) => boolean;
} {
  const words = useWords();
  const settings = useSyncExternalStore(subscribeSettings, getSettings, getDefaultSettings);
  return {
    settings,
    change: (part) => {
      const isKept = changeSettings(part);
      if (!isKept) showNotice({ text: words.shell.settingsUnkept });
      return isKept;
    },
  };
}
