import { addDays, addMinutes, type Instant, type IsoDay } from '../time/instant.ts';
import { firstReportAt, isOnPaper, isToldAfter, leadDueAt, outcomeAt } from './due.ts';
import type { Finding } from './finding.ts';
import { judgeApproval } from './judge-approval.ts';
import type { AbsenceAround, JudgedAbsence } from './judged.ts';
import { ruleFinding } from './rule-finding.ts';
import type { AbsenceRule } from './rules.ts';
import { isChangedTooLate } from './steps.ts';
import { speaksOf } from './which-rules.ts';
import { endOfDay } from './workdays.ts';

type RuleOf<K extends AbsenceRule['kind']> = Extract<AbsenceRule, { kind: K }>;

/** The first report in time; and after one by telephone that came too late, the paper within so many local days. */
function judgeLead(rule: RuleOf<'lead'>, absence: JudgedAbsence, around: AbsenceAround): readonly Finding[] {
  const { now, dayOf, zone } = around;
  const dueAt = leadDueAt(rule, absence.fromAt, around);
  const first = absence.reports.toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];
  const doneAt = first?.at ?? null;
  const outcome = outcomeAt({ dueAt, doneAt }, now);
  const values = { amount: String(rule.amount), unit: rule.unit };
  const lead = ruleFinding(rule, { outcome, dueAt, doneAt, values });
  if (rule.paperDays === null || outcome !== 'missed' || first?.manner !== 'phone') return [lead];
  const paper = {
    dueAt: endOfDay(addDays(dayOf(first.at), rule.paperDays), zone),
    doneAt: firstReportAt(absence.reports, (report) => isOnPaper(report) && report.at >= first.at),
  };
  return [
    lead,
    ruleFinding(rule, {
      kind: 'paper',
      subject: 'paper',
      outcome: outcomeAt(paper, now),
      ...paper,
      values: { days: String(rule.paperDays) },
    }),
  ];
}

const dayNumber = (day: IsoDay): number => Date.parse(`${day}T00:00:00.000Z`) / 86_400_000;

/** Once an approval is old at the departure: a report in writing after it, some workdays before the departure. */
function judgeStale(
  rule: RuleOf<'stale'>,
  absence: JudgedAbsence,
  around: AbsenceAround,
): readonly Finding[] {
  const { approval, fromAt, reports } = absence;
  if (approval === null) return [];
  const age = dayNumber(around.dayOf(fromAt)) - dayNumber(around.dayOf(approval.at));
  if (age < rule.days) return [];
  const deadline = {
    dueAt: leadDueAt({ amount: rule.workdays, unit: 'workdays' }, fromAt, around),
    doneAt: firstReportAt(reports, (report) => isOnPaper(report) && isToldAfter(report, approval.at)),
  };
  const outcome = outcomeAt(deadline, around.now);
  return [ruleFinding(rule, { outcome, ...deadline, values: { age: String(age), days: String(rule.days) } })];
}

/** When a change has to be reported: hours after it became known, or before what it moves. */
function changeDueAt(rule: RuleOf<'change'>, { fromAt, untilBeforeAt }: JudgedAbsence, changedAt: Instant) {
  if (rule.withinHours !== null) return addMinutes(changedAt, 60 * rule.withinHours);
  const moved = [fromAt > changedAt ? fromAt : null, untilBeforeAt].filter((at) => at !== null);
  return moved.toSorted()[0] ?? changedAt;
}

/**
 * A report after the newest change; one that came only after the planned return had passed is too late whatever follows. A decision about
 * one change does not speak of the next.
 */
function judgeChange(
  rule: RuleOf<'change'>,
  absence: JudgedAbsence,
  { now }: AbsenceAround,
): readonly Finding[] {
  const { changedAt, changeCount, untilBeforeAt, reports } = absence;
  if (changedAt === null) return [];
  const doneAt = firstReportAt(reports, (report) => isToldAfter(report, changedAt));
  if (untilBeforeAt !== null && isChangedTooLate(absence))
    return [
      ruleFinding(rule, {
        subject: untilBeforeAt,
        outcome: 'missed',
        dueAt: untilBeforeAt,
        doneAt,
        values: { late: 'true' },
      }),
    ];
  const deadline = { dueAt: changeDueAt(rule, absence, changedAt), doneAt };
  return [
    ruleFinding(rule, {
      subject: String(changeCount),
      outcome: outcomeAt(deadline, now),
      ...deadline,
      values: {},
    }),
  ];
}

/** From the planned return on, or once somebody is back: recorded by the end of the local day so many days later. */
function judgeReturn(
  rule: RuleOf<'return'>,
  absence: JudgedAbsence,
  around: AbsenceAround,
): readonly Finding[] {
  const { returned, untilAt } = absence;
  if (returned === null && around.now < untilAt) return [];
  const deadline = {
    dueAt: endOfDay(addDays(around.dayOf(returned?.at ?? untilAt), rule.days), around.zone),
    doneAt: returned?.recordedAt ?? null,
  };
  const values = { days: String(rule.days) };
  return [ruleFinding(rule, { outcome: outcomeAt(deadline, around.now), ...deadline, values })];
}

function judgeField(rule: RuleOf<'field'>, { fields }: JudgedAbsence): readonly Finding[] {
  const isFilled = rule.field === 'acting' ? fields.acting !== null : fields[rule.field].trim() !== '';
  return [
    ruleFinding(rule, {
      subject: rule.field,
      outcome: isFilled ? 'met' : 'missed',
      values: { field: rule.field },
    }),
  ];
}

/** Told before the departure, as long as nothing else is said of the time. */
function judgeReport(
  rule: RuleOf<'report'>,
  { fromAt, reports }: JudgedAbsence,
  { now }: AbsenceAround,
): readonly Finding[] {
  const deadline = { dueAt: fromAt, doneAt: firstReportAt(reports, ({ to }) => to === rule.to) };
  return [ruleFinding(rule, { outcome: outcomeAt(deadline, now), ...deadline, values: { to: rule.to } })];
}

function judgeRule(rule: AbsenceRule, absence: JudgedAbsence, around: AbsenceAround): readonly Finding[] {
  switch (rule.kind) {
    case 'approval':
      return [judgeApproval(rule, absence, around)];
    case 'lead':
      return judgeLead(rule, absence, around);
    case 'stale':
      return judgeStale(rule, absence, around);
    case 'change':
      return judgeChange(rule, absence, around);
    case 'return':
      return judgeReturn(rule, absence, around);
    case 'field':
      return judgeField(rule, absence);
    case 'report':
      return judgeReport(rule, absence, around);
    default:
      return rule satisfies never;
  }
}

/** What the rules of the set say of an absence, in their order; of the approval rules that speak of it, the first. */
export function judgeRules(absence: JudgedAbsence, around: AbsenceAround): readonly Finding[] {
  const speaking = around.rules.rules.filter((rule) => speaksOf(rule, absence, around));
  const approval = speaking.find(({ kind }) => kind === 'approval');
  return speaking
    .filter((rule) => rule.kind !== 'approval' || rule === approval)
    .flatMap((rule) => judgeRule(rule, absence, around));
}
