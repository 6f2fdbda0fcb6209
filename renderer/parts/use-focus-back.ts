import { useEffect, useRef, useState } from 'react';

/** Gives the focus back, when a window goes, to what had it when the window opened, or to what `instead` finds, unless something else took it. */
export function useFocusBack(instead?: () => HTMLElement | null): void {
  const [before] = useState(() => document.activeElement);
  const newest = useRef(instead);
  useEffect(() => {
    newest.current = instead;
  });
  useEffect(
    () => () => {
      const giveBack = (): void => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        const to = newest.current?.() ?? before;
        if (isLost && to instanceof HTMLElement && to.isConnected) to.focus();
      };
      giveBack();
      // Some windows let go of it only after they went.
      requestAnimationFrame(giveBack);
    },
    [before],
  );
}
