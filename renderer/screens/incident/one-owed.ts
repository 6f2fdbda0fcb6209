import type { IncidentFull } from '#contract/methods/incident-nouns';
import { type IncidentStage, isStageLate } from '#domain/incident/stage';

/** What somebody who closes an incident should know: clocks that nobody met, lateness that nobody explained, no 终报. */
export type Owed = {
  readonly open: readonly IncidentStage[];
  readonly unexplained: readonly IncidentStage[];
  readonly hasNoFinal: boolean;
};

/** Clocks that are late at a moment and that nobody gave a reason for. */
export const unexplained = (stages: readonly IncidentStage[], now: string): readonly IncidentStage[] =>
  stages.filter((stage) => stage.lateReason === '' && isStageLate(stage, now));

/** What is still owed of an incident at a moment; none of it keeps anybody from closing it. */
export const owedOf = ({ incident, reports }: IncidentFull, now: string): Owed => ({
  open: incident.stages.filter(({ state }) => state === 'open'),
  unexplained: unexplained(incident.stages, now),
  hasNoFinal: !reports.some(({ fields, state }) => fields.kind === 'final' && state === 'issued'),
});
