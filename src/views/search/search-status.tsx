import { useState } from 'react';

import type { SearchResult } from '../../fetch/search/search-queries.ts';
import { printLocation } from '../../model/location.ts';
import { useWords } from '../parts/words.tsx';
import { listNotes } from './search-notes.tsx';
import { useRested } from './use-rested.ts';
import { useSearchWords } from './use-search-words.ts';

type Props = {
  readonly result: SearchResult | undefined;
  /** The text went on where the address ends. */
  readonly isCut: boolean;
  readonly isLate: boolean;
  /** It takes so long that something may be wrong. */
  readonly isSlow: boolean;
  readonly isTyping: boolean;
  /** How many articles have the phrases so far. */
  readonly progress: number | undefined;
};

/** Whoever types hears the number when they pause, not after every key. */
const PAUSE_MS = 700;

/** How many articles were found: at once for the eye, at rest for the ear, which hears what else there is to say as well. */
export function SearchStatus({ result, isCut, isLate, isSlow, isTyping, progress }: Props) {
  const words = useWords();
  const own = useSearchWords();
  const text = describe();
  const notes = result === undefined || isLate ? [] : listNotes(own, result, isCut);
  const sentences = text === '' || notes.length === 0 ? [text, ...notes] : [`${text}.`, ...notes];
  const asked = result === undefined || isLate ? '' : printLocation({ page: 'search', ...result.question });
  const heard = useHeard(asked, sentences.join(' ').trim(), isTyping ? PAUSE_MS : 0);
  return (
    <>
      <p aria-hidden="true">{text}</p>
      <p className="visually-hidden" role="status">
        {heard}
      </p>
    </>
  );

  function describe(): string {
    if (isLate && progress !== undefined && progress > 0) return own.searchingOn(words.articles(progress));
    if (isLate) return isSlow ? own.searchingLong : own.searching;
    if (result === undefined || result.isEmpty) return '';
    const { length } = result.all;
    if (length === 0 && !result.isExact) return own.noneYet;
    return result.isExact ? words.list.status(length) : words.list.statusAtLeast(length);
  }
}

/** What is heard of an answer once it rests. The same words about another search are said again: a no-break space makes a change of them. */
function useHeard(asked: string, sentence: string, ms: number): string {
  const rested = useRested(`${asked}\n${sentence}`, ms);
  const [heard, setHeard] = useState({ rested, isOdd: false });
  if (heard.rested !== rested) setHeard({ rested, isOdd: !heard.isOdd });
  const words = rested.slice(rested.indexOf('\n') + 1);
  return heard.isOdd && words !== '' ? `${words}\u00a0` : words;
}
