import { instantAt, type Span } from '../time/zone.ts';
import { placeKey } from '../rota/duty.ts';
import type { Finding } from './finding.ts';
import { awaySpan, doSpansMeet, isInForce } from './in-force.ts';
import type { AbsenceAround, JudgedAbsence, OtherAbsence } from './judged.ts';
import { rankOf } from './usual-rules.ts';
import { daysTouched } from './which-rules.ts';

const besideFinding = (said: Pick<Finding, 'kind' | 'outcome' | 'values'> & Partial<Finding>): Finding => ({
  ruleId: said.kind,
  subject: '',
  isAdvice: false,
  day: null,
  dueAt: null,
  doneAt: null,
  ...said,
});

/** Published duties of the person that the absence meets. */
const meetsDuties = ({ fields }: JudgedAbsence, span: Span, { duties }: AbsenceAround): readonly Finding[] =>
  duties
    .filter((duty) => duty.personId === fields.personId && doSpansMeet(duty, span))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .map((duty) =>
      besideFinding({
        kind: 'duty',
        subject: placeKey(duty),
        outcome: 'missed',
        day: duty.day,
        dueAt: duty.from,
        values: { post: duty.postName, standby: String(duty.isStandby) },
      }),
    );

/** Another head away at that time, and whether another head presides, where the heads are kept apart. */
function keepsApart(
  { fields, id }: JudgedAbsence,
  span: Span,
  { rules, others, nameOf }: AbsenceAround,
): readonly Finding[] {
  if (!rules.keepsHeadsApart) return [];
  const beside = new Set(
    rules.heads
      .filter(({ people }) => people.includes(fields.personId))
      .flatMap(({ people }) => people.filter((one) => one !== fields.personId)),
  );
  if (beside.size === 0) return [];
  const acting = fields.acting?.personId ?? null;
  return [
    ...others
      .filter((other) => beside.has(other.personId) && other.id !== id && doSpansMeet(other, span))
      .map((other) =>
        besideFinding({
          kind: 'heads',
          subject: other.id,
          outcome: 'missed',
          values: { name: other.personName, number: other.number },
        }),
      ),
    besideFinding({
      kind: 'presides',
      outcome: acting !== null && beside.has(acting) ? 'met' : 'missed',
      isAdvice: true,
      values: { name: [...beside].map(nameOf).join('、').slice(0, 300), acting: fields.acting?.name ?? '' },
    }),
  ];
}

/**
 * Days on which too few leaders are there. A leader is away on a day if any part of it from the begin of the morning to the begin of
 * the evening is spent away.
 */
function keepsFloor({ fields }: JudgedAbsence, span: Span, around: AbsenceAround): readonly Finding[] {
  const { rules, others, leaders, zone } = around;
  if (rules.floor === 0 || rankOf(rules, fields.personId)?.isLeader !== true) return [];
  return daysTouched(span, around).flatMap((day) => {
    const hours = {
      from: instantAt(day, rules.dayParts.morning, zone),
      until: instantAt(day, rules.dayParts.evening, zone),
    };
    if (!doSpansMeet(span, hours)) return [];
    const away = new Set(others.filter((other) => doSpansMeet(other, hours)).map(({ personId }) => personId));
    const present = leaders.filter(
      ({ personId, joinedDay, leftDay }) =>
        personId !== fields.personId &&
        !away.has(personId) &&
        (joinedDay === null || joinedDay <= day) &&
        (leftDay === null || day <= leftDay),
    ).length;
    if (present >= rules.floor) return [];
    return [
      besideFinding({
        kind: 'floor',
        subject: day,
        outcome: 'missed',
        day,
        values: { present: String(present), floor: String(rules.floor) },
      }),
    ];
  });
}

/** The acting leader is not the person, is there, and acts for one. A duty of the acting leader is no hindrance. */
function checksActing({ fields }: JudgedAbsence, meeting: readonly OtherAbsence[]): readonly Finding[] {
  const { acting, personId } = fields;
  if (acting === null || acting.personId === null) return [];
  if (acting.personId === personId)
    return [besideFinding({ kind: 'acting-self', outcome: 'missed', values: { name: acting.name } })];
  return [
    ...meeting
      .filter((other) => other.personId === acting.personId)
      .map((other) =>
        besideFinding({
          kind: 'acting-away',
          subject: other.id,
          outcome: 'missed',
          values: { name: acting.name, number: other.number },
        }),
      ),
    ...meeting
      .filter((other) => other.actingId === acting.personId)
      .map((other) =>
        besideFinding({
          kind: 'acting-twice',
          subject: other.id,
          outcome: 'missed',
          values: { name: acting.name, number: other.number, person: other.personName },
        }),
      ),
  ];
}

/** Whoever leaves does not act for somebody else meanwhile; where the two act for each other, the check of the acting leader says so. */
const leavesNobodyAlone = (
  { fields, personName }: JudgedAbsence,
  meeting: readonly OtherAbsence[],
): readonly Finding[] =>
  meeting
    .filter(
      (other) => other.actingId === fields.personId && other.personId !== (fields.acting?.personId ?? null),
    )
    .map((other) =>
      besideFinding({
        kind: 'acting-away',
        subject: other.id,
        outcome: 'missed',
        values: { name: personName, number: other.number, actsFor: other.personName },
      }),
    );

/** Whoever leaves again has come back before: an earlier absence that is overdue reaches into this one. */
const cameBack = (
  { fields, id, fromAt }: JudgedAbsence,
  span: Span,
  { others }: AbsenceAround,
): readonly Finding[] =>
  others
    .filter(
      (other) =>
        other.personId === fields.personId &&
        other.id !== id &&
        other.from < fromAt &&
        doSpansMeet(other, span),
    )
    .map((other) =>
      besideFinding({
        kind: 'unreturned',
        subject: other.id,
        outcome: 'missed',
        values: { number: other.number },
      }),
    );

/** What the acting leaders of absences at one time must not be. */
function keepsActing(
  absence: JudgedAbsence,
  span: Span,
  { rules, others }: AbsenceAround,
): readonly Finding[] {
  if (!rules.checksActing) return [];
  const meeting = others.filter(
    (other) =>
      other.id !== absence.id && other.personId !== absence.fields.personId && doSpansMeet(other, span),
  );
  return [...checksActing(absence, meeting), ...leavesNobodyAlone(absence, meeting)];
}

/** The time away that is looked at: the planned one of what nobody approved yet, and else what keeps the person from duty. */
function spanOf(absence: JudgedAbsence, { now }: AbsenceAround): Span | undefined {
  if (isInForce(absence)) return awaySpan(absence, now);
  const { fromAt, untilAt } = absence;
  return untilAt > fromAt ? { from: fromAt, until: untilAt } : undefined;
}

/** What the rota and the other absences say of an absence: duties met, heads, the floor of leaders, the acting leader. */
export function judgeBeside(absence: JudgedAbsence, around: AbsenceAround): readonly Finding[] {
  const span = spanOf(absence, around);
  if (span === undefined) return [];
  return [meetsDuties, keepsApart, keepsFloor, keepsActing, cameBack].flatMap((judge) =>
    judge(absence, span, around),
  );
}
