import { placeKey, type RotaDuty } from './duty.ts';
import { minuteOf } from './duty-hours.ts';
import type { Minutes } from './problem.ts';
import type { RotaRequest } from './rota-request.ts';
import { type SeatBlock, type SeatDay, turnBlocks } from './turns.ts';

/** The turns of the days of a request before anybody is put on duty. */
export function laidOut(
  request: Pick<RotaRequest, 'days' | 'from' | 'until' | 'setup' | 'station' | 'heldDays'>,
): readonly SeatBlock[] {
  const days = request.days.filter(
    ({ day }) => request.from <= day && day <= request.until && !request.heldDays.has(day),
  );
  return turnBlocks({ ...request, days });
}

const dutiesByPlace = (duties: readonly RotaDuty[]): ReadonlyMap<string, RotaDuty> =>
  new Map(duties.map((duty) => [placeKey(duty), duty]));

/** True where a duty has begun; nobody changes it any more. */
export const hasBegun = (span: Minutes, { now }: Pick<RotaRequest, 'now'>): boolean =>
  span.from <= minuteOf(now);

/** What is decided about the places of a request: somebody, or null where a place stays empty; undefined is open. */
export function decisionsOf(request: RotaRequest): (seat: SeatDay) => RotaDuty | null | undefined {
  const published = dutiesByPlace(request.published);
  const draft = dutiesByPlace(request.draft);
  return (seat) => {
    const key = placeKey(seat.place);
    const drafted = draft.get(key);
    if (hasBegun(seat.span, request)) return published.get(key) ?? drafted ?? null;
    return drafted?.isPinned === true ? drafted : undefined;
  };
}
