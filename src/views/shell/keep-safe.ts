import { libraryMessages } from '../../messages/library.ts';
import { backUp } from '../../reader/backups.ts';
import { isStorageError } from '../../reader/database.ts';
import { canKeepFile } from '../../reader/disk-file.ts';
import type { Keepsake } from '../../reader/keepsake.ts';
import { bringBack, keepInMemory } from '../../reader/keepsake.ts';
import { getSettings } from '../../reader/settings.ts';
import { showNotice } from '../parts/notice.tsx';
import { keepDiskCopy } from './keep-disk-copy.ts';
import { keepPictures } from './keep-pictures.ts';

let isWatching = false;

/** Does what keeps a library from being lost: a backup a day, the file on the disk, a memory of what is erased, pictures. */
export async function keepSafe(): Promise<void> {
  if (!isWatching) keepInMemory(offerBack);
  isWatching = true;
  if (canKeepFile()) keepDiskCopy();
  // A backup that fails is made after the next change, and the library itself is untouched.
  await isDone(backUp(Date.now()));
  await isDone(keepPictures());
}

async function isDone(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!isStorageError(error)) throw error;
    return false;
  }
}

/** Offers to bring back what was erased, again where that fails. */
function offerBack(lost: Keepsake): void {
  const words = libraryMessages[getSettings().language];
  const offer = (text: string) =>
    showNotice({ text, action: { label: words.bringBack, run: () => void run() } });
  const run = async () => {
    if (await isDone(bringBack(lost))) showNotice({ text: words.broughtBack });
    else offer(words.notBroughtBack);
  };
  offer(words.erased);
}
