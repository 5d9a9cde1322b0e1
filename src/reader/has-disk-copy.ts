import { transact } from './database.ts';

/** Where the file that is kept up to date stands among the reader's files. */
export const DISK_COPY_KEY = 'copy';

/**
 * Tells whether the reader has chosen a file on the disk (`disk-copy.ts`). Apart, since every visit asks.
 *
 * @throws {StorageError}
 */
export async function hasDiskCopy(): Promise<boolean> {
  const count = await transact('readonly', (transaction) =>
    transaction.objectStore('files').count(DISK_COPY_KEY),
  );
  return count > 0;
}
