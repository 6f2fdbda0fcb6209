import { DutyError } from '#contract/errors';
import { duesOf } from '#domain/period/dues';
import { hasDay } from '#domain/period/holds';
import { type Submission, type SubmissionFields, submissionId } from '#domain/period/submission';
import type { Period, PeriodId } from '#domain/period/period';
import { periodNamed } from '../period/period-line.ts';
import type { Write } from '../room.ts';
import { planVersionOf } from '../store/period-plans.ts';
import { listSubmission, submissionById } from '../store/period-reports.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

function record(room: Write, act: RecordBody<'period-report'>['act'], submission: Submission): Submission {
  listSubmission(room.store.sqlite, room.append('period-report', { act, submission }));
  return submission;
}

/** Refuses what cannot have been sent: to a body that the period does not name, of a day it does not have, in a version there is not. */
function refuseImpossible(room: Write, period: Period, fields: SubmissionFields): void {
  const { bodyId, what, day, planVersion, at } = fields;
  if (!period.fields.bodies.some((body) => body.bodyId === bodyId))
    throw new DutyError('not-found', 'period-body', [period.fields.name]);
  if (at > room.now) throw new DutyError('rule-broken', 'period-future');
  // A period without a scheme goes by the rota, and that is what is sent.
  const isByRota = period.fields.parts.length === 0;
  const isPublished = (version: number): boolean => version <= planVersionOf(room.store.sqlite, period.id);
  const isOfDay = day !== null && hasDay(period, day) && planVersion === null;
  const isOfTable = day === null && (planVersion === null ? isByRota : isPublished(planVersion));
  if (what === 'daily' ? !isOfDay : !isOfTable)
    throw new DutyError('rule-broken', `period-sent-${what}`, [period.fields.name]);
}

function openSubmission(room: Write, id: Submission['id']): Submission {
  const found = submissionById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'period-report');
  if (found.withdrawn !== null) throw new DutyError('rule-broken', 'period-withdrawn', [found.bodyName]);
  return found;
}

const declared = (room: Write, id: PeriodId): Period => {
  const { period } = periodNamed(room, id);
  if (period.state === 'cancelled') throw new DutyError('rule-broken', 'period-over', [period.fields.name]);
  return period;
};

/** What superior bodies got of a period. */
export const periodReportHandlers: Part<'period.report' | 'period.receipt' | 'period.withdraw'> = {
  'period.report': (room, { periodId, fields }) => {
    const period = declared(room, periodId);
    refuseImpossible(room, period, fields);
    const { bodyId, what, day } = fields;
    const due = duesOf(period, stationOf(room).zone).find(
      (one) => one.bodyId === bodyId && one.what === what && one.day === day,
    );
    return record(room, 'sent', {
      id: submissionId.parse(room.newId()),
      periodId,
      bodyName: period.fields.bodies.find((body) => body.bodyId === bodyId)?.name ?? '',
      fields,
      dueAt: due?.dueAt ?? null,
      sentByName: sessionOf(room).personName,
      recordedAt: room.now,
      withdrawn: null,
    });
  },
  'period.receipt': (room, { id, receivedBy, receipt }) => {
    const found = openSubmission(room, id);
    if (found.fields.receivedBy === receivedBy && found.fields.receipt === receipt)
      throw new DutyError('rule-broken', 'nothing-changed');
    return record(room, 'receipt', { ...found, fields: { ...found.fields, receivedBy, receipt } });
  },
  'period.withdraw': (room, { id, reason }) =>
    record(room, 'withdrawn', {
      ...openSubmission(room, id),
      withdrawn: { reason, byName: sessionOf(room).personName, at: room.now },
    }),
};
