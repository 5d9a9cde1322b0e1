import type { LibraryMessages } from '../../messages/library.ts';
import { libraryMessages } from '../../messages/library.ts';
import { useWords } from './words.tsx';

/** The words of the reader's own pages, in the reader's language; for those pages alone, which bring them along. */
export function useLibraryWords(): LibraryMessages {
  return libraryMessages[useWords().language];
}
