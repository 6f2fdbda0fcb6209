import type { Input, Output } from '#contract/methods';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { ReportFields, ReportKind } from '#domain/incident/incident-report';
import type { Seat, TestRoom } from './open-test-room.ts';
import { testPassword } from './open-test-room.ts';

/** A report of a test room with the number that a change to it names. */
export type IssuedReport = Output<'report.issue'>;

/** The report of a kind as the facts of the moment make it, with other fields where a test says so. */
export const draftedReport = (
  room: TestRoom,
  of: IncidentFull | null,
  kind: ReportKind,
  change: Partial<ReportFields> = {},
): ReportFields => ({
  ...room.call('officer', 'report.compose', { incidentId: of?.incident.id ?? null, kind }).fields,
  ...change,
});

/** Issues such a report, signed by the duty leader with the own password. */
export const issueReport = (
  room: TestRoom,
  of: IncidentFull | null,
  kind: ReportKind,
  {
    fields = {},
    seat = 'officer',
    ...rest
  }: Partial<Omit<Input<'report.issue'>, 'fields'>> & {
    readonly fields?: Partial<ReportFields>;
    readonly seat?: Seat;
  } = {},
): IssuedReport =>
  room.call(seat, 'report.issue', {
    fields: draftedReport(room, of, kind, fields),
    no: null,
    reviewer: null,
    issuer: { manner: 'signed', account: 'leader', password: testPassword },
    ...rest,
  });

/** Names a report as it was looked at last. */
export const meantReport = ({ id, version }: IssuedReport): Pick<IssuedReport, 'id' | 'version'> => ({
  id,
  version,
});

/** Sends a report by fax now, unless told otherwise. */
export const sendReport = (
  room: TestRoom,
  report: IssuedReport,
  change: Partial<Input<'report.send'>['deliveries'][number]> = {},
  seat: Seat = 'officer',
): IssuedReport =>
  room.call(seat, 'report.send', {
    ...meantReport(report),
    deliveries: [
      { unit: '市政府总值班室', stageIds: [], manner: 'fax', receiver: '李明', sentAt: null, ...change },
    ],
  });
