import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { openDB } from 'idb';

import { createTopic } from './topic.ts';
import { toFact } from './version-1.ts';

/**
 * Rises with every change of a record's shape, not of the stores alone: an older tab then meets a
 * VersionError instead of records that it would take for broken ones.
 */
const VERSION = 3;

/** How long the browser has to open the database; some never answer (https://bugs.webkit.org/226547). */
const OPENING_LIMIT_MS = 2000;
/** A busy phone takes seconds to write through to its disk; this is longer. */
const TRANSACTION_LIMIT_MS = 10_000;
/** A transaction that an erasure ends fails before the connection says why; not long before. */
const LEAVING_MS = 1000;
/** And so is this for each record of a change of many thousands. */
const RECORD_LIMIT_MS = 2;
/** When work is tried again after what may pass. A browser that erases much, pictures too, takes its time. */
const AGAIN_AFTER_MS = [0, 200, 800];

/** Records are `unknown` on purpose: whoever reads one parses it. */
type Stores = {
  /** What version 1 kept of saved pages: version 2 took it over, and leaves it as the snapshot from before. */
  saved: { key: string; value: unknown };
  /** All that the reader's library holds (`model/facts.ts`); its keys alone say what is saved, and what was read. */
  facts: { key: string; value: unknown };
  /** Facts that are gone, apart, so that keys are those of what is there. */
  gone: { key: string; value: unknown };
  /** Full copies of saved articles, by address. Apart: the shelf is read often, and 300 copies take half a second. */
  copies: { key: string; value: unknown };
  aside: { key: number; value: Aside };
  /** The library as it was on other days. */
  backups: { key: number; value: unknown };
  /** The file on the reader's disk that is kept up to date (`disk-copy.ts`). */
  files: { key: string; value: unknown };
  /** Pictures of saved articles (`kept-pictures.ts`). */
  pictures: { key: string; value: unknown };
};

/** A record that this version cannot read, kept as it was found. */
export type Aside = { readonly store: 'saved' | 'facts'; readonly reason: string; readonly record: unknown };

const STORES = ['facts', 'gone', 'copies', 'aside', 'backups', 'files', 'pictures'] as const;
type Store = (typeof STORES)[number];

/** A transaction over all stores that are written. */
export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<Stores, Store[], Mode>;

/** What is done in a transaction: it awaits requests of that transaction and nothing else. */
type Work<Mode extends IDBTransactionMode, Value> = (transaction: Transaction<Mode>) => Promise<Value>;

type Database = IDBPDatabase<Stores>;
type Upgrade = IDBPTransaction<Stores, (keyof Stores)[], 'versionchange'>;
type Connection = { readonly database: Promise<Database>; readonly deadline: number };

/** What the storage door throws. `message` is for the developer; readers are told by `kind`. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  /**
   * `unavailable`: the browser offers no storage, forbids it, or does not answer. `full`: no room
   * left. `newer`: a newer Kiosque has written here, this tab must be reloaded. `failed`: anything
   * else, such as a disk that refuses.
   */
  readonly kind: 'unavailable' | 'full' | 'newer' | 'failed';

  constructor(kind: StorageError['kind'], cause: unknown) {
    super(`IndexedDB kiosque · ${kind} · ${String(cause)}`, { cause });
    this.kind = kind;
  }
}

/** Tells whether an error came through the storage door: a reader is told of it, by its `kind`. */
export function isStorageError(error: unknown): error is StorageError {
  return error instanceof StorageError;
}

/**
 * What happens to the connection: `blocked` (a tab of an older version holds the database),
 * `opened` (after having been blocked or late), `closed` (another tab brings a newer version), `erased` (the browser
 * has ended it: the data may be gone).
 */
export type ConnectionNews = 'blocked' | 'opened' | 'closed' | 'erased';

const connectionNews = createTopic<ConnectionNews>();
let connection: Connection | undefined;

/** Calls a listener when the connection changes; what was read before may then be out of date. */
export const subscribeConnection = connectionNews.subscribe;

/**
 * Does work in one transaction and resolves when all of it is on the disk; when it rejects, nothing
 * is (save for a disk that takes more than 10 seconds to answer, and 2 ms for each record: then nobody can know).
 *
 * The work may run again: after a connection that died (eviction, iOS in the background), an opening that a browser
 * aborts since it is still erasing, or a disk that refused, it is tried once more at once, and twice after a moment.
 *
 * @param records how many are written, where they may be thousands
 * @throws {StorageError} and nothing else, at the latest 2 seconds after that since each attempt began
 */
