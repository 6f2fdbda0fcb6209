import { useEffect } from 'react';
import { useSeat } from './seat.tsx';
import { lockSeat } from './use-console-keys.ts';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks the screen after the station's idle time without a key or a mouse. */
export function IdleLock() {
  const { station, session } = useSeat();
  const minutes = station?.idleLockMinutes ?? 0;
  useEffect(() => {
    if (minutes === 0 || session.isLocked) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void lockSeat(), minutes * 60_000);
    };
    for (const sign of signs) window.addEventListener(sign, restart, { passive: true });
    restart();
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, restart);
    };
  }, [minutes, session.isLocked]);
  return null;
}
