import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { EditionError } from '../../../../src/fetch/edition-error.ts';
import type { Line, SearchWorker } from '../../../../src/fetch/search/open-line.ts';
import { SearchWorkerError, openLine } from '../../../../src/fetch/search/open-line.ts';
import type { FromWorker, MarkAsk, ToWorker } from '../../../../src/fetch/search/protocol.ts';

/** Something to ask; what it says is nobody's business here. */
const ASK: MarkAsk = { kind: 'mark', terms: [], texts: [] };

const PATIENCE_MS = 5000;

/** A worker of which a test hears what it is told, and says what it answers. */
class ToldWorker implements SearchWorker {
  readonly heard: ToWorker[] = [];
  isTerminated = false;
  readonly #listeners = new Map<string, (event: { readonly data?: unknown }) => void>();

  readonly postMessage = (message: ToWorker) => void this.heard.push(message);
  readonly terminate = () => {
    this.isTerminated = true;
  };
  readonly addEventListener: SearchWorker['addEventListener'] = (type, listener) =>
    void this.#listeners.set(type, listener);

  say(message: FromWorker): void {
    this.#listeners.get('message')?.({ data: message });
  }

  die(): void {
    this.#listeners.get('error')?.({});
  }

  /** The number of the last question. */
  get lastAsk(): number {
    return this.heard.findLast((message) => message.kind === 'ask')?.id ?? -1;
  }
}

