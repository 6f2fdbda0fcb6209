import type { IncidentId } from '#domain/incident/incident';

/** What a part of the incidents knows of the incident that was chosen. */
export type IncidentPartProps = {
  readonly id: IncidentId | undefined;
  readonly onChoose: (id: IncidentId | undefined) => void;
};
