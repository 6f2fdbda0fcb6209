import type { IncidentPartProps } from './part-props.ts';

/** 在办: incidents that go on, and the one that is looked at with its clocks, facts, calls and reports. */
export function NowPart({ id }: IncidentPartProps) {
  return <p>{id}</p>;
}
