import type { SearchResult } from '../../fetch/search/search-queries.ts';
import { useWords } from '../parts/words.tsx';
import { useRested } from './use-rested.ts';
import { useSearchWords } from './use-search-words.ts';

type Props = {
  readonly result: SearchResult | undefined;
  readonly isLate: boolean;
  /** It takes so long that something may be wrong. */
  readonly isSlow: boolean;
  readonly isTyping: boolean;
  /** How many articles have the phrases so far. */
  readonly progress: number | undefined;
};

/** Whoever types hears the number when they pause, not after every key. */
const PAUSE_MS = 700;

/** How many articles were found: at once for the eye, at rest for the ear. */
export function SearchStatus({ result, isLate, isSlow, isTyping, progress }: Props) {
  const words = useWords();
  const own = useSearchWords();
  const text = describe();
  const heard = useRested(text, isTyping ? PAUSE_MS : 0);
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
