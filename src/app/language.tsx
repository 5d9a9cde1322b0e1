import type { ReactNode } from 'react';
import { useEffect, useState, useSyncExternalStore } from 'react';

import type { Messages } from '../messages/fr.ts';
import { fr } from '../messages/fr.ts';
import { applySettings, getSettings, subscribeSettings } from '../reader/settings.ts';
import { WordsProvider } from '../views/parts/words.tsx';

/** Gives the application its words in the reader's language; another language than French is fetched when chosen. */
export function Language({ children }: { children: ReactNode }) {
  const settings = useSyncExternalStore(subscribeSettings, getSettings, getSettings);
  const [english, setEnglish] = useState<Messages>();
  const isEnglish = settings.language === 'en';
  useEffect(() => {
    if (!isEnglish) return;
    void import('../messages/en.ts').then(({ en }) => setEnglish(en));
  }, [isEnglish]);
  const words = isEnglish ? english : fr;
  useEffect(() => applySettings(settings), [settings]);
  // Until the words have come there is nothing to read in the right language.
  return words === undefined ? undefined : <WordsProvider value={words}>{children}</WordsProvider>;
}
