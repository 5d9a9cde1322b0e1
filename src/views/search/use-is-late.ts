import { useEffect, useState } from 'react';

/** What takes less is over before it is seen. */
const LATE_MS = 300;

/** Whether something has gone on for so long that the reader should be told, or for as long as is said. */
export function useIsLate(isUnderway: boolean, ms = LATE_MS): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isUnderway) return undefined;
    const timer = setTimeout(setIsLate, ms, true);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isUnderway, ms]);
  return isLate && isUnderway;
}
