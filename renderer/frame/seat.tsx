import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Output } from '#contract/methods';
import type { Session } from '#contract/methods/people';
import type { Role } from '#domain/people/account';
import type { Station } from '#domain/station';
import { useAsk } from '../asking.ts';

type Seat = {
  readonly session: Session;
  readonly station: Station | undefined;
  readonly desk: Output<'desk.now'> | undefined;
};

const SeatContext = createContext<Seat | undefined>(undefined);

/** Gives the screens what all of them need: who sits here, the station, and who has the desk. */
export function SeatProvider({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  const station = useAsk('station.now', {}, { isOff: session.isLocked }).data?.station;
  const desk = useAsk('desk.now', {}, { isOff: session.isLocked, everyMilliseconds: 60_000 }).data;
  const seat = useMemo(() => ({ session, station, desk }), [session, station, desk]);
  return <SeatContext value={seat}>{children}</SeatContext>;
}

/** Who sits here, the station, and who has the desk. */
export function useSeat(): Seat {
  const seat = useContext(SeatContext);
  if (seat === undefined) throw new Error('a screen stands inside a seat');
  return seat;
}

/** The station's zone; before the station is known the zone of most duty rooms. */
export const useZone = (): string => useSeat().station?.zone ?? 'Asia/Shanghai';

/** True where the person at this seat has one of the roles. */
export function useHasRole(...wanted: readonly Role[]): boolean {
  const { session } = useSeat();
  return session.roles.some((role) => wanted.includes(role));
}
