import { DutyError } from '#contract/errors';
import type { AbsenceFull, AbsenceStep } from '#contract/methods/absence-nouns';
import type { AbsenceAct, AbsenceId } from '#domain/absence/absence';
import { mayTake } from '#domain/absence/steps';
import type { Read } from '../room.ts';
import { absenceById, absenceSteps, type AbsenceRecord, type StoredAbsence } from '../store/absences.ts';
import { findingsOf, lineOf } from './absence-line.ts';
import { reachOf, surroundingsOf } from './around.ts';
import { mayHandle } from './may-see.ts';

/** The absence of an id; refuses one that nobody registered. */
export function absenceNamed(room: Read, id: AbsenceId): StoredAbsence {
  const found = absenceById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'absence');
  return found;
}

function stepOf(record: AbsenceRecord, before: AbsenceRecord | undefined): AbsenceStep {
  const { act, absence, note, told, findings, rules, signatures } = record.body;
  return {
    seq: record.seq,
    act,
    at: record.at,
    byName: record.byName,
    note,
    told,
    before: act === 'changed' && before !== undefined ? before.body.absence.fields : null,
    after: absence.fields,
    findings: [...findings],
    rulesName: rules,
    signerNames: (signatures ?? []).map(({ name }) => name),
  };
}

const everyAct: readonly AbsenceAct[] = [
  'changed',
  'approved',
  'reported',
  'decided',
  'returned',
  'cancelled',
];

/** Everything about an absence; who may see it is asked elsewhere. */
export function absenceFull(room: Read, id: AbsenceId): AbsenceFull {
  const one = absenceNamed(room, id);
  const { absence } = one;
  const near = surroundingsOf(room, reachOf(absence, room.now));
  const findings = findingsOf(one, near);
  const steps = absenceSteps(room.store.sqlite, id);
  return {
    ...lineOf(one, near, findings),
    fields: absence.fields,
    approval: absence.approval,
    reports: [...absence.reports],
    decisions: [...absence.decisions],
    findings: [...findings],
    steps: steps.map((record, index) => stepOf(record, steps[index - 1])),
    acts: mayHandle(room, absence.fields.personId)
      ? everyAct.filter((act) => mayTake(absence, act, room.now))
      : [],
  };
}
