/** Lets one visitor of a host in at a time. */
export type Turns = { readonly take: <Value>(host: string, visit: () => Promise<Value>) => Promise<Value> };

/**
 * Makes turns: whoever asks for a host waits for those who asked before, and for a pause after them.
 *
 * @param pause in milliseconds
 */
export function makeTurns(pause: number, wait: (time: number) => Promise<void>): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    take: async (host, visit) => {
      const before = last.get(host);
      const { promise: done, resolve: leave } = Promise.withResolvers<void>();
      last.set(host, done);
      try {
        if (before !== undefined) {
          await before;
          await wait(pause);
        }
        return await visit();
      } finally {
        leave();
      }
    },
  };
}
