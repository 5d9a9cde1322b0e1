import { useEffect, useState } from 'react';

/** Gives a value once it has stayed the same for some time; until then the one before. */
export function useRested<Value extends string | number | boolean>(value: Value, ms: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(setRested, ms, value);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}
