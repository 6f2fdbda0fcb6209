import type { IncidentPartProps } from './part-props.ts';

/** 台账: every incident of a span, to be searched and filtered. */
export function ListPart({ onChoose }: Pick<IncidentPartProps, 'onChoose'>) {
  return <p>{typeof onChoose}</p>;
}
