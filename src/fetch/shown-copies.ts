import type { Failure } from './edition-error.ts';

/** What is shown came from copies, since the network failed. */
export type ShownCopies = {
  /** When the oldest of them was kept, in milliseconds since 1970. */
  readonly since: number;
  /** How the network failed last. */
  readonly why: Failure;
};

const shown = new Map<string, ShownCopies>();
const listeners = new Set<() => void>();
let state: ShownCopies | undefined;

/** What there is to say of the copies that are shown; undefined while everything is as the network has it. */
export function getShownCopies(): ShownCopies | undefined {
  return state;
}

/** Tells whether a copy stands in for a file, by its path. */
export function isStandIn(path: unknown): boolean {
  return shown.has(String(path));
}

/** Calls back when that changes. Gives back the function that ends the subscription. */
export function subscribeToShownCopies(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Takes note that a copy stands in for a file that did not come. */
export function noteCopy(path: string, since: number, why: Failure): void {
  shown.set(path, { since, why });
  tell({ since: Math.min(...[...shown.values()].map((copy) => copy.since)), why });
}

/** Takes note that a file came: the network is there again, and what failed with its file alone is as it was. */
export function noteArrival(path: string): void {
  if (shown.size === 0) return;
  shown.delete(path);
  for (const [other, { why }] of shown) {
    if (why === 'unreachable' || why === 'filtered') shown.delete(other);
  }
  const [first, ...others] = shown.values();
  tell(first && { since: Math.min(first.since, ...others.map(({ since }) => since)), why: first.why });
}

function tell(next: ShownCopies | undefined): void {
  state = next;
  for (const listener of listeners) listener();
}
