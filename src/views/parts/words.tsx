import { createContext, use } from 'react';

import type { Dated } from '../../model/edition.ts';
import { findDay } from '../../model/edition.ts';
import type { Messages } from '../../messages/fr.ts';
import { fr } from '../../messages/fr.ts';

const WordsContext = createContext<Messages>(fr);

/** Puts the words of the reader's language within reach of every part below it. */
export const WordsProvider = WordsContext.Provider;

/** The words of the interface, in the reader's language. */
export function useWords(): Messages {
  return use(WordsContext);
}

/** When an article appeared, as a reader writes a day: « 12 mars 2021 ». */
export function PublishedDate({ card, form = 'long' }: { card: Dated; form?: 'long' | 'short' }) {
  const words = useWords();
  return <time dateTime={card.published}>{words.day(findDay(card), form)}</time>;
}
