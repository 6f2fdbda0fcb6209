import type { Output } from '#contract/methods';
import type { ShownDue, TierToday } from '#contract/methods/period-nouns';
import { shownPhones } from '#domain/people/person';
import { holderOf } from '#domain/period/holds';
import { minuteOf } from '#domain/rota/duty-hours';
import { addDays, addMinutes, type IsoDay } from '#domain/time/instant';
import { dutyDaySpan } from '#domain/time/zone';
import { rankOf } from '#domain/absence/usual-rules';
import { awayByAbsence } from '../absence/contradictions.ts';
import { rulesNow } from '../absence/around.ts';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { openCallOuts } from '../store/call-outs.ts';
import { allPeople } from '../store/people.ts';
import { periodsMeeting } from '../store/periods.ts';
import { cellsOn, heldDays } from './held-days.ts';
import { duesShown, linesOfPeriods } from './period-line.ts';
import { todayOf } from './record-period.ts';

/** How long before its time something that is due is shown. */
const shownMinutes = 24 * 60;

/** How far back and ahead of today periods are looked through for what is due. */
const daysBack = 400;
const daysAhead = 70;

/** The tiers of today by the published table that holds it; empty where the rota does. */
function tiersToday(room: Read, today: IsoDay): readonly TierToday[] {
  const { sqlite } = room.store;
  const held = heldDays(sqlite, today, today).get(today);
  if (held === undefined) return [];
  const people = new Map(
    allPeople(sqlite, { withLeft: true, today: '' }).map((person) => [person.id, person]),
  );
  const rules = rulesNow(room);
  const span = dutyDaySpan(today, stationOf(room));
  const [from, until] = [minuteOf(span.from), minuteOf(span.until)];
  const absences = awayByAbsence(room, today, today).filter((one) => one.from < until && from < one.until);
  const cells = cellsOn(held.plan, today);
  const names = new Map(held.plan.body.people.map((one) => [one.id, one]));
  const part = held.plan.body.parts.findLast(({ fromDay }) => fromDay <= today);
  return (part?.scheme.tiers ?? []).map((tier) => ({
    tier,
    ...span,
    people: cells
      .filter((one) => one.tier.key === tier.key)
      .map(({ cell, pool }) => {
        const person = people.get(cell.personId);
        return {
          personId: cell.personId,
          name: person?.name ?? names.get(cell.personId)?.name ?? '',
          post: person?.post ?? names.get(cell.personId)?.post ?? '',
          isLeader: pool.isLeaders || rankOf(rules, cell.personId)?.isLeader === true,
          isLead: cell.isLead,
          poolName: pool.name,
          // Who is on duty or waits to be called is to be reached today.
          phones: shownPhones(
            person?.phones ?? [],
            tier.kind !== 'rest' || room.session?.personId === cell.personId,
          ),
          awayBy: absences.find(({ personId }) => personId === cell.personId)?.reason ?? '',
        };
      }),
  }));
}

const isUrgent = (room: Read, { state, dueAt, isOutdated }: ShownDue): boolean =>
  isOutdated ||
  state === 'overdue' ||
  ((state === 'soon' || state === 'ahead') && dueAt <= addMinutes(room.now, shownMinutes));

/** Which tiers hold now, what is due at superior bodies, and which calls go on. */
export function periodNow(room: Read): Output<'period.now'> {
  const { sqlite } = room.store;
  const today = todayOf(room);
  const near = periodsMeeting(sqlite, addDays(today, -daysBack), addDays(today, daysAhead)).filter(
    ({ period }) => period.state !== 'cancelled',
  );
  const running = near.filter(
    ({ period: { fields } }) => fields.fromDay <= today && today <= fields.untilDay,
  );
  const holder = holderOf(
    today,
    running.map(({ period }) => period),
  );
  return {
    now: room.now,
    today,
    running: linesOfPeriods(
      room,
      running.toSorted(
        (one, other) =>
          Number(other.period.id === holder?.id) - Number(one.period.id === holder?.id) ||
          other.period.fields.rank - one.period.fields.rank,
      ),
    ),
    tiers: [...tiersToday(room, today)],
    dues: near
      .filter(({ period }) => period.state === 'declared')
      .flatMap(({ period }) => duesShown(room, period))
      .filter((due) => isUrgent(room, due))
      // Of two periods that want the same report of a day the earlier time counts.
      .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt))
      .filter(
        (due, index, all) =>
          due.what === 'roster' ||
          all.findIndex((one) => one.what === 'daily' && one.bodyId === due.bodyId && one.day === due.day) ===
            index,
      ),
    callOuts: openCallOuts(sqlite).map(({ callOut }) => callOut),
  };
}