export async function transact<Mode extends 'readonly' | 'readwrite', Value>(
  mode: Mode,
  work: Work<Mode, Value>,
  records = 0,
): Promise<Value> {
  const limit = TRANSACTION_LIMIT_MS + records * RECORD_LIMIT_MS;
  for (const pause of AGAIN_AFTER_MS) {
    try {
      return await attempt(mode, work, limit);
    } catch (error) {
      if (!isPassing(error)) throw toStorageError(error, 'failed');
    }
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return attempt(mode, work, limit).catch((error: unknown) => {
    throw toStorageError(error, 'failed');
  });
}

async function attempt<Mode extends 'readonly' | 'readwrite', Value>(
  mode: Mode,
  work: Work<Mode, Value>,
  limit: number,
): Promise<Value> {
  const current = (connection ??= connect());
  const database = await within(current.database, current.deadline - performance.now()).catch(
    (error: unknown) => {
      throw toStorageError(error, 'unavailable');
    },
  );
  try {
    return await run(database, mode, work, limit);
  } catch (error) {
    if (isPassing(error)) leave(current);
    throw error;
  }
}

async function run<Mode extends 'readonly' | 'readwrite', Value>(
  database: Database,
  mode: Mode,
  work: Work<Mode, Value>,
  limit: number,
): Promise<Value> {
  const transaction = database.transaction([...STORES], mode, { durability: 'strict' });
  try {
    const [value] = await within(Promise.all([work(transaction), transaction.done]), limit);
    return value;
  } catch (error) {
    // A full disk aborts the transaction: the request under way only says AbortError.
    const cause = transaction.error ?? error;
    // Work that throws between two requests would leave the first one kept.
    abort(transaction);
    throw cause;
  }
}

function connect(): Connection {
  let isBlocked = false;
  const opening: Connection = {
    database: open(() => {
      isBlocked = true;
      connectionNews.tell('blocked');
    }),
    deadline: performance.now() + OPENING_LIMIT_MS,
  };
  opening.database.then(
    (database) => {
      const end = (news: ConnectionNews) => () => {
        disconnect(opening);
        connectionNews.tell(news);
      };
      database.addEventListener('versionchange', end('closed'));
      database.addEventListener('close', end('erased'));
      if (isBlocked || performance.now() > opening.deadline) connectionNews.tell('opened');
    },
    () => disconnect(opening),
  );
  return opening;
}

/** Asynchronous, so that a browser without IndexedDB, or one that forbids it, rejects as well. */
async function open(onBlocked: () => void): Promise<Database> {
  return openDB<Stores>('kiosque', VERSION, {
    blocked: onBlocked,
    upgrade(database, oldVersion, _newVersion, transaction) {
      if (oldVersion < 1) {
        database.createObjectStore('saved', { keyPath: 'key' });
        database.createObjectStore('copies');
        database.createObjectStore('aside', { autoIncrement: true });
      }
      if (oldVersion < 2) {
        database.createObjectStore('facts', { keyPath: 'key' });
        database.createObjectStore('gone', { keyPath: 'key' });
        database.createObjectStore('backups', { keyPath: 'at' });
        // All or nothing: where it fails the old version stands, and opening says why.
        takeOver(transaction).catch(() => abort(transaction));
      }
      if (oldVersion < 3) {
        database.createObjectStore('files');
        database.createObjectStore('pictures');
      }
      transaction.done.catch(() => undefined);
    },
  });
}

function abort(transaction: { readonly abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

/** Takes the saved pages of version 1 over; they stay where they are. */
async function takeOver(transaction: Upgrade): Promise<void> {
  for (const record of await transaction.objectStore('saved').getAll()) {
    const taken = toFact(record);
    if (taken.ok) await transaction.objectStore('facts').put(taken.value);
    else await transaction.objectStore('aside').add({ store: 'saved', reason: taken.reason, record });
  }
}

/** Uses a connection no more. It is ended only later: one that is closed no longer says that the browser erased. */
function leave(current: Connection): void {
  if (connection === current) connection = undefined;
  setTimeout(disconnect, LEAVING_MS, current);
}

/** Ends one connection. Another call may have opened the next one meanwhile: that one stays. */
function disconnect(ended: Connection): void {
  if (connection === ended) connection = undefined;
  ended.database.then(
    (database) => database.close(),
    () => undefined, // It has never been open.
  );
}

function isPassing(error: unknown): boolean {
  const cause = isStorageError(error) ? error.cause : error;
  return cause instanceof Error && ['InvalidStateError', 'AbortError', 'UnknownError'].includes(cause.name);
}

/** Gives an error of the browser its kind; `otherwise` when its name does not tell. */
function toStorageError(error: unknown, otherwise: StorageError['kind']): StorageError {
  if (isStorageError(error)) return error;
  const name = error instanceof Error ? error.name : '';
  const kind = name === 'QuotaExceededError' ? 'full' : name === 'VersionError' ? 'newer' : otherwise;
  return new StorageError(kind, error);
}

/** Gives up on a promise after a time. One that is settled already is taken, even with no time left. */
function within<Value>(promise: Promise<Value>, limit: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), Math.max(0, limit));
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
