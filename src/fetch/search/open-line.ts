import { EditionError } from '../edition-error.ts';
import type { AnswerOf, Ask, FromWorker, Need, ToWorker } from './protocol.ts';

/** What of a Web Worker is used. */
export type SearchWorker = {
  readonly postMessage: (message: ToWorker) => void;
  readonly terminate: () => void;
  readonly addEventListener: (
    type: 'message' | 'error' | 'messageerror',
    listener: (event: { readonly data?: unknown }) => void,
  ) => void;
};

/** The worker died, or does not answer, and so did the one that took its place; `message` is for the developer. */
export class SearchWorkerError extends Error {
  override readonly name = 'SearchWorkerError';
}

/** What the line is made of. */
export type LineEnds = {
  /** Starts the worker. */
  readonly start: () => Promise<SearchWorker>;
  /** Gets what the worker needs; what it throws is what the asker is told. */
  readonly give: (need: Need) => Promise<unknown>;
  /**
   * A worker that owes an answer, and is owed nothing, is taken for dead so long after its last sign of life. The asker is told
   * after four times that at the latest, whichever worker it is: one that starts is waited for as long as that leaves.
   */
  readonly patienceMs?: number;
};

/** The line between the page and the worker. */
export type Line = {
  /** Tells the worker what to search in, and the next one, should it die. Starts none by itself. */
  readonly tell: (message: Extract<ToWorker, { readonly kind: 'index' | 'device' }>) => void;
  /**
   * Asks the worker, which starts with the first question.
   *
   * @throws {SearchWorkerError}, what `give` throws, and the signal's reason when nobody waits any more
   */
  readonly ask: <Kind extends Ask['kind']>(
    ask: Extract<Ask, { readonly kind: Kind }>,
    signal: AbortSignal,
    onProgress?: (found: number) => void,
  ) => Promise<AnswerOf<Kind>>;
  /** Starts the worker ahead of the first question. */
  readonly warm: () => void;
};

type Pending = {
  readonly ask: Ask;
  readonly signal: AbortSignal;
  readonly settle: (outcome: { readonly answer: unknown } | { readonly error: unknown }) => void;
  readonly onProgress: (found: number) => void;
};

const PATIENCE_MS = 5000;
/** The code of a worker comes from the network; another one would wait for it as long. */
const TO_START = 4;
/** A worker is replaced so often before the asker is told. */
const RESTARTS = 1;

/** Opens the line; the worker itself starts when something is asked. */
export function openLine({ start, give, patienceMs = PATIENCE_MS }: LineEnds): Line {
  const pending = new Map<number, Pending>();
  let told: readonly ToWorker[] = [];
  let worker: Promise<SearchWorker> | undefined;
  let restarts = 0;
  let lastId = 0;
  /** What the worker waits for. */
  let owed = 0;
  let isStarted = false;
  /** Why something did not come, by the number of the need. */
  let failures = new Map<number, unknown>();
  let watch: ReturnType<typeof setTimeout> | undefined;

  const post = (message: ToWorker) => {
    const own = worker;
    // One that does not start says so by its own failure.
    own?.then(
      (some) => (own === worker ? some.postMessage(message) : undefined),
      () => undefined,
    );
  };
  const wake = () => {
    if (worker !== undefined) return;
    owed = 0;
    isStarted = false;
    failures = new Map();
    const own = start();
    worker = own;
    own.then(
      (some) => {
        const isOwn = () => own === worker;
        some.addEventListener('message', ({ data }) => {
          // Only our own worker speaks on this line.
          if (isOwn()) hear(data as FromWorker);
        });
        for (const event of ['error', 'messageerror'] as const)
          some.addEventListener(event, () => (isOwn() ? replace(`an event “${event}”`) : undefined));
        watchOver();
      },
      (error: unknown) => (own === worker ? replace(String(error)) : undefined),
    );
    for (const message of told) post(message);
    for (const [id, { ask }] of pending) post({ kind: 'ask', id, ask });
  };
  const watchOver = () => {
    clearTimeout(watch);
    if (pending.size === 0 || owed > 0) return;
    const ms = isStarted ? patienceMs : patienceMs * (TO_START - restarts);
    watch = setTimeout(() => replace(`no answer within ${ms} ms`, isStarted), ms);
  };
  const replace = (why: string, mayHelp = true) => {
    worker?.then(
      (some) => some.terminate(),
      () => undefined,
    );
    worker = undefined;
    clearTimeout(watch);
    if (mayHelp && restarts++ < RESTARTS && pending.size > 0) return wake();
    restarts = 0;
    const error = new SearchWorkerError(`the worker of the search · expected an answer · ${why}`);
    for (const { settle } of pending.values()) settle({ error });
    return undefined;
  };
  const hear = (message: FromWorker) => {
    isStarted = true;
    const asked = 'id' in message ? pending.get(message.id) : undefined;
    switch (message.kind) {
      case 'answer':
        restarts = 0;
        asked?.settle({ answer: message.answer });
        break;
      case 'progress':
        asked?.onProgress(message.found);
        break;
      case 'failed':
        asked?.settle({ error: failures.get(message.need ?? -1) ?? toError(message) });
        break;
      case 'need':
        void answerNeed(message.need, message.what);
        break;
      case 'alive':
        break;
      default:
        message satisfies never;
    }
    watchOver();
  };
  const answerNeed = async (id: number, need: Need) => {
    const own = worker;
    owed++;
    let reply: ToWorker;
    try {
      reply = { kind: 'given', need: id, value: await give(need) };
    } catch (error) {
      failures.set(id, error);
      reply = { kind: 'refused', need: id };
    }
    // Another worker does not know what this was for.
    if (own !== worker) return;
    owed--;
    post(reply);
    watchOver();
  };
  return {
    tell: (message) => {
      const isNew = message.kind === 'index' || message.isFirst;
      told = [...told.filter(({ kind }) => !isNew || kind !== message.kind), message];
      post(message);
    },
    warm: wake,
    ask: (ask, signal, onProgress = () => undefined) => {
      signal.throwIfAborted();
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const leave = () => {
          post({ kind: 'cancel', id });
          settle({ error: signal.reason });
        };
        const settle: Pending['settle'] = (outcome) => {
          signal.removeEventListener('abort', leave);
          pending.delete(id);
          watchOver();
          // The worker answers each kind of ask with the answer of its kind.
          if ('answer' in outcome) resolve(outcome.answer as AnswerOf<typeof ask.kind>);
          else reject(outcome.error);
        };
        signal.addEventListener('abort', leave);
        pending.set(id, { ask, signal, settle, onProgress });
        if (worker === undefined) wake();
        else post({ kind: 'ask', id, ask });
        watchOver();
      });
    },
  };
}

function toError({ isDamaged, message }: Extract<FromWorker, { readonly kind: 'failed' }>): Error {
  return isDamaged
    ? new EditionError('unreadable', 'a file of the index', message)
    : new SearchWorkerError(message);
}
