import { useCallback, useRef, useState } from 'react';

/** Says a sentence to a screen reader; the newest one is in `said`. */
export function useSaid(): { readonly said: string; readonly say: (sentence: string) => void } {
  const [said, setSaid] = useState('');
  const isOdd = useRef(false);
  const say = useCallback((sentence: string) => {
    // The same sentence twice has to be another text, or it is not read again.
    isOdd.current = !isOdd.current;
    setSaid(isOdd.current ? sentence : `${sentence}\u00A0`);
  }, []);
  return { said, say };
}
