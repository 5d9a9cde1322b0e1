import { EditionError } from './edition-error.ts';
import { isOffline, subscribeToReach } from './reach.ts';
import { lookForEdition } from './watch-edition.ts';

/** While something waits for the network, the host is asked so often whether it is there. */
const LOOK_MS = 20_000;
/**
 * Between one try and the next where the host answers all the while: a network that has just come back fails at first, and
 * what fails for another reason would be tried without end.
 */
const PAUSES_MS = [0, 3000, 20_000, 60_000, 240_000] as const;

const listeners = new Set<() => void>();
let stop: (() => void) | undefined;
/** Since the network was last away. */
let tries = 0;
let lastTry = Number.NEGATIVE_INFINITY;
let wasAway = false;

/** Tells whether what failed may come when it is asked for again: the network, or the host, may be better then. */
export function mayPass(error: unknown): error is EditionError {
  return error instanceof EditionError && error.failure !== 'absent' && error.failure !== 'format';
}

/**
 * Calls back when there is a network again, for what is shown for want of one: whatever the device says of it, the host is
 * asked every 20 seconds while the page is seen. Gives back the function that ends the subscription.
 */
export function onReachAgain(listener: () => void): () => void {
  listeners.add(listener);
  wasAway ||= isOffline();
  stop ??= watch();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

function watch(): () => void {
  const timer = setInterval(() => void look(), LOOK_MS);
  const unsubscribe = subscribeToReach(hear);
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}

async function look(): Promise<void> {
  if (listeners.size > 0 && document.visibilityState === 'visible' && !(await lookForEdition()))
    wasAway = true;
}

function hear(): void {
  if (isOffline()) {
    wasAway = true;
    return;
  }
  if (wasAway) tries = 0;
  const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0;
  if (performance.now() - lastTry < pause) return;
  wasAway = false;
  lastTry = performance.now();
  tries++;
  // Who still waits then has failed again.
  if (tries === 1) setTimeout(() => void look(), PAUSES_MS[1]);
  for (const listener of listeners) listener();
}
