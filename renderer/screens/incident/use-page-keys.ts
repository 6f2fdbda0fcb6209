import { useEffect, useEffectEvent } from 'react';
import { actOfLetter, isForPage, type OneAct } from './one-keys.ts';

/** Hears the letters and the arrows of the page of an incident while no field has the focus and no window is open. */
export function usePageKeys({
  isOff,
  onAct,
  onMove,
}: {
  readonly isOff: boolean;
  readonly onAct: (act: OneAct) => void;
  readonly onMove: (step: 1 | -1) => void;
}): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (isOff || event.defaultPrevented || !isForPage(event)) return;
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    const act = actOfLetter(event.key);
    if (move !== undefined) onMove(move);
    else if (act !== undefined && !event.repeat) onAct(act);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
