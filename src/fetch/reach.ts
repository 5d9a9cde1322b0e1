let isReached = false;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Whether the device says that it has no network, and nothing has proved it wrong since. */
export function isOffline(): boolean {
  return !navigator.onLine && !isReached;
}

/** Takes note that the host answered: whatever the device says, there is a network. */
export function noteReached(): void {
  isReached = true;
  tell();
}

/** Calls back when `isOffline` may have changed. Gives back the function that ends the subscription. */
export function subscribeToReach(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** From now on the device is heard: called once. */
export function hearDevice(): void {
  addEventListener('online', tell);
  addEventListener('offline', () => {
    isReached = false;
    tell();
  });
}
