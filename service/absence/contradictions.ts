import type { Contradiction } from '#contract/methods/absence-nouns';
import { type Absence, absenceNumber } from '#domain/absence/absence';
import { awaySpan, doSpansMeet } from '#domain/absence/in-force';
import type { HeldDuty } from '#domain/absence/judged';
import { placeKey } from '#domain/rota/duty';
import { minuteOf } from '#domain/rota/duty-hours';
import type { Minutes } from '#domain/rota/problem';
import type { RotaRequest } from '#domain/rota/rota-request';
import { addDays, addMinutes, type Instant, type IsoDay } from '#domain/time/instant';
import { dutyDaySpan, type Span } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { absencesMeeting } from '../store/absences.ts';
import { decisionOf } from './absence-line.ts';
import { heldDuties } from './around.ts';

/** The finding that a decision about a duty names. */
const dutyFinding = (duty: HeldDuty) => ({ ruleId: 'duty', subject: placeKey(duty) });

/**
 * Published duties of the duty days from `fromDay` to `untilDay` that lie on somebody who is away then and that are not over, in order of
 * the duties. One that a leader decided about is there with the decision.
 */
export function contradictionsBetween(
  room: Read,
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly Contradiction[] {
  const station = stationOf(room);
  const span = { from: dutyDaySpan(fromDay, station).from, until: dutyDaySpan(untilDay, station).until };
  const away = absencesMeeting(room.store.sqlite, span).flatMap(({ absence }) => {
    const hours = awaySpan(absence, room.now);
    return hours === undefined ? [] : [{ absence, hours }];
  });
  if (away.length === 0) return [];
  return heldDuties(room, span, station)
    .filter(({ day, until }) => day >= fromDay && day <= untilDay && until > room.now)
    .flatMap((duty) =>
      away
        .filter(({ absence, hours }) => absence.fields.personId === duty.personId && doSpansMeet(hours, duty))
        .map(({ absence }) => ({
          absenceId: absence.id,
          number: absenceNumber(absence),
          personId: duty.personId,
          personName: absence.personName,
          place: { day: duty.day, postId: duty.postId, seat: duty.seat },
          postName: duty.postName,
          from: duty.from,
          until: duty.until,
          decision: decisionOf(dutyFinding(duty), absence.decisions) ?? null,
        })),
    );
}

// An instant by its form.
const epoch = '1970-01-01T00:00:00.000Z' as Instant;

/** Whole minutes around a stretch of time. */
const minutesAround = ({ from, until }: Span): Minutes => {
  const last = minuteOf(until);
  return { from: minuteOf(from), until: addMinutes(epoch, last) < until ? last + 1 : last };
};

/** Published duties of the person of an absence that a leader decided about: those, and nothing else at the same hours, the person keeps. */
const decidedPlaces = (room: Read, { fields, decisions }: Absence, hours: Span): readonly string[] =>
  decisions.some(({ ruleId }) => ruleId === 'duty')
    ? heldDuties(room, hours, stationOf(room))
        .filter(
          (duty) =>
            duty.personId === fields.personId && decisionOf(dutyFinding(duty), decisions) !== undefined,
        )
        .map(placeKey)
    : [];

/** Hours of the days from `from` to `until`, and a fortnight around them, in which absences in force keep people from duty. */
export function awayByAbsence(room: Read, from: IsoDay, until: IsoDay): RotaRequest['extraAway'] {
  const station = stationOf(room);
  const span = {
    from: dutyDaySpan(addDays(from, -daysBeside), station).from,
    until: dutyDaySpan(addDays(until, daysBeside), station).until,
  };
  return absencesMeeting(room.store.sqlite, span).flatMap(({ absence }) => {
    const hours = awaySpan(absence, room.now);
    return hours === undefined
      ? []
      : [
          {
            ...minutesAround(hours),
            personId: absence.fields.personId,
            reason: absenceNumber(absence),
            decided: decidedPlaces(room, absence, hours),
          },
        ];
  });
}

/** How far turns and rest hours reach beyond the days of a rota. */
const daysBeside = 14;
