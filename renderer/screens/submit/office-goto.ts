import { useEffect } from 'react';
import type { IntakeId } from '#domain/office/intake';
import type { OfficeRoomId } from '#domain/office/office-room';
import type { IsoDay } from '#domain/time/instant';
import { dutyDayOf, localParts } from '#domain/time/zone';
import { announce } from '../../frame/events.ts';
import { useSeat } from '../../frame/seat.tsx';
import { keep, useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';

type Wanted = { readonly day?: IsoDay; readonly intakeId?: IntakeId };

const listeners = new Set<(wanted: Wanted) => void>();

/** Keeps the day and the thing that came in which somebody asked to see, for the tab that is about to be opened or is open. */
export function keepWanted(wanted: Wanted): void {
  if (wanted.day !== undefined) keep('office-day', wanted.day);
  if (wanted.intakeId !== undefined) keep('office-intake', wanted.intakeId);
  for (const listener of listeners) listener(wanted);
}

function useWanted(onWanted: (wanted: Wanted) => void): void {
  useEffect(() => {
    listeners.add(onWanted);
    return () => void listeners.delete(onWanted);
  });
}

/** The duty day that runs now. */
export function useDutyToday(): IsoDay {
  const { station } = useSeat();
  const now = useMinute();
  return station === undefined ? localParts(now, 'Asia/Shanghai').day : dutyDayOf(now, station);
}

/** The day that the tabs of the central office look at together: today until somebody chose another one. */
export function useOfficeDay(): {
  readonly today: IsoDay;
  readonly day: IsoDay;
  readonly setDay: (day: IsoDay) => void;
} {
  const today = useDutyToday();
  const [day, keepDay] = useKept<IsoDay | undefined>('office-day', undefined);
  const setDay = (next: IsoDay): void => keepDay(next === today ? undefined : next);
  useWanted((wanted) => {
    if (wanted.day !== undefined) setDay(wanted.day);
  });
  useEffect(() => {
    // Somebody asked for today before this tab was open: that goes on with the time too.
    if (day === today) keepDay(undefined);
  });
  return { today, day: day ?? today, setDay };
}

/** What came in that is looked at. */
export function useOfficeIntake(): readonly [IntakeId | undefined, (id: IntakeId | undefined) => void] {
  const [id, setId] = useKept<IntakeId | undefined>('office-intake', undefined);
  useWanted((wanted) => {
    if (wanted.intakeId !== undefined) setId(wanted.intakeId);
  });
  return [id, setId];
}

/** Opens something that came in. */
export const goToIntake = (intakeId: IntakeId): void => announce('show-submit', { tab: 'intake', intakeId });

/** Opens the calls of a day, beginning with a room where one is meant. */
export function goToChase(day: IsoDay, roomId?: OfficeRoomId): void {
  if (roomId !== undefined) keep('chase-room', roomId);
  announce('show-submit', { tab: 'chase', day });
}
