import { EditionError } from './edition-error.ts';
import { isOffline, subscribeToReach } from './reach.ts';
import { lookForEdition } from './watch-edition.ts';

/** While something waits for the network, the host is asked so often whether it is there. */
const LOOK_MS = 20_000;
/** What fails for another reason than the network is asked for again so seldom: it would be without end. */
const BETWEEN_MS = 240_000;
/** Listeners that are called for one reason are called together. */
const TOGETHER_MS = 1000;
let last = Number.NEGATIVE_INFINITY;

/** Tells whether what failed may come when it is asked for again: the network, or the host, may be better then. */
export function mayPass(error: unknown): error is EditionError {
  return error instanceof EditionError && error.failure !== 'absent' && error.failure !== 'format';
}

/**
 * Calls back when there is a network again, for what is shown for want of one: whatever the device says of it, the host is
 * asked every 20 seconds while the page is seen. Gives back the function that ends the subscription.
 */
export function onReachAgain(listener: () => void): () => void {
  let wasAway = isOffline();
  const look = async () => {
    if (document.visibilityState === 'visible' && !(await lookForEdition())) wasAway = true;
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  const unsubscribe = subscribeToReach(() => {
    if (isOffline()) {
      wasAway = true;
      return;
    }
    const since = performance.now() - last;
    if (!wasAway && since > TOGETHER_MS && since < BETWEEN_MS) return;
    wasAway = false;
    last = performance.now();
    listener();
  });
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}
