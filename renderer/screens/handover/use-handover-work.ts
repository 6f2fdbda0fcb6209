import { useCallback, useEffect, useRef, useState } from 'react';
import type { HandoverSheet, HandoverWork } from '#contract/methods/shifts';
import type { HandedOver } from '#domain/shift/sheet';
import type { Station } from '#domain/station';
import { answers } from '../../asking.ts';
import { call } from '../../call.ts';
import { hear } from '../../frame/events.ts';

const pause = 500;

/** What is typed at the handover and kept in the store while it is typed; passwords never are. */
export type HandoverForm = {
  readonly work: HandoverWork;
  readonly change: (parts: Partial<Omit<HandoverWork, 'handed'>>) => void;
  readonly hand: (parts: Partial<HandedOver>) => void;
  /** False while the newest text has not reached the store. */
  readonly isKept: boolean;
};

const blankWork = (station: Station): HandoverWork => ({
  handed: {
    equipment: station.equipment.map((name) => ({ name, state: 'not-tested', note: '' })),
    things: station.things.map((name) => ({ name, isHanded: false, note: '' })),
    note: '',
    latenessReason: '',
    handed: [],
    taken: [],
    unread: [],
    released: [],
  },
  incoming: [{ account: '', duty: 'chief' }],
  leaderName: '',
  seen: [],
});

/** The handover of a running shift as it is being filled in; another window or a restart goes on where this one was. */
export function useHandoverWork(
  sheet: HandoverSheet,
  station: Station,
  { canKeep }: { readonly canKeep: boolean },
): HandoverForm {
  const [work, setWork] = useState<HandoverWork>(() => sheet.work ?? blankWork(station));
  const [isKept, setKept] = useState(true);
  const newest = useRef({ work, isKept: true });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const shiftNo = sheet.shift.no;

  const keep = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const kept = newest.current;
    // What somebody types who is not on the shift is not put over what the shift typed.
    if (kept.isKept || !canKeep) return;
    try {
      await call('handover.keep', { shiftNo, work: kept.work });
      if (newest.current === kept) {
        kept.isKept = true;
        setKept(true);
      }
    } catch {
      // Still on the screen; the next change tries again.
      setKept(false);
    }
  }, [shiftNo, canKeep]);

  const set = useCallback(
    (next: HandoverWork): void => {
      newest.current = { work: next, isKept: false };
      // Whoever comes back to this place finds what was typed, not what the store said when it was first asked.
      answers.setQueryData<HandoverSheet>(['handover.sheet', { shiftNo }], (known) =>
        known === undefined ? known : { ...known, work: next },
      );
      setWork(next);
      setKept(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keep(), pause);
    },
    [keep, shiftNo],
  );

  useEffect(() => {
    const stopHearing = hear('keep-drafts', () => void keep());
    const stopPush = window.duty.onPush((push) => {
      if (push.kind === 'command' && push.command === 'before-close') void keep();
    });
    return () => {
      stopHearing();
      stopPush();
      void keep();
    };
  }, [keep]);

  return {
    work,
    isKept: isKept || !canKeep,
    change: (parts) => set({ ...newest.current.work, ...parts }),
    hand: (parts) => set({ ...newest.current.work, handed: { ...newest.current.work.handed, ...parts } }),
  };
}
