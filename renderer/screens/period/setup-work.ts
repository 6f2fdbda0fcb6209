import type { PeriodSetup } from '#domain/period/setup';
import type { RotaGroup } from '#domain/rota/setup';

/** A set-up of important periods under change: what it says, what is saved, and what is wrong with which field. */
export type SetupWork = {
  readonly setup: PeriodSetup;
  readonly saved: PeriodSetup;
  readonly canEdit: boolean;
  readonly change: (parts: Partial<PeriodSetup>) => void;
  /** What is wrong with the field of a path (`schemes.0.name`), in words. */
  readonly say: (path: string) => string | undefined;
  /** How many fields are wrong whose path begins so. */
  readonly countIn: (start: string) => number;
  /** Groups of the rota whose members can make a pool. */
  readonly groups: readonly RotaGroup[];
};
