import { z } from 'zod';
import {
  absence,
  absenceAct,
  absenceDecision,
  absenceFields,
  actingLeader,
  shownAbsenceState,
} from '#domain/absence/absence';
import { finding } from '#domain/absence/finding';
import { personId } from '#domain/people/person';
import { dutyPlace } from '#domain/rota/duty';
import { instant, isoDay } from '#domain/time/instant';

/** An absence as everybody in the room may see it: where to, why and how to reach the person are left out. */
export const absenceLine = absence
  .pick({
    id: true,
    personName: true,
    personPost: true,
    fromAt: true,
    untilAt: true,
    halfDays: true,
    registeredAt: true,
    changedAt: true,
    changeCount: true,
    returned: true,
  })
  .extend({
    number: z.string(),
    version: z.int(),
    personId,
    rankName: z.string(),
    isLeader: z.boolean(),
    kind: absenceFields.shape.kind,
    reach: absenceFields.shape.reach,
    from: absenceFields.shape.from,
    until: absenceFields.shape.until,
    acting: actingLeader.pick({ personId: true, name: true, post: true }).nullable(),
    state: shownAbsenceState,
    /** How it stands by its steps alone. */
    stepState: absence.shape.state,
    approverName: z.string(),
    /** Rules that are missed and that nobody decided, and those that are open. */
    missed: z.int(),
    decided: z.int(),
    open: z.int(),
  });

/** An absence as everybody in the room may see it. */
export type AbsenceLine = z.output<typeof absenceLine>;

/** One step of an absence as it was recorded. */
export const absenceStep = z.strictObject({
  seq: z.int(),
  act: absenceAct,
  at: instant,
  byName: z.string(),
  note: z.string(),
  /** Of a change: who brought the news, and how. */
  told: z.strictObject({ byName: z.string(), manner: z.string() }).nullable(),
  /** What the form said before a change; null for every other step. */
  before: absenceFields.nullable(),
  after: absenceFields,
  /** What the rules said when the step was taken. */
  findings: z.array(finding),
  rulesName: z.string(),
  signerNames: z.array(z.string()),
});

/** One step of an absence as it was recorded. */
export type AbsenceStep = z.output<typeof absenceStep>;

/** An absence with everything that is written about it. */
export const absenceFull = absenceLine.extend({
  fields: absenceFields,
  approval: absence.shape.approval,
  reports: absence.shape.reports,
  decisions: z.array(absenceDecision),
  findings: z.array(finding),
  steps: z.array(absenceStep),
  /** What the person who asks may do with it now. */
  acts: z.array(absenceAct),
});

/** An absence with everything that is written about it. */
export type AbsenceFull = z.output<typeof absenceFull>;

/** A published duty that lies on somebody who is away then. */
export const contradiction = z.strictObject({
  absenceId: absence.shape.id,
  number: z.string(),
  personId,
  personName: z.string(),
  place: dutyPlace,
  postName: z.string(),
  from: instant,
  until: instant,
  /** What a leader decided about it; null where nobody did. */
  decision: absenceDecision.nullable(),
});

/** A published duty that lies on somebody who is away then. */
export type Contradiction = z.output<typeof contradiction>;

/** A line of the monthly ledger (月度台账): an absence that touches the month, and how it kept the rules. */
export const absenceLedgerLine = absenceLine.extend({
  approvedAt: instant.nullable(),
  reportedAt: instant.nullable(),
  reportedTo: z.string(),
  /** The lead time that a rule asked for and the one there was, in minutes before the departure; null where none was asked or nobody was told. */
  lead: z
    .strictObject({
      outcome: z.enum(['met', 'missed', 'open']),
      dueAt: instant.nullable(),
      doneAt: instant.nullable(),
    })
    .nullable(),
  findings: z.array(finding),
  /** Reasons of decisions, as one text. */
  reasons: z.string(),
});

/** A line of the monthly ledger. */
export type AbsenceLedgerLine = z.output<typeof absenceLedgerLine>;

/** The ledger of a month with its sums. */
export const absenceLedger = z.strictObject({
  fromDay: isoDay,
  untilDay: isoDay,
  lines: z.array(absenceLedgerLine),
  /** Of the absences of the month that a lead time was asked of: how many kept it. */
  lead: z.strictObject({ asked: z.int(), met: z.int(), missed: z.int() }),
  /** The same for every kind of rule. */
  rules: z.array(
    z.strictObject({ kind: finding.shape.kind, met: z.int(), missed: z.int(), decided: z.int() }),
  ),
});

/** The ledger of a month with its sums. */
export type AbsenceLedger = z.output<typeof absenceLedger>;

/** Forms in which an absence or the ledger leaves the machine. */
export const absenceFormat = z.enum(['docx', 'pdf', 'xlsx']);

/** One form in which an absence or the ledger leaves the machine. */
export type AbsenceFormat = z.output<typeof absenceFormat>;
