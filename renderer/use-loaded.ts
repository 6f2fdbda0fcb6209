import { useEffect, useState } from 'react';

/**
 * A part of the program once it is loaded. Unlike `Suspense`, which leaves a waiting page up for a third of a second, it
 * is there the moment it has come.
 */
export function useLoaded<T extends object>(load: (() => Promise<T>) | undefined): T | undefined {
  const [loaded, setLoaded] = useState<T | undefined>(undefined);
  useEffect(() => {
    let isWanted = load !== undefined;
    void load?.().then((part) => {
      if (isWanted) setLoaded(part);
    });
    return () => {
      isWanted = false;
    };
  }, [load]);
  return loaded;
}
