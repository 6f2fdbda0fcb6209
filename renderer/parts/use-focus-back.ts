import { useEffect, useRef, useState } from 'react';

/** Gives the focus back to what had it when the window opened, or to what `instead` finds, where the window took it along when it went. */
export function useFocusBack(instead?: () => HTMLElement | null): void {
  const [before] = useState(() => document.activeElement);
  const newest = useRef(instead);
  useEffect(() => {
    newest.current = instead;
  });
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      const to = newest.current?.() ?? before;
      if (isLost && to instanceof HTMLElement && to.isConnected) to.focus();
    },
    [before],
  );
}
