import { vi } from 'vitest';

/** What a browser does to the database under open tabs. */
export type Erasure = {
  /** Erases it, to make room. */
  readonly erase: () => void;
  /** Ends the connections, and leaves all that is stored. */
  readonly endConnections: () => void;
};

/** Lets a test do so from now on. */
export function prepareErasure(): Erasure {
  const open = new Set<IDBDatabase>();
  const begin = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function note(
    this: IDBDatabase,
    ...rest
  ) {
    open.add(this);
    return begin.apply(this, rest);
  });
  const endConnections = () => {
    for (const database of open) {
      database.close();
      database.dispatchEvent(makeCloseEvent());
    }
    open.clear();
  };
  const erase = () => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    endConnections();
  };
  return { erase, endConnections };
}

/** The simulated database has events of its own kind. */
function makeCloseEvent(): Event {
  const event = { type: 'close', initialized: true, eventPath: [], AT_TARGET: 2, CAPTURING_PHASE: 1 };
  return event as unknown as Event;
}
