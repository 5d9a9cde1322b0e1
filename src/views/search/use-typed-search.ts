import { useEffect, useEffectEvent, useState } from 'react';
import { NavigationType } from 'react-router';

import { cutSearched, printLocation } from '../../model/location.ts';
import { useLocation, useNavigationType } from '../parts/history-entry.ts';
import { useGo } from '../parts/link.tsx';
import type { SearchLocation } from './search.tsx';

/** What is in the field, and whether its last word may go on. */
export type Typed = { readonly text: string; readonly isTyping: boolean };

export type TypedSearch = {
  readonly typed: Typed;
  readonly type: (text: string) => void;
  /** The reader has finished: the last word is whole, and what is typed next is another search. */
  readonly submit: () => void;
  /** Puts what is typed into the address now: the reader leaves the page. */
  readonly settle: () => void;
};

/** The address follows the reader when they pause. */
const PAUSE_MS = 200;

/** What an entry of the history is marked with whose search comes from the field. */
const OWN = { typed: true };

/**
 * What the reader types, and the address that follows it. Typing replaces the entry of the history until the search is
 * submitted or left; then the next change makes another one. An address that comes from elsewhere, a link or the way
 * back, takes the place of what is typed.
 */
export function useTypedSearch(location: SearchLocation): TypedSearch {
  const go = useGo();
  const entry = useLocation();
  const { key, pathname } = entry;
  const type = useNavigationType();
  const [typed, setTyped] = useState<Typed>({ text: location.text, isTyping: false });
  const [seen, setSeen] = useState(key);
  const [isDraft, setIsDraft] = useState(location.text === '');
  if (seen !== key) {
    setSeen(key);
    const isOwn = type !== NavigationType.Pop && isMarked(entry.state);
    if (!isOwn) {
      setIsDraft(location.text === '');
      if (cutSearched(typed.text.trim()) !== location.text)
        setTyped({ text: location.text, isTyping: false });
    }
  }
  /** Gives the address its search, where it has another one. */
  const follow = () => {
    const next = cutSearched(typed.text.trim());
    if (next === location.text) return;
    go(printLocation({ ...location, text: next }), { replace: isDraft, state: OWN });
    setIsDraft(true);
  };
  const followPaused = useEffectEvent(() => {
    // While the next page is on its way, the address is its own already.
    if (globalThis.location.pathname.endsWith(pathname)) follow();
  });
  useEffect(() => {
    if (!typed.isTyping) return undefined;
    const pause = setTimeout(() => followPaused(), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  return {
    typed,
    type: (text) => setTyped({ text, isTyping: true }),
    submit: () => {
      setTyped({ ...typed, isTyping: false });
      follow();
      setIsDraft(false);
    },
    settle: () => {
      follow();
      setIsDraft(false);
    },
  };
}

function isMarked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'typed' in state;
}
