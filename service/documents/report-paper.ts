import { type IncidentReport, isBulletin } from '#domain/incident/incident-report';
import { type PaperLook, uprightLook } from './printed-blocks.ts';
import { print } from './words.ts';

/** A report or bulletin as it is printed, with what the report itself does not keep. */
export type ReportPaper = {
  readonly report: IncidentReport;
  readonly zone: string;
  /** When it was withdrawn; null where it stands. */
  readonly withdrawnAt: string | null;
};

/** How a report lies on paper; a withdrawn one says so on every page. */
export const reportLook = ({ report }: ReportPaper): PaperLook =>
  report.state === 'withdrawn' ? { paper: 'upright', mark: print.incidentReport.withdrawnMark } : uprightLook;

/** The number of a report in the record and in file names: `2026-007/2`, of a bulletin `bulletin-2026-3`. */
export const reportKey = ({ report: { fields, year, no, incidentNumber } }: ReportPaper): string =>
  isBulletin(fields.kind) ? `${fields.kind}-${year}-${no}` : `${incidentNumber}/${no}`;
