import { transact } from './database.ts';

/** Articles that are in memory at once. */
const AT_ONCE = 50;

/**
 * Measures the copies of saved articles and their pictures, in bytes, more or less.
 *
 * @throws {StorageError}
 */
export async function measureCopies(): Promise<number> {
  let bytes = 0;
  for (const store of ['copies', 'pictures'] as const) {
    const keys = await transact('readonly', (transaction) => transaction.objectStore(store).getAllKeys());
    for (let start = 0; start < keys.length; start += AT_ONCE) {
      const some = keys.slice(start, start + AT_ONCE);
      const records: readonly unknown[] = await transact('readonly', (transaction) =>
        Promise.all(some.map((key): Promise<unknown> => transaction.objectStore(store).get(key))),
      );
      bytes += records.reduce<number>((sum, record) => sum + weigh(record), 0);
    }
  }
  return bytes;
}

function weigh(record: unknown): number {
  const isPicture = typeof record === 'object' && record !== null && 'bytes' in record;
  if (isPicture && record.bytes instanceof ArrayBuffer) return record.bytes.byteLength;
  return JSON.stringify(record)?.length ?? 0;
}
