import { isOffline, subscribeToReach } from './reach.ts';

/** What fails for another reason than the network would be asked for without end. */
const BETWEEN_MS = 20_000;
let last = Number.NEGATIVE_INFINITY;

/**
 * Calls back when there is a network again, not more often than every 20 seconds: for what is shown for want of one. Gives back
 * the function that ends the subscription.
 */
export function onReachAgain(listener: () => void): () => void {
  return subscribeToReach(() => {
    if (isOffline() || performance.now() - last < BETWEEN_MS) return;
    last = performance.now();
    listener();
  });
}
