import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { incidentNumber } from '#domain/incident/incident';
import {
  type IncidentReport,
  isBulletin,
  type ReportDelivery,
  type ReportFields,
  reportId,
} from '#domain/incident/incident-report';
import { addDays, clockTime, type Instant } from '#domain/time/instant';
import { instantAt } from '#domain/time/zone';
import { reportLogs } from '../incident/log-of-report.ts';
import { incidentNamed, meetStagesOf } from '../incident/record-incident.ts';
import {
  draftReport,
  imprintNow,
  nextNumbers,
  requiredOf,
  retitled,
  toldUntil,
} from '../incident/report-drafting.ts';
import type { Read, Write } from '../room.ts';
import {
  highestBulletin,
  isBulletinNoTaken,
  listReport,
  reportById,
  reportsBetween,
  reportsOf,
  type StoredReport,
} from '../store/incident-reports.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { signed } from './desk-signing.ts';
import { type Part, sessionOf, stationOf } from './part.ts';
import { provedSigning, signersOf } from './prove-signing.ts';

type Shown = Output<'report.issue'>;

const longestSpan = 800;
const mostDeliveries = 40;

const shown = ({ report, version }: StoredReport): Shown => ({ ...report, version });

function kept(room: Read, id: string): StoredReport {
  const found = reportById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'incident-report');
  return found;
}

function record(room: Write, body: RecordBody<'incident-report'>): Shown {
  listReport(room.store.sqlite, room.append('incident-report', body));
  return shown(kept(room, body.report.id));
}

/** The report that somebody looked at, where nobody changed it since; a withdrawn one takes nothing more. */
function meantReport(
  room: Read,
  { id, version }: { readonly id: IncidentReport['id']; readonly version: number },
): IncidentReport {
  const { report, version: newest } = kept(room, id);
  if (newest !== version) throw new DutyError('conflict', 'report', [report.fields.title]);
  if (report.state === 'withdrawn')
    throw new DutyError('rule-broken', 'report-withdrawn', [report.fields.title]);
  return report;
}

/** A typed time names a minute; what happened in that minute is not before it. */
const isBefore = (at: Instant, other: Instant): boolean => at.slice(0, 16) < other.slice(0, 16);

function refuseFuture(room: Read, at: Instant | null): void {
  if (at !== null && at > room.now) throw new DutyError('rule-broken', 'report-future');
}

/** Refuses what cannot be issued: about no incident or a void one, a second 首报 or 终报, a number of a report that has none to type. */
function refuseIssue(room: Read, fields: ReportFields, no: number | null): void {
  const { incidentId, kind } = fields;
  if (no !== null && !isBulletin(kind)) throw new DutyError('bad-input', 'report-no');
  if (incidentId === null) {
    if (!isBulletin(kind)) throw new DutyError('bad-input', 'report-incident');
    return;
  }
  const { incident } = incidentNamed(room, incidentId);
  if (incident.state === 'void')
    throw new DutyError('rule-broken', 'incident-void', [incidentNumber(incident)]);
  const standing = reportsOf(room.store.sqlite, incidentId).find(
    (one) => one.state === 'issued' && one.fields.kind === kind,
  );
  if (standing !== undefined && (kind === 'initial' || kind === 'final'))
    throw new DutyError('rule-broken', `report-${kind}-again`, [standing.fields.title]);
}

/** The number that a report gets; one that was typed and is taken, withdrawn or not, is refused. */
function numberOf(
  room: Read,
  { kind }: ReportFields,
  typed: number | null,
  next: number,
  year: number,
): number {
  if (typed === null) return next;
  const { sqlite } = room.store;
  if (isBulletinNoTaken(sqlite, kind, year, typed))
    throw new DutyError('rule-broken', 'report-no-taken', [
      String(typed),
      String(highestBulletin(sqlite, kind, year)),
    ]);
  return typed;
}

/** Refuses what cannot have been sent: before it was issued, in the future, to clocks of somebody else or of another kind of report. */
function refuseDeliveries(room: Read, report: IncidentReport, deliveries: readonly ReportDelivery[]): void {
  if (report.deliveries.length + deliveries.length > mostDeliveries)
    throw new DutyError('rule-broken', 'report-many', [String(mostDeliveries)]);
  const { incidentId, kind, title } = report.fields;
  const stages = incidentId === null ? [] : incidentNamed(room, incidentId).incident.stages;
  for (const { sentAt, stageIds, unit } of deliveries) {
    refuseFuture(room, sentAt);
    if (isBefore(sentAt, report.issuedAt)) throw new DutyError('rule-broken', 'report-before', [title]);
    for (const id of stageIds) {
      const stage = stages.find((one) => one.id === id);
      if (stage === undefined) throw new DutyError('not-found', 'incident-stage');
      if (stage.recipient !== unit)
        throw new DutyError('rule-broken', 'report-stage-unit', [unit, stage.recipient]);
      if (stage.manner === 'phone')
        throw new DutyError('rule-broken', 'incident-stage-manner', [stage.recipient, stage.label]);
      if (stage.report === 'final' && kind !== 'final')
        throw new DutyError('rule-broken', 'report-stage-final', [stage.recipient]);
    }
  }
}

