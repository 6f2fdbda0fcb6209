import { addDays, type IsoDay } from '../time/instant.ts';
import type { DutyStation } from './duty-plan.ts';
import { dutyDaysIn } from './duty-hours.ts';
import type { DirectoryPerson } from './members.ts';
import type { Minutes, RotaCandidate } from './problem.ts';
import type { RotaRequest } from './rota-request.ts';

/** Hours in which two stretches of time meet. */
export const doMeet = (one: Minutes, other: Minutes): boolean =>
  one.from < other.until && other.from < one.until;

/** The duty days that duties of the days of a request can reach by rest hours or by following one another. */
export const reachOf = ({
  setup,
  from,
  until,
}: RotaRequest): { readonly from: IsoDay; readonly until: IsoDay } => {
  const days = Math.ceil(setup.rules.restHours / 24) + 2;
  return { from: addDays(from, -days), until: addDays(until, days) };
};

const later = (one: IsoDay, other: IsoDay | null): IsoDay => (other !== null && other > one ? other : one);
const earlier = (one: IsoDay, other: IsoDay | null): IsoDay => (other !== null && other < one ? other : one);

/** When no duty of the days of a request may lie on a person, within their reach: absences, before joining, after leaving. */
export function awayOf(
  { id, joinedDay, leftDay }: DirectoryPerson,
  request: RotaRequest,
): RotaCandidate['away'] {
  const reach = reachOf(request);
  const station: DutyStation = request.station;
  const stretch = (fromDay: IsoDay | null, untilDay: IsoDay | null) => {
    const first = later(reach.from, fromDay);
    const last = earlier(reach.until, untilDay);
    return first > last ? [] : [dutyDaysIn(first, last, station)];
  };
  const notYet = joinedDay === null ? [] : stretch(null, addDays(joinedDay, -1));
  const noLonger = leftDay === null ? [] : stretch(addDays(leftDay, 1), null);
  const mine = ({ personId }: { readonly personId: string }): boolean => personId === id;
  return [
    ...notYet.map((hours) => ({ ...hours, reason: '', because: 'not-joined' as const })),
    ...noLonger.map((hours) => ({ ...hours, reason: '', because: 'left' as const })),
    ...request.setup.rules.unavailable
      .filter(mine)
      .flatMap(({ fromDay, untilDay, reason }) =>
        stretch(fromDay, untilDay).map((hours) => ({ ...hours, reason })),
      ),
    ...request.extraAway
      .filter(mine)
      .map(({ from, until, reason, decided }) => ({ from, until, reason, decided })),
  ];
}
