import type { ReactNode } from 'react';
import { useEffect, useState, useSyncExternalStore } from 'react';

import type { Messages } from '../messages/fr.ts';
import { fr } from '../messages/fr.ts';
import { applySettings, getDefaultSettings, getSettings, subscribeSettings } from '../reader/settings.ts';
import { WordsProvider } from '../views/parts/words.tsx';

/** Gives the application its words in the reader's language; another language than French is fetched when chosen. */
export function Language({ children }: { children: ReactNode }) {
  const settings = useSyncExternalStore(subscribeSettings, getSettings, getDefaultSettings);
  const isEnglish = settings.language === 'en';
  const [words, setWords] = useState<Messages | undefined>(isEnglish ? undefined : fr);
  useEffect(() => {
    let isWanted = true;
    const show = (next: Messages) => {
      if (isWanted) setWords(next);
    };
    if (isEnglish) {
      import('../messages/en.ts').then(
        ({ en }) => show(en),
        // Not reachable: words in the other language are better than none.
        () => show(fr),
      );
    } else show(fr);
    return () => {
      isWanted = false;
    };
  }, [isEnglish]);
  useEffect(() => applySettings(settings), [settings]);
  // Nothing at the start, until the words have come; later the page stands in the old ones meanwhile.
  return words === undefined ? undefined : <WordsProvider value={words}>{children}</WordsProvider>;
}
