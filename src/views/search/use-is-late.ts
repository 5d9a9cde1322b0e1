import { useEffect, useState } from 'react';

/** What takes less is over before it is seen. */
const LATE_MS = 300;

/** Whether something has gone on for so long that the reader should be told. */
export function useIsLate(isUnderway: boolean): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isUnderway) return undefined;
    const timer = setTimeout(setIsLate, LATE_MS, true);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isUnderway]);
  return isLate && isUnderway;
}
