import type { PersonId } from '../people/person.ts';
import type { IsoDay } from '../time/instant.ts';
import type { TierKind } from './scheme.ts';

/** A person of a plan that is to be made, day by day in the order of the problem's days. */
export type PlanPerson = {
  readonly id: PersonId;
  /** The pool on each day; null where the person is away, in none, or the day is not this period's. */
  readonly pools: readonly (string | null)[];
  /** The tier on each day where it is decided: begun, past or pinned; null is open. */
  readonly fixed: readonly (string | null)[];
  /** The tier on each day as the plan stands now; null is none. Only a plan with the fewest changes looks at it. */
  readonly stands: readonly (string | null)[];
  readonly before: { readonly duty: number; readonly standby: number; readonly edge: number };
};

/** How many people of a pool a tier should have on a day, which is counted from 0. */
export type PlanDemand = {
  readonly day: number;
  readonly poolKey: string;
  readonly tierKey: string;
  readonly wanted: number;
};

/** A plan of a period that is to be made; everything is decided from this alone. */
export type PlanProblem = {
  readonly days: readonly {
    readonly day: IsoDay;
    readonly block: number;
    readonly isEdge: boolean;
    /** The tiers of the day's scheme in order, each with what it does. */
    readonly tiers: readonly { readonly key: string; readonly kind: TierKind }[];
    readonly restsAfterDuty: boolean;
  }[];
  readonly people: readonly PlanPerson[];
  readonly demands: readonly PlanDemand[];
  /** Of whom one should be on duty in a pool on a day, because only they may be the first there. */
  readonly leads: readonly {
    readonly day: number;
    readonly poolKey: string;
    readonly people: readonly PersonId[];
  }[];
  readonly way: 'fresh' | 'fewest-changes';
};

/** What came of making a plan. */
export type PlanSolution = {
  /** The tier of each person on each day, in the order of the problem; null where the person is in none. */
  readonly tiers: readonly (readonly (string | null)[])[];
  /** Demands that are not met exactly, and how many the tier has. */
  readonly shortages: readonly (PlanDemand & { readonly got: number })[];
  /** How even days of a kind are among the people who share a pool, and what no plan with the same shares goes below. */
  readonly evenness: readonly {
    readonly poolKey: string;
    readonly kind: TierKind;
    readonly least: number;
    readonly most: number;
    readonly bound: number;
  }[];
  /** Cells that differ from how the plan stood, and what no plan goes below; null where it was made anew. */
  readonly changes: { readonly made: number; readonly fewest: number } | null;
  /** False where time ran out before everything was proven. */
  readonly isProven: boolean;
};
