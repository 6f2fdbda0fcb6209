import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { call } from '../call.ts';
import { announce } from './events.ts';
import { places } from './places-list.ts';

/** Locks this seat; drafts are kept first. */
export async function lockSeat(): Promise<void> {
  announce('keep-drafts', undefined);
  await call('session.lock', {});
}

/** The keys that work everywhere in the console; none of them while it is locked. */
export function useConsoleKeys(open: {
  readonly isLocked: boolean;
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}): void {
  const [, goTo] = useHashLocation();
  useEffect(() => {
    if (open.isLocked) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'F1') {
        event.preventDefault();
        open.onHelp();
        return;
      }
      if (!event.ctrlKey || event.altKey || event.metaKey) return;
      const key = event.key.toLowerCase();
      const place = places.find((known) => known.digit.toLowerCase() === key);
      if (place !== undefined) goTo(place.path);
      else if (key === 'n' && event.shiftKey) {
        goTo('/absence');
        announce('new-absence', {});
      } else if (key === 'n') {
        goTo('/desk');
        announce('new-entry', {});
      } else if (key === 'i') announce('new-incident', {});
      else if (key === 'k') open.onPalette();
      else if (key === 'l') void lockSeat();
      else if (key === 'f') {
        goTo('/log');
        announce('search-log', { text: '' });
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    const stopPush = window.duty.onPush((push) => {
      if (push.kind !== 'command') return;
      if (push.command === 'lock') void lockSeat();
      if (push.command === 'new-entry') {
        goTo('/desk');
        announce('new-entry', {});
      }
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      stopPush();
    };
  }, [goTo, open]);
}

/** Goes to a place of the console. */
export function useGoTo(): (path: string) => void {
  const [, goTo] = useLocation();
  return goTo;
}
