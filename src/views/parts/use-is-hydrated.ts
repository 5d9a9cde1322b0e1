import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * Whether this part of the page is the browser's. While React takes over what was prerendered it is not: a part has to
 * render as the build did, whatever its reader has kept, does meanwhile or asks for. Parts are taken over one after another.
 */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
