import { useSyncExternalStore } from 'react';

const wide = () => globalThis.matchMedia('(min-width: 64rem)');

/** Whether there is room beside a list: there the filter stands open, elsewhere it folds away. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = wide();
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => wide().matches,
    () => false,
  );
}
