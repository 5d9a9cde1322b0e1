import { vi } from 'vitest';

/** A disk that has no room for some of what is written to it. */
export type FullDisk = {
  /** How many writes have been asked for. */
  readonly count: () => number;
  /** Gives it room again. */
  readonly free: () => void;
};

/**
 * Lets writes fail as a full disk does: the write is taken, then its whole transaction aborts. Deletions are writes too.
 *
 * @param isRefused tells of each write, by its number from 1, whether it fails
 */
export function fillDisk(isRefused: (number: number) => boolean): FullDisk {
  let number = 0;
  const follow = (request: IDBRequest, store: IDBObjectStore) => {
    number += 1;
    if (isRefused(number)) request.addEventListener('success', () => abort(store.transaction));
  };
  const spies = (['put', 'add', 'delete'] as const).map((name) => {
    const write = IDBObjectStore.prototype[name] as (...values: unknown[]) => IDBRequest<IDBValidKey>;
    return vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function refuse(
      this: IDBObjectStore,
      ...values: unknown[]
    ) {
      const request = write.apply(this, values);
      follow(request, this);
      return request;
    });
  });
  return { count: () => number, free: () => spies.forEach((spy) => spy.mockRestore()) };
}

/** The fake's own way to abort for another reason than that somebody asked for it. */
function abort(transaction: IDBTransaction): void {
  (transaction as unknown as { readonly _abort: (name: string) => void })._abort('QuotaExceededError');
}
