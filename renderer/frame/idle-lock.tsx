import { useEffect, useRef } from 'react';
import { minutesBetween } from '#domain/time/instant';
import { nowAt, useMinute } from '../use-now.ts';
import { useSeat } from './seat.tsx';
import { lockSeat } from './use-console-keys.ts';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks the screen after the station's idle time without a key or a mouse, the time that the machine slept included. */
export function IdleLock() {
  const { station, session } = useSeat();
  const minutes = station?.idleLockMinutes ?? 0;
  const minute = useMinute();
  const isOff = minutes === 0 || session.isLocked;
  const lastSign = useRef(minute);
  useEffect(() => {
    if (isOff) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = (): void => {
      clearTimeout(timer);
      lastSign.current = nowAt();
      timer = setTimeout(() => void lockSeat(), minutes * 60_000);
    };
    const onSign = (): void => {
      // The key that wakes the machine is no sign that somebody sat here while it slept.
      if (minutesBetween(lastSign.current, nowAt()) >= minutes) void lockSeat();
      else restart();
    };
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true });
    restart();
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, onSign);
    };
  }, [minutes, isOff]);
  // A timer stands still while the machine sleeps; the clock on the wall does not.
  useEffect(() => {
    if (!isOff && minutesBetween(lastSign.current, minute) >= minutes) void lockSeat();
  }, [minute, minutes, isOff]);
  return null;
}
