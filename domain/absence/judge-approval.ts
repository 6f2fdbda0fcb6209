import type { Instant } from '../time/instant.ts';
import { absenceReach, type AbsenceApproval } from './absence.ts';
import { outcomeAt } from './due.ts';
import type { Finding } from './finding.ts';
import type { AbsenceAround, JudgedAbsence } from './judged.ts';
import { ruleFinding } from './rule-finding.ts';
import type { AbsenceRule } from './rules.ts';

type ApprovalRule = Extract<AbsenceRule, { kind: 'approval' }>;

const far = (reach: AbsenceApproval['reach']): number => absenceReach.options.indexOf(reach);

/** The ways of approving that are good enough for the one that is asked. */
const goodEnough: Readonly<Record<ApprovalRule['manner'], readonly AbsenceApproval['manner'][]>> = {
  oral: ['oral', 'phone', 'written', 'signed', 'meeting'],
  written: ['written', 'signed', 'meeting'],
  meeting: ['meeting'],
};

/** What an approval lacks for this absence: it is longer or farther than what was approved, the way, the number; empty where nothing. */
function lackOf(
  rule: ApprovalRule,
  { halfDays, fields }: JudgedAbsence,
  approval: AbsenceApproval,
): '' | 'grown' | 'manner' | 'document' {
  if (approval.halfDays < halfDays || far(approval.reach) < far(fields.reach)) return 'grown';
  if (!goodEnough[rule.manner].includes(approval.manner)) return 'manner';
  return rule.needsDocument && approval.documentNo.trim() === '' ? 'document' : '';
}

/** Approved before the departure; what was changed under way is approved before the return that was planned. */
function dueOf({ fromAt, changedAt, untilBeforeAt }: JudgedAbsence): Instant {
  const isUnderWay = changedAt !== null && changedAt > fromAt;
  return isUnderWay && untilBeforeAt !== null && untilBeforeAt > fromAt ? untilBeforeAt : fromAt;
}

/** What a rule about approval says: somebody approved the absence as long and as far as it is now, as the rule asks, in time. */
export function judgeApproval(
  rule: ApprovalRule,
  absence: JudgedAbsence,
  { now }: Pick<AbsenceAround, 'now'>,
): Finding {
  const { approval, halfDays, fields } = absence;
  const dueAt = dueOf(absence);
  const lack = approval === null ? 'none' : lackOf(rule, absence, approval);
  const outcome = outcomeAt({ dueAt, doneAt: lack === '' ? (approval?.at ?? null) : null }, now);
  return ruleFinding(rule, {
    // A decision about the way or the time of an approval does not speak of an absence that grew beyond it.
    subject: lack === 'grown' ? `${halfDays} ${fields.reach}` : '',
    outcome,
    dueAt,
    doneAt: approval?.at ?? null,
    values: {
      approver: rule.approver,
      asked: rule.manner,
      given: approval?.name ?? '',
      manner: approval?.manner ?? '',
      because: outcome === 'met' ? '' : lack === '' ? 'late' : lack,
      days: String(halfDays / 2),
      reach: fields.reach,
      approvedDays: approval === null ? '' : String(approval.halfDays / 2),
      approvedReach: approval?.reach ?? '',
    },
  });
}
