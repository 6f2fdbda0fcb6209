import type { PersonId } from '../people/person.ts';
import type { RuleInTheWay } from './hard-rules.ts';
import type { RotaChoice } from './problem.ts';
import type { IsoMonth } from './duty.ts';
import type { RotaLift } from './lift.ts';

/** What was proven about one stretch of a rota that was decided in one go. */
export type RotaStep = {
  /** The month of its first turn. */
  readonly month: IsoMonth;
  /** How unfair it is, and what no rota under the same rules, after the months before, can go below. */
  readonly score: number;
  readonly bound: number;
};

/** A turn that cannot be filled in the best that can be done, and for each candidate what is in the way there. */
export type UnfilledTurn = {
  readonly turn: number;
  readonly candidates: readonly { readonly personId: PersonId; readonly rules: readonly RuleInTheWay[] }[];
};

/** What came of generating a rota. */
export type RotaSolution =
  | {
      readonly kind: 'solved';
      readonly choice: RotaChoice;
      /** `scoreOf` of the choice. */
      readonly score: number;
      /**
       * What no choice under the same rules can go below. Null where several months were decided one after another: then each
       * step is proven for itself, given the months before, and the whole is not.
       */
      readonly bound: number | null;
      /** True where every step was proven to be the best. */
      readonly isOptimal: boolean;
      /** How far scores may lie above what was proven, added up over the steps; 0 where all is proven. */
      readonly gap: number;
      readonly steps: readonly RotaStep[];
      /** Turns that nobody fills; empty unless gaps were allowed. */
      readonly gaps: readonly number[];
    }
  | {
      readonly kind: 'infeasible';
      /** The month that has no rota. */
      readonly month: IsoMonth;
      /** True where the problem has other months: those before were decided by the same run and may be a part of the reason. */
      readonly isAfterOthers: boolean;
      /** Where a rota with the fewest unfilled turns leaves gaps, and why nobody can fill them there. */
      readonly unfilled: readonly UnfilledTurn[];
      /**
       * What would make the month possible, each proven by a rota that exists then: single lifts, or where no single one is
       * enough, combinations with as few as possible. Empty only where time ran out.
       */
      readonly lifts: readonly (readonly RotaLift[])[];
    }
  /** Time ran out before any rota was found; nothing is known. */
  | { readonly kind: 'out-of-time'; readonly month: IsoMonth };
