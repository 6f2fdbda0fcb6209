import type { AbsenceKind, AbsenceReach } from '#domain/absence/absence';
import { departureAt, type DayPart, halfDaysBetween, returnAt } from '#domain/absence/edge';
import type { Finding } from '#domain/absence/finding';
import { judgeAbsence } from '#domain/absence/judge-absence';
import type { JudgedAbsence } from '#domain/absence/judged';
import type { AbsenceRules } from '#domain/absence/rules';
import type { OfficialDay } from '#domain/calendar/official-day';
import type { PersonId } from '#domain/people/person';
import type { Instant, IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';

/** A part of the day that a trial may begin or end with. */
export type TrialPart = Exclude<DayPart, 'time'>;

/** An absence that somebody makes up to see what rules say of it; days stand as they were typed. */
export type TypedTrial = {
  readonly personId: PersonId | null;
  readonly kind: AbsenceKind;
  readonly reach: AbsenceReach;
  readonly fromDay: string;
  readonly fromPart: TrialPart;
  readonly untilDay: string;
  readonly untilPart: TrialPart;
  readonly approvedAt: string;
  readonly reportedAt: string;
};

/** The same with its days and moments read. */
export type Trial = Pick<TypedTrial, 'kind' | 'reach' | 'fromPart' | 'untilPart'> & {
  readonly personId: PersonId;
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  readonly approvedAt: Instant | undefined;
  readonly reportedAt: Instant | undefined;
};

/** What rules say of a made-up absence: how long it is, and every finding; undefined where it would end before it begins. */
export function tryRules(
  rules: AbsenceRules,
  trial: Trial,
  around: {
    readonly zone: string;
    readonly now: Instant;
    readonly days: readonly OfficialDay[];
    readonly nameOf: (person: PersonId) => string;
  },
): { readonly halfDays: number; readonly findings: readonly Finding[] } | undefined {
  const { approvedAt, reportedAt, personId, reach } = trial;
  const { zone, now, days, nameOf } = around;
  const from = { day: trial.fromDay, part: trial.fromPart, time: null };
  const until = { day: trial.untilDay, part: trial.untilPart, time: null };
  const fromAt = departureAt(from, rules.dayParts, zone);
  const untilAt = returnAt(until, rules.dayParts, zone);
  if (untilAt <= fromAt) return undefined;
  const halfDays = halfDaysBetween(from, until, rules.dayParts);
  const told = new Set([
    ...rules.recipients,
    ...rules.rules.flatMap((rule) => (rule.kind === 'report' ? [rule.to] : [])),
  ]);
  const absence: JudgedAbsence = {
    id: null,
    personName: nameOf(personId),
    registeredAt: now,
    fields: {
      personId,
      kind: trial.kind,
      cause: '',
      from,
      until,
      reach,
      place: '',
      transport: '',
      companions: '',
      contactPhone: '',
      acting: null,
      arrangement: '',
      note: '',
    },
    fromAt,
    untilAt,
    halfDays,
    state: reportedAt === undefined ? (approvedAt === undefined ? 'draft' : 'approved') : 'reported',
    // Only when it was approved is tried out; a meeting with a number is good enough for every rule.
    approval:
      approvedAt === undefined
        ? null
        : {
            name: '—',
            post: '',
            at: approvedAt,
            manner: 'meeting',
            documentNo: '—',
            halfDays,
            reach,
            fromAt,
          },
    reports:
      reportedAt === undefined
        ? []
        : [...(told.size === 0 ? ['—'] : told)].map((to) => ({
            to,
            manner: 'written',
            at: reportedAt,
            receivedBy: '',
            note: '',
          })),
    changedAt: null,
    changeCount: 0,
    untilBeforeAt: null,
    returned: null,
  };
  const findings = judgeAbsence(absence, {
    rules,
    zone,
    now,
    days,
    duties: [],
    others: [],
    leaders: [],
    nameOf,
    dayOf: (at) => localParts(at, zone).day,
  });
  // Nobody else is in a trial, so that how many leaders stay cannot be said.
  return { halfDays, findings: findings.filter(({ kind }) => kind !== 'floor') };
}
