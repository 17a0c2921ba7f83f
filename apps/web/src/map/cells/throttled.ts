import { useEffect, useRef, useState } from 'react';

/** The value, followed at most once in so many milliseconds; the last one always arrives. */
export function useThrottled<T>(value: T, restMs: number): T {
  const [shown, setShown] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + restMs - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return shown;
}
