import { openDesk } from '../../../../src/fetch/search/desk.ts';
import type { KeptCopies } from '../../../../src/fetch/search/kept-index.ts';
import type { SearchWorker } from '../../../../src/fetch/search/open-line.ts';
import type { FromWorker, ToWorker } from '../../../../src/fetch/search/protocol.ts';

const NO_COPIES: KeptCopies = {
  listVersions: () => Promise.resolve(new Map()),
  getArticles: () => Promise.resolve([]),
};

/** A worker that is none: the same code behind messages that are copied, as those between threads are. */
export function startDeskWorker(copies = NO_COPIES): SearchWorker {
  const listeners: ((event: { readonly data?: unknown }) => void)[] = [];
  const say = (message: FromWorker) => {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => {
      for (const listener of listeners) listener({ data });
    });
  };
  const hear = openDesk(say, copies);
  queueMicrotask(() => say({ kind: 'alive' }));
  return {
    postMessage: (message: ToWorker) => {
      const copy = structuredClone(message);
      queueMicrotask(() => hear(copy));
    },
    terminate: () => void listeners.splice(0),
    addEventListener: (type, listener) => {
      if (type === 'message') listeners.push(listener);
    },
  };
}
