import { useEffect, useState } from 'react';

const pause = 250;

/** The value as it was when it last stood still for a quarter of a second, so that a question is not asked with every key. */
export function usePaused<T>(value: T): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState({ key, value });
  useEffect(() => {
    if (settled.key === key) return undefined;
    const timer = setTimeout(() => setSettled({ key, value }), pause);
    return () => clearTimeout(timer);
  }, [key, value, settled.key]);
  return settled.value;
}
