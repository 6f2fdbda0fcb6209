import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { ReportKind } from '#domain/incident/incident-report';

/** The written report that comes next where no clock asks for one: the first, and once that was issued what is new since. */
export const nextReportOf = ({ reports }: Pick<IncidentFull, 'reports'>): ReportKind =>
  reports.some(
    ({ state, fields: { kind } }) =>
      state === 'issued' && (kind === 'initial' || kind === 'followUp' || kind === 'final'),
  )
    ? 'followUp'
    : 'initial';
