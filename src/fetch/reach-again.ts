import { isOffline, subscribeToReach } from './reach.ts';

/** What fails for another reason than the network would be asked for without end. */
const BETWEEN_MS = 20_000;
let last = Number.NEGATIVE_INFINITY;

/**
 * Calls back when there is a network again, for what is shown for want of one: whenever the device says so, and at most every
 * 20 seconds where a host answers of which the device had not said that it was away. Gives back the function that ends the
 * subscription.
 */
export function onReachAgain(listener: () => void): () => void {
  let wasOffline = isOffline();
  return subscribeToReach(() => {
    const isBack = wasOffline && !isOffline();
    wasOffline = isOffline();
    if (wasOffline || (!isBack && performance.now() - last < BETWEEN_MS)) return;
    last = performance.now();
    listener();
  });
}
