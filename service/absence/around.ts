import type { AbsenceAround, HeldDuty, JudgedAbsence, OtherAbsence } from '#domain/absence/judged';
import { awaySpan, doSpansMeet } from '#domain/absence/in-force';
import { absenceNumber } from '#domain/absence/absence';
import type { AbsenceRules } from '#domain/absence/rules';
import { rankOf, usualAbsenceRules } from '#domain/absence/usual-rules';
import type { PersonId } from '#domain/people/person';
import { monthOf } from '#domain/rota/duty';
import type { Station } from '#domain/station';
import { addDays, addMinutes, type Instant, type IsoDay } from '#domain/time/instant';
import { dutyDayOf, localParts, type Span } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import { plannedBetween } from '../rota/planned-duties.ts';
import type { Read } from '../room.ts';
import { absenceRulesNow } from '../store/absence-rules.ts';
import { absencesMeeting, type StoredAbsence } from '../store/absences.ts';
import { officialDays } from '../store/calendar.ts';
import { allPeople } from '../store/people.ts';
import { publishedBetween } from '../store/rota-versions.ts';

/** How many days before a departure the calendar is looked at for rules that count workdays. */
const daysBefore = 60;
const daysAfter = 10;

/** The rules of this room. */
export const rulesNow = (room: Read): AbsenceRules =>
  absenceRulesNow(room.store.sqlite)?.rules ?? usualAbsenceRules;

/** Published duties that somebody has, of the duty days that meet a stretch of time. */
export function heldDuties(room: Read, span: Span, station: Station): readonly HeldDuty[] {
  // A duty may last for more than a day where clocks change; one day more on both sides is enough.
  const fromDay = addDays(dutyDayOf(span.from, station), -1);
  const untilDay = addDays(dutyDayOf(span.until, station), 1);
  const months = publishedBetween(room.store.sqlite, monthOf(fromDay), monthOf(untilDay));
  return plannedBetween(months, fromDay, untilDay).flatMap(
    ({ day, postId, seat, from, until, postName, personId, duty }) =>
      personId === null || !doSpansMeet({ from, until }, span)
        ? []
        : [{ day, postId, seat, from, until, postName, personId, isStandby: duty === 'standby' }],
  );
}

/** An absence as others see it, or undefined where it keeps nobody away. */
function otherOf({ absence }: StoredAbsence, now: Instant): OtherAbsence | undefined {
  const span = awaySpan(absence, now);
  const { fields, id, personName } = absence;
  return span === undefined
    ? undefined
    : {
        ...span,
        id,
        number: absenceNumber(absence),
        personId: fields.personId,
        personName,
        actingId: fields.acting?.personId ?? null,
        actingName: fields.acting?.name ?? '',
      };
}

/** The stretch of time that an absence takes, as it is planned and as it keeps its person away. */
export function reachOf(absence: Parameters<typeof awaySpan>[0], now: Instant): Span {
  const { fromAt, untilAt } = absence;
  const away = awaySpan(absence, now);
  return { from: fromAt, until: away !== undefined && away.until > untilAt ? away.until : untilAt };
}

const dayInMinutes = 24 * 60;

/** A stretch of time with a day on both sides: how many leaders are there is asked of whole days. */
const dayAround = ({ from, until }: Span): Span => ({
  from: addMinutes(from, -dayInMinutes),
  until: addMinutes(until, dayInMinutes),
});

/** Everything that rules look at in a stretch of time, read once; says of each absence in it what lies around it. */
export type Surroundings = {
  readonly rules: AbsenceRules;
  readonly station: Station;
  readonly now: Instant;
  readonly today: IsoDay;
  readonly absences: readonly StoredAbsence[];
  readonly around: (absence: JudgedAbsence) => AbsenceAround;
};

/** Reads what lies around absences of a stretch of time. */
export function surroundingsOf(room: Read, asked: Span): Surroundings {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const rules = rulesNow(room);
  const absences = absencesMeeting(sqlite, asked);
  // An absence may reach beyond what was asked for, and what lies around it is asked for there too.
  const span = absences
    .map(({ absence }) => reachOf(absence, room.now))
    .reduce(
      (whole, reach) => ({
        from: reach.from < whole.from ? reach.from : whole.from,
        until: reach.until > whole.until ? reach.until : whole.until,
      }),
      asked,
    );
  const dayOf = (at: Instant): IsoDay => localParts(at, station.zone).day;
  const others = absencesMeeting(sqlite, dayAround(span)).flatMap((one) => otherOf(one, room.now) ?? []);
  const duties = heldDuties(room, span, station);
  const days = officialDays(
    sqlite,
    addDays(dayOf(span.from), -daysBefore),
    addDays(dayOf(span.until), daysAfter),
  );
  const today = dayOf(room.now);
  const people = allPeople(sqlite, { withLeft: true, today });
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  const leaders = people.filter(({ id }) => rankOf(rules, id)?.isLeader === true);
  return {
    rules,
    station,
    now: room.now,
    today,
    absences,
    around: (absence) => {
      const { fields, fromAt, untilAt } = absence;
      const whole = reachOf(absence, room.now);
      const acting = fields.acting?.personId ?? null;
      return {
        rules,
        zone: station.zone,
        now: room.now,
        days,
        duties: duties.filter(
          (duty) =>
            (duty.personId === fields.personId || duty.personId === acting) && doSpansMeet(duty, whole),
        ),
        others: others.filter((other) => other.id !== absence.id && doSpansMeet(other, dayAround(whole))),
        leaders: leaders
          .filter(
            ({ joinedDay, leftDay }) =>
              (joinedDay === null || joinedDay <= dayOf(untilAt)) &&
              (leftDay === null || leftDay >= dayOf(fromAt)),
          )
          .map(({ id, name }) => ({ personId: id, name })),
        nameOf: (person: PersonId) => names.get(person) ?? '',
        dayOf,
      };
    },
  };
}
