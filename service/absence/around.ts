import type { AbsenceAround, HeldDuty, JudgedAbsence, OtherAbsence } from '#domain/absence/judged';
import { awaySpan, doSpansMeet } from '#domain/absence/in-force';
import { absenceNumber } from '#domain/absence/absence';
import type { AbsenceRules } from '#domain/absence/rules';
import { rankOf, usualAbsenceRules } from '#domain/absence/usual-rules';
import type { PersonId } from '#domain/people/person';
import type { Station } from '#domain/station';
import { addDays, addMinutes, type Instant, type IsoDay } from '#domain/time/instant';
import { dutyDayOf, localParts, type Span } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import { plannedOver } from '../rota/planned-over.ts';
import type { Read } from '../room.ts';
import { absenceRulesNow } from '../store/absence-rules.ts';
import { absencesMeeting, type StoredAbsence } from '../store/absences.ts';
import { officialDays } from '../store/calendar.ts';
import { allPeople } from '../store/people.ts';

/** How many days after a return the calendar is looked at. */
const daysAfter = 10;

/** The rules of this room. */
export const rulesNow = (room: Read): AbsenceRules =>
  absenceRulesNow(room.store.sqlite)?.rules ?? usualAbsenceRules;

/** Published duties that somebody has, of the duty days that meet a stretch of time. */
export function heldDuties(room: Read, span: Span, station: Station): readonly HeldDuty[] {
  // A duty may last for more than a day where clocks change; one day more on both sides is enough.
  const fromDay = addDays(dutyDayOf(span.from, station), -1);
  const untilDay = addDays(dutyDayOf(span.until, station), 1);
  return plannedOver(room, fromDay, untilDay).flatMap(
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

/** What lies in a stretch of time: who is away, who is on duty, and what days there are. */
type Beside = {
  readonly others: readonly OtherAbsence[];
  readonly duties: readonly HeldDuty[];
  readonly days: AbsenceAround['days'];
};

/** How many days before a departure rules may count workdays: most of the days of a week are some. */
const daysBefore = ({ rules }: AbsenceRules): number =>
  rules.reduce((most, rule) => {
    const asked =
      rule.kind === 'stale'
        ? rule.workdays
        : rule.kind === 'lead' && rule.unit === 'workdays'
          ? rule.amount
          : 0;
    return Math.max(most, 2 * asked + 30);
  }, 60);

function besideOf(room: Read, span: Span, rules: AbsenceRules): Beside {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const dayOf = (at: Instant): IsoDay => localParts(at, station.zone).day;
  return {
    others: absencesMeeting(sqlite, dayAround(span)).flatMap((one) => otherOf(one, room.now) ?? []),
    duties: heldDuties(room, span, station),
    days: officialDays(
      sqlite,
      addDays(dayOf(span.from), -daysBefore(rules)),
      addDays(dayOf(span.until), daysAfter),
    ),
  };
}

/** What reaches further than this beyond the days that were asked for is looked at apart: one old absence without a return reaches over years. */
const nearReach = 60 * dayInMinutes;

/** The stretch of time from the first begin to the last end. */
const spanOver = (first: Span, more: readonly Span[]): Span =>
  more.reduce(
    (whole, { from, until }) => ({
      from: from < whole.from ? from : whole.from,
      until: until > whole.until ? until : whole.until,
    }),
    first,
  );

const isWithin = (one: Span, other: Span): boolean => other.from <= one.from && one.until <= other.until;

/** Reads what lies around absences, each stretch of time once: what lies near the days that were asked for, and all that any of them reaches. */
function besideReader(
  room: Read,
  {
    asked,
    reaches,
    rules,
  }: { readonly asked: Span; readonly reaches: readonly Span[]; readonly rules: AbsenceRules },
): (span: Span) => Beside {
  const most = { from: addMinutes(asked.from, -nearReach), until: addMinutes(asked.until, nearReach) };
  const spans = [
    spanOver(
      asked,
      reaches.filter((reach) => isWithin(reach, most)),
    ),
    spanOver(asked, reaches),
  ];
  const read = new Map<Span, Beside>();
  return (span) => {
    const whole = spans.find((one) => isWithin(span, one)) ?? span;
    const known = read.get(whole);
    if (known !== undefined) return known;
    const beside = besideOf(room, whole, rules);
    read.set(whole, beside);
    return beside;
  };
}

/** Reads what lies around absences of a stretch of time. */
export function surroundingsOf(room: Read, asked: Span): Surroundings {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const rules = rulesNow(room);
  const absences = absencesMeeting(sqlite, asked);
  // An absence may reach beyond what was asked for, and what lies around it is asked for there too.
  const reaches = absences.map(({ absence }) => reachOf(absence, room.now));
  const besideIn = besideReader(room, { asked, reaches, rules });
  const dayOf = (at: Instant): IsoDay => localParts(at, station.zone).day;
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
      const { fields, fromAt } = absence;
      const whole = reachOf(absence, room.now);
      const { others, duties, days } = besideIn(whole);
      const near = dayAround(whole);
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
        others: others.filter((other) => other.id !== absence.id && doSpansMeet(other, near)),
        leaders: leaders
          .filter(
            ({ joinedDay, leftDay }) =>
              (joinedDay === null || joinedDay <= dayOf(whole.until)) &&
              (leftDay === null || leftDay >= dayOf(fromAt)),
          )
          .map(({ id, name, joinedDay, leftDay }) => ({ personId: id, name, joinedDay, leftDay })),
        nameOf: (person: PersonId) => names.get(person) ?? '',
        dayOf,
      };
    },
  };
}