let workers: ToldWorker[];
let line: Line;
let give: (what: unknown) => Promise<unknown>;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  give = () => Promise.resolve('a shard');
  line = openLine({
    start: () => {
      const worker = new ToldWorker();
      workers.push(worker);
      return Promise.resolve(worker);
    },
    give: (what) => give(what),
    patienceMs: PATIENCE_MS,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);
const ask = (signal = new AbortController().signal) => line.ask<'mark'>(ASK, signal);

/** The worker of that place, once it has been started. */
function workerAt(place: number): ToldWorker {
  const worker = workers[place];
  if (worker === undefined) throw new Error(`expected a worker ${place}, there are ${workers.length}`);
  return worker;
}

it('starts the worker with the first question, and tells it first what to search in', async () => {
  line.tell({ kind: 'device', articles: [], isFirst: true, isLast: true, site: 'fr' });
  expect(workers).toHaveLength(0);

  const answer = ask();
  await settle();
  workerAt(0).say({ kind: 'answer', id: workerAt(0).lastAsk, answer: ['marked'] });

  expect(await answer).toEqual(['marked']);
  expect(workerAt(0).heard.map(({ kind }) => kind)).toEqual(['device', 'ask']);
});

it('gives the worker what it needs, and the asker why something did not come', async () => {
  const answer = ask();
  await settle();
  workerAt(0).say({ kind: 'need', need: 7, what: { kind: 'shard', numbering: 'n', part: 'a', shard: 1 } });
  await settle();
  expect(workerAt(0).heard.at(-1)).toEqual({ kind: 'given', need: 7, value: 'a shard' });

  const failure = new EditionError('absent', 'edition/search/a/2.json', 'status 404');
  give = () => Promise.reject(failure);
  workerAt(0).say({ kind: 'need', need: 8, what: { kind: 'shard', numbering: 'n', part: 'a', shard: 2 } });
  await settle();
  expect(workerAt(0).heard.at(-1)).toEqual({ kind: 'refused', need: 8 });
  workerAt(0).say({ kind: 'failed', id: workerAt(0).lastAsk, need: 8, isDamaged: false, message: '' });

  await expect(answer).rejects.toBe(failure);
});

it('takes a damaged file for one that cannot be read, and any other fault for one of the worker', async () => {
  const [one, other] = [ask(), ask()];
  await settle();
  const [first, second] = workerAt(0).heard.flatMap((message) =>
    message.kind === 'ask' ? [message.id] : [],
  );
  workerAt(0).say({
    kind: 'failed',
    id: first ?? 0,
    need: undefined,
    isDamaged: true,
    message: 'a checksum',
  });
  workerAt(0).say({ kind: 'failed', id: second ?? 0, need: undefined, isDamaged: false, message: 'a fault' });

  await expect(one).rejects.toMatchObject({ failure: 'unreadable' });
  await expect(other).rejects.toThrow(SearchWorkerError);
});

describe('a worker that fails', () => {
  it('is replaced once, and the next one is told and asked the same', async () => {
    line.tell({ kind: 'device', articles: [], isFirst: true, isLast: true, site: 'fr' });
    const answer = ask();
    await settle();

    workerAt(0).die();
    await settle();
    workerAt(1).say({ kind: 'answer', id: workerAt(1).lastAsk, answer: [] });

    expect(await answer).toEqual([]);
    expect(workerAt(0).isTerminated).toBe(true);
    expect(workerAt(1).heard.map(({ kind }) => kind)).toEqual(['device', 'ask']);
  });

  it('and whose successor fails too, leaves the asker with an error, and a new start to the next question', async () => {
    const answer = ask();
    const failed = expect(answer).rejects.toThrow(SearchWorkerError);
    await settle();
    workerAt(0).die();
    await settle();
    workerAt(1).die();
    await failed;

    const again = ask();
    await settle();
    workerAt(2).say({ kind: 'answer', id: workerAt(2).lastAsk, answer: [] });

    expect(await again).toEqual([]);
  });

  it('does so too when it does not answer, unless it waits for something itself', async () => {
    const answer = ask();
    await settle();
    workerAt(0).say({ kind: 'alive' });
    let deliver: (value: unknown) => void = () => undefined;
    give = () => new Promise((resolve) => void (deliver = resolve));
    workerAt(0).say({ kind: 'need', need: 1, what: { kind: 'shard', numbering: 'n', part: 'a', shard: 1 } });
    await vi.advanceTimersByTimeAsync(10 * PATIENCE_MS);
    expect(workers).toHaveLength(1);

    deliver('late');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    expect(workers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);

    expect(workers).toHaveLength(2);
    workerAt(1).say({ kind: 'answer', id: workerAt(1).lastAsk, answer: [] });
    expect(await answer).toEqual([]);
  });

  it('has longer to start, for its code comes from the network', async () => {
    const answer = ask();
    await vi.advanceTimersByTimeAsync(3 * PATIENCE_MS);
    expect(workers).toHaveLength(1);

    workerAt(0).say({ kind: 'answer', id: workerAt(0).lastAsk, answer: [] });

    expect(await answer).toEqual([]);
  });

  it('says nothing at all: the asker is told in twenty seconds, and waits for no other', async () => {
    const failed = expect(ask()).rejects.toThrow(SearchWorkerError);
    await vi.advanceTimersByTimeAsync(4 * PATIENCE_MS);

    await failed;
    expect(workers).toHaveLength(1);
    expect(workerAt(0).isTerminated).toBe(true);

    const again = ask();
    await settle();
    workerAt(1).say({ kind: 'answer', id: workerAt(1).lastAsk, answer: [] });
    expect(await again).toEqual([]);
  });

  it('falls silent, and its successor says nothing: the asker is told twenty seconds after the last sign', async () => {
    const failed = expect(ask()).rejects.toThrow(SearchWorkerError);
    await settle();
    workerAt(0).say({ kind: 'alive' });
    await vi.advanceTimersByTimeAsync(4 * PATIENCE_MS);

    await failed;
    expect(workers).toHaveLength(2);
  });

  it('is waited for while it gives signs of life, however long it takes', async () => {
    const answer = ask();
    await settle();
    const { lastAsk } = workerAt(0);
    for (let step = 0; step < 20; step++) {
      workerAt(0).say({ kind: 'progress', id: lastAsk, found: step });
      await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    }
    workerAt(0).say({ kind: 'answer', id: lastAsk, answer: ['late'] });

    expect(await answer).toEqual(['late']);
    expect(workers).toHaveLength(1);
  });

  it('cannot be started: that is said as well', async () => {
    line = openLine({ start: () => Promise.reject(new Error('forbidden')), give });

    await expect(ask()).rejects.toThrow(/forbidden/);
  });
});

it('forgets a question that nobody waits for, and tells the worker (N28)', async () => {
  const controller = new AbortController();
  const answer = ask(controller.signal);
  const left = expect(answer).rejects.toThrow(/abort/i);
  await settle();
  const id = workerAt(0).lastAsk;

  controller.abort();
  await left;
  await settle();

  expect(workerAt(0).heard.at(-1)).toEqual({ kind: 'cancel', id });
  // What it answers all the same is nobody's.
  workerAt(0).say({ kind: 'answer', id, answer: ['late'] });
});

it('asks nothing for whoever has left before', () => {
  expect(() => ask(AbortSignal.abort())).toThrow(/abort/i);
  expect(workers).toHaveLength(0);
});
