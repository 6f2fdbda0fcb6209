import type { Output } from '#contract/methods';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import { type Absence, absenceNumber, type ShownAbsenceState } from '#domain/absence/absence';
import { awaySpan, doSpansMeet, isInForce, isOverdue } from '#domain/absence/in-force';
import { rankOf } from '#domain/absence/usual-rules';
import type { AwayAtHandover } from '#domain/shift/sheet';
import { addDays, addMinutes, type ClockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { dutyDayOf, instantAt, type Span } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { absenceRulesNow } from '../store/absence-rules.ts';
import type { StoredAbsence } from '../store/absences.ts';
import { lineOf } from './absence-line.ts';
import { surroundingsOf } from './around.ts';
import { contradictionsBetween } from './contradictions.ts';
import { seesWhereabouts } from './may-see.ts';

const midnight = '00:00' as ClockTime;
const daysOfLeaving = 7;
const daysOfContradictions = 60;

/** True where an absence touches a stretch of time: as it keeps its person away, or as it is planned where it keeps nobody away. */
function touches(absence: Absence, span: Span, room: Read): boolean {
  const planned = { from: absence.fromAt, until: absence.untilAt };
  return doSpansMeet(awaySpan(absence, room.now) ?? planned, span);
}

/** Every absence that touches the calendar days from `fromDay` to `untilDay`, in order of departure. */
export function absencesOfDays(room: Read, fromDay: IsoDay, untilDay: IsoDay): AbsenceLine[] {
  const { zone } = stationOf(room);
  const span = {
    from: instantAt(fromDay, midnight, zone),
    until: instantAt(addDays(untilDay, 1), midnight, zone),
  };
  const near = surroundingsOf(room, span);
  return near.absences.filter(({ absence }) => touches(absence, span, room)).map((one) => lineOf(one, near));
}

/** Leaders first, then by the return. */
const byLeader = (one: AbsenceLine, other: AbsenceLine): number =>
  Number(other.isLeader) - Number(one.isLeader) || one.untilAt.localeCompare(other.untilAt);

/** Who is away now, who leaves and comes back next, who should be back, and what contradicts the published rota. */
export function absencesNow(room: Read): Output<'absence.now'> {
  const { now } = room;
  const today = dutyDayOf(now, stationOf(room));
  const soon = addMinutes(now, daysOfLeaving * 24 * 60);
  const near = surroundingsOf(room, { from: now, until: soon });
  const { graceMinutes } = near.rules;
  const late = near.absences.filter(({ absence }) => isOverdue(absence, now, graceMinutes));
  const away = near.absences.filter(({ absence }) => {
    const hours = awaySpan(absence, now);
    return (
      hours !== undefined && hours.from <= now && now < hours.until && !isOverdue(absence, now, graceMinutes)
    );
  });
  // A draft whose departure has come is not left out: somebody may have gone before anybody approved.
  const leaving = near.absences.filter(({ absence }) =>
    absence.state === 'draft'
      ? absence.untilAt > now && absence.fromAt <= soon
      : isInForce(absence) && absence.fromAt > now && absence.fromAt <= soon,
  );
  const shown = (list: readonly StoredAbsence[]): AbsenceLine[] => list.map((one) => lineOf(one, near));
  return {
    now,
    today,
    away: shown(away).toSorted(byLeader),
    leaving: shown(leaving),
    overdue: shown(late).toSorted(byLeader),
    contradictions: [
      ...contradictionsBetween(room, addDays(today, -1), addDays(today, daysOfContradictions)),
    ],
    seesWhereabouts: seesWhereabouts(room, null),
    hasNoRules: absenceRulesNow(room.store.sqlite) === undefined,
  };
}

/** True of a draft whose departure has passed: whoever it is of may be gone without approval. */
const hasLeftUnapproved = ({ state, fromAt, untilAt }: Absence, now: Instant): boolean =>
  state === 'draft' && fromAt <= now && now < untilAt;

/** How an absence stands for those who look at `at`; that somebody should be back only the clock of now says. */
function stateBy(
  absence: Absence,
  at: Instant,
  { now, graceMinutes }: { readonly now: Instant; readonly graceMinutes: number },
): ShownAbsenceState {
  if (isOverdue(absence, now, graceMinutes)) return 'overdue';
  const { state, fromAt } = absence;
  return (state === 'approved' || state === 'reported') && at >= fromAt ? 'away' : state;
}

/**
 * Who is away now, leaves before a moment, or should be back, leaders first; where they are is not said. Whoever has left by `at` is
 * shown as away.
 */
export function awayBefore(
  room: Read,
  { before, at }: { readonly before: Instant; readonly at: Instant },
): readonly AwayAtHandover[] {
  const { now } = room;
  // A shift that was never handed over still says who is away now.
  const until = before > now ? before : addMinutes(now, 1);
  const near = surroundingsOf(room, { from: now, until });
  return near.absences
    .filter(
      ({ absence }) =>
        (isInForce(absence) || hasLeftUnapproved(absence, now)) &&
        touches(absence, { from: now, until }, room),
    )
    .map(({ absence }) => ({
      id: absence.id,
      number: absenceNumber(absence),
      name: absence.personName,
      post: absence.personPost,
      isLeader: rankOf(near.rules, absence.fields.personId)?.isLeader ?? false,
      fromAt: absence.fromAt,
      untilAt: absence.untilAt,
      state: stateBy(absence, at, { now, graceMinutes: near.rules.graceMinutes }),
      actingName: absence.fields.acting?.name ?? '',
      actingPost: absence.fields.acting?.post ?? '',
    }))
    .toSorted(
      (one, other) => Number(other.isLeader) - Number(one.isLeader) || one.number.localeCompare(other.number),
    );
}
