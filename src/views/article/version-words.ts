import type { VersionMessages } from '../../messages/versions.ts';
import { versionMessages } from '../../messages/versions.ts';
import { useWords } from '../parts/words.tsx';

/** The words of versions, in the reader's language; for who saved the article alone. */
export function useVersionWords(): VersionMessages {
  return versionMessages[useWords().language];
}
