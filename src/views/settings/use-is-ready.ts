import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * Whether the settings shown are the reader's. A prerendered page shows the original ones until it is awake, and nothing
 * would answer a choice.
 */
export function useIsReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