/** Written reports (首报, 续报, 终报) and bulletins (值班快报, 专报): composed, issued, sent, confirmed, withdrawn. */
export const incidentReportHandlers: Part<
  'report.all' | 'report.compose' | 'report.issue' | 'report.send' | 'report.receipt' | 'report.withdraw'
> = {
  'report.all': (room, { fromDay, untilDay, incidentId }) => {
    if (untilDay > addDays(fromDay, longestSpan))
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    const { zone } = stationOf(room);
    const midnight = clockTime.parse('00:00');
    const from = instantAt(fromDay, midnight, zone);
    return reportsBetween(room.store.sqlite, from, instantAt(addDays(untilDay, 1), midnight, zone))
      .filter(({ report }) => incidentId === null || report.fields.incidentId === incidentId)
      .map(shown);
  },
  'report.compose': (room, { incidentId, kind }) => {
    if (incidentId === null && !isBulletin(kind)) throw new DutyError('bad-input', 'report-incident');
    return draftReport(room, incidentId, kind);
  },
  'report.issue': (room, { fields, no, reviewer, issuer }) => {
    refuseIssue(room, fields, no);
    const { incidentId, kind } = fields;
    const numbers = nextNumbers(room, incidentId, kind);
    const number = numberOf(room, fields, no, numbers.no, numbers.year);
    // Signers are proved before anything is written.
    const checked = reviewer === null ? null : provedSigning(room, reviewer, 'report-future');
    const issued = provedSigning(room, issuer, 'report-future');
    const session = sessionOf(room);
    const body = {
      act: 'issued' as const,
      note: '',
      report: {
        id: reportId.parse(room.newId()),
        fields: {
          ...fields,
          title: retitled(room, fields, numbers.ordinal),
          elements: requiredOf(room, fields),
          factsUntilSeq:
            incidentId === null ? 0 : Math.min(fields.factsUntilSeq, toldUntil(room, incidentId)),
        },
        ordinal: numbers.ordinal,
        year: numbers.year,
        no: number,
        incidentNumber: incidentId === null ? '' : incidentNumber(incidentNamed(room, incidentId).incident),
        editor: {
          name: session.personName,
          personId: session.personId,
          manner: 'signed' as const,
          at: room.now,
        },
        reviewer: checked?.signer ?? null,
        issuer: issued.signer,
        issuedAt: room.now,
        imprint: imprintNow(room, kind),
        deliveries: [],
        state: 'issued' as const,
        reason: '',
      },
    };
    const signers = signersOf(checked, issued);
    return record(room, signers.length === 0 ? body : signed(room, body, signers));
  },
  'report.send': (room, { deliveries, ...meant }) => {
    const report = meantReport(room, meant);
    const sent = deliveries.map(({ sentAt, ...rest }) => ({
      ...rest,
      sentAt: sentAt ?? room.now,
      receipt: '',
      receiptAt: null,
      confirmedBy: '',
      confirmedAt: null,
    }));
    refuseDeliveries(room, report, sent);
    const next = { ...report, deliveries: [...report.deliveries, ...sent] };
    const done = record(room, { act: 'sent', report: next, note: '' });
    const { incidentId } = report.fields;
    if (incidentId !== null)
      // Also where no clock is named: what was sent begins the time until the next 续报.
      for (const { stageIds, sentAt } of sent)
        meetStagesOf(room, incidentId, {
          stageIds,
          met: { at: sentAt, by: 'report', of: report.id },
          note: report.fields.title,
        });
    reportLogs(room).sent(report, sent);
    return done;
  },
  'report.receipt': (room, { place, receipt, receiptAt, confirmedBy, confirmedAt, ...meant }) => {
    const report = meantReport(room, meant);
    const before = report.deliveries[place];
    if (before === undefined) throw new DutyError('not-found', 'report-delivery');
    for (const at of [receiptAt, confirmedAt]) {
      refuseFuture(room, at);
      if (at !== null && isBefore(at, before.sentAt))
        throw new DutyError('rule-broken', 'report-receipt-before', [before.unit]);
    }
    const after = { ...before, receipt, receiptAt, confirmedBy, confirmedAt };
    if (JSON.stringify(after) === JSON.stringify(before))
      throw new DutyError('rule-broken', 'nothing-changed', [report.fields.title]);
    const deliveries = report.deliveries.with(place, after);
    const done = record(room, { act: 'receipt', report: { ...report, deliveries }, note: '' });
    reportLogs(room).receipt(report, after);
    return done;
  },
  'report.withdraw': (room, { reason, ...meant }) => {
    const report = meantReport(room, meant);
    const done = record(room, {
      act: 'withdrawn',
      report: { ...report, state: 'withdrawn', reason },
      note: reason,
    });
    reportLogs(room).withdrawn(report, reason);
    return done;
  },
};
