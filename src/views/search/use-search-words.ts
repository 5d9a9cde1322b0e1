import type { SearchWords } from '../../messages/search.ts';
import { searchWords } from '../../messages/search.ts';
import { useWords } from '../parts/words.tsx';

/** The words of the search, in the reader's language. */
export function useSearchWords(): SearchWords {
  return searchWords[useWords().language];
}
