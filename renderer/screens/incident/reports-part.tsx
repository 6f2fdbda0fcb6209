import type { IncidentPartProps } from './part-props.ts';

/** 报告与快报: written reports and bulletins, and their editor. */
export function ReportsPart({ id }: Pick<IncidentPartProps, 'id'>) {
  return <p>{id}</p>;
}
