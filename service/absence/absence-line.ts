import type { AbsenceLine } from '#contract/methods/absence-nouns';
import { type AbsenceDecision, absenceNumber } from '#domain/absence/absence';
import { type Finding, findingKey } from '#domain/absence/finding';
import { shownStateAt } from '#domain/absence/in-force';
import { judgeAbsence } from '#domain/absence/judge-absence';
import { rankOf } from '#domain/absence/usual-rules';
import type { StoredAbsence } from '../store/absences.ts';
import type { Surroundings } from './around.ts';

/** What the rules say now of an absence that is registered. */
export const findingsOf = ({ absence }: StoredAbsence, near: Surroundings): readonly Finding[] =>
  judgeAbsence(absence, near.around(absence));

/** The decision about a finding, or undefined. */
export const decisionOf = (
  found: Pick<Finding, 'ruleId' | 'subject'>,
  decisions: readonly AbsenceDecision[],
): AbsenceDecision | undefined => decisions.find((one) => findingKey(one) === findingKey(found));

/** An absence as everybody in the room may see it. */
export function lineOf(
  one: StoredAbsence,
  near: Surroundings,
  findings: readonly Finding[] = findingsOf(one, near),
): AbsenceLine {
  const { absence, version } = one;
  const { fields, decisions } = absence;
  const rank = rankOf(near.rules, fields.personId);
  const missed = findings.filter(({ outcome, isAdvice }) => outcome === 'missed' && !isAdvice);
  const decided = missed.filter((found) => decisionOf(found, decisions) !== undefined).length;
  return {
    id: absence.id,
    number: absenceNumber(absence),
    version,
    personId: fields.personId,
    personName: absence.personName,
    personPost: absence.personPost,
    rankName: rank?.name ?? '',
    isLeader: rank?.isLeader ?? false,
    kind: fields.kind,
    reach: fields.reach,
    from: fields.from,
    until: fields.until,
    fromAt: absence.fromAt,
    untilAt: absence.untilAt,
    halfDays: absence.halfDays,
    acting:
      fields.acting === null
        ? null
        : { personId: fields.acting.personId, name: fields.acting.name, post: fields.acting.post },
    state: shownStateAt(absence, near.now, near.rules.graceMinutes),
    stepState: absence.state,
    approverName: absence.approval?.name ?? '',
    registeredAt: absence.registeredAt,
    changedAt: absence.changedAt,
    changeCount: absence.changeCount,
    returned: absence.returned,
    missed: missed.length - decided,
    decided,
    open: findings.filter(({ outcome }) => outcome === 'open').length,
  };
}
