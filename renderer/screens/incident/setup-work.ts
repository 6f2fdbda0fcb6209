import type { IncidentSetup } from '#domain/incident/setup';

/** A set-up of incidents under change: what it says, what ships with the program, and what is wrong with which field. */
export type SetupWork = {
  readonly setup: IncidentSetup;
  /** Undefined until the service has said what ships. */
  readonly presets: IncidentSetup | undefined;
  readonly canEdit: boolean;
  readonly change: (parts: Partial<IncidentSetup>) => void;
  /** What is wrong with the field of a path (`policies.0.name`), in words. */
  readonly say: (path: string) => string | undefined;
  /** What is wrong first with a field or anything in it. */
  readonly sayIn: (path: string) => string | undefined;
  /** How many fields are wrong whose path begins so. */
  readonly countIn: (start: string) => number;
};
