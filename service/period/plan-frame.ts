import type { OfficialDay } from '#domain/calendar/official-day';
import type { PersonId } from '#domain/people/person';
import { edgesOf } from '#domain/period/edges';
import type { FrameDay, PlanFrame } from '#domain/period/frame';
import { daysOfPeriod, holderOf, partOn } from '#domain/period/holds';
import { partsServed } from '#domain/period/parts-served';
import { type Period, type PeriodPart, periodNumber } from '#domain/period/period';
import { addDays, type IsoDay } from '#domain/time/instant';
import { minuteOf } from '#domain/rota/duty-hours';
import { isWithin } from '#domain/rota/members';
import { dutyDayOf, dutyDaySpan } from '#domain/time/zone';
import { awayByAbsence } from '../absence/contradictions.ts';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { rotaFacts } from '../rota/rota-facts.ts';
import { officialDays } from '../store/calendar.ts';
import { publishedPlan } from '../store/period-plans.ts';
import { periodsMeeting } from '../store/periods.ts';
import { servedBefore } from './served-before.ts';

/** The days of a period as its plan sees them. */
function frameDays(
  room: Read,
  period: Period,
  {
    official,
    parts,
    published,
  }: {
    readonly official: readonly OfficialDay[];
    readonly parts: readonly PeriodPart[];
    readonly published: readonly IsoDay[];
  },
): readonly FrameDay[] {
  const { sqlite } = room.store;
  const today = dutyDayOf(room.now, stationOf(room));
  const others = periodsMeeting(sqlite, period.fields.fromDay, period.fields.untilDay).map(
    (one) => one.period,
  );
  const served = new Set(published);
  const edges = edgesOf(official, period);
  const typeOf = new Map(official.map(({ day, type }) => [day, type]));
  const blocks = new Map<string, number>();
  return daysOfPeriod(period).map((day) => {
    const index = partOn({ fields: { ...period.fields, parts } }, day);
    const part = parts[index];
    const holds = holderOf(day, others.some(({ id }) => id === period.id) ? others : [...others, period]);
    // Days of a part are counted from its first day, so that a block is as long in every part as its scheme says.
    const inPart =
      part === undefined
        ? 0
        : daysOfPeriod({ fields: { ...period.fields, fromDay: part.fromDay, untilDay: day } }).length - 1;
    const key = part === undefined ? `none ${day}` : `${index} ${Math.floor(inPart / part.scheme.blockDays)}`;
    const block = blocks.get(key) ?? blocks.size;
    blocks.set(key, block);
    return {
      day,
      part: part !== undefined && holds?.id === period.id ? index : null,
      block,
      // A period that was declared today may still say who comes today.
      hasBegun: day < today || (day === today && served.has(day)),
      isHoliday: typeOf.get(day) === 'holiday',
      isEdge: edges.has(day),
    };
  });
}

/** When people of a period cannot be in any tier, day by day. */
function awayOf(room: Read, period: Period, official: readonly OfficialDay[]): PlanFrame['away'] {
  const { people, setup, station } = rotaFacts(room);
  const { fromDay, untilDay } = period.fields;
  const named = new Set<string>(
    period.fields.parts.flatMap(({ pools }) => pools.flatMap((pool) => pool.people)),
  );
  const absences = awayByAbsence(room, fromDay, untilDay);
  const ours = periodNumber(period);
  return people
    .filter(({ id }) => named.has(id))
    .flatMap(({ id, joinedDay, leftDay }) =>
      official.flatMap(({ day, type }) => {
        const because = (): string | undefined => {
          if (joinedDay !== null && day < joinedDay) return 'not-joined';
          if (leftDay !== null && day > leftDay) return 'left';
          const { unavailable, exemptions } = setup.rules;
          if (unavailable.some((one) => one.personId === id && isWithin(day, one.fromDay, one.untilDay)))
            return 'exempt';
          const isSpared = exemptions.some(
            (one) =>
              one.personId === id &&
              isWithin(day, one.fromDay, one.untilDay) &&
              (one.what === 'all' || one.what === type),
          );
          if (isSpared) return 'exempt';
          const span = dutyDaySpan(day, station);
          const [from, until] = [minuteOf(span.from), minuteOf(span.until)];
          return absences.find(
            (one) =>
              one.personId === id &&
              one.from < until &&
              from < one.until &&
              // What a leader decided about stays.
              !one.decided.some((place) => place.startsWith(`${day} `) && place.includes(`period ${ours} `)),
          )?.reason;
        };
        const reason = because();
        return reason === undefined ? [] : [{ personId: id, day, because: reason }];
      }),
    );
}

/** Everything that the table of a period is made and judged from. */
export function planFrameOf(room: Read, period: Period): PlanFrame {
  const { fromDay, untilDay } = period.fields;
  const official = officialDays(room.store.sqlite, fromDay, untilDay);
  const people = new Set<PersonId>(
    period.fields.parts.flatMap(({ pools }) => pools.flatMap((pool) => pool.people)),
  );
  const published = publishedPlan(room.store.sqlite, period.id)?.body;
  const parts = partsServed(period.fields, published, dutyDayOf(room.now, stationOf(room)));
  return {
    days: [...frameDays(room, period, { official, parts, published: published?.days ?? [] })],
    parts: [...parts],
    away: [...awayOf(room, period, official)],
    before: [...servedBefore(room, people, addDays(fromDay, -1))],
    now: room.now,
  };
}
