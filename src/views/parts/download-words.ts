import type { DownloadMessages } from '../../messages/downloads.ts';
import { downloadMessages } from '../../messages/downloads.ts';
import { useWords } from './words.tsx';

/** The words of downloads, in the reader's language; for the parts that come on demand. */
export function useDownloadWords(): DownloadMessages {
  return downloadMessages[useWords().language];
}
