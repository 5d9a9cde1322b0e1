import type { SearchResult } from '../../fetch/search/search-queries.ts';
import { useWords } from '../parts/words.tsx';
import { useRested } from './use-rested.ts';
import { useSearchWords } from './use-search-words.ts';

type Props = {
  readonly result: SearchResult | undefined;
  readonly isLate: boolean;
  readonly isTyping: boolean;
  /** How many articles have the phrases so far. */
  readonly progress: number | undefined;
};

/** Whoever types hears the number when they pause, not after every key. */
const PAUSE_MS = 700;

/** How many articles were found: at once for the eye, at rest for the ear. */
export function SearchStatus({ result, isLate, isTyping, progress }: Props) {
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
    if (isLate)
      return progress === undefined || progress === 0
        ? own.searching
        : own.searchingOn(words.articles(progress));
    if (result === undefined || result.isEmpty) return '';
    const { length } = result.all;
    if (length === 0 && !result.isExact) return own.noneYet;
    return result.isExact ? words.list.status(length) : words.list.statusAtLeast(length);
  }
}
