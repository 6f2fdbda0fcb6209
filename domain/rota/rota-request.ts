import type { PersonId } from '../people/person.ts';
import type { Instant, IsoDay } from '../time/instant.ts';
import type { RotaDuty } from './duty.ts';
import type { DutyPlan } from './duty-plan.ts';
import type { DirectoryPerson } from './members.ts';
import type { Minutes, TurnCounts } from './problem.ts';

/**
 * What a rota of some days is made from. `days` of the plan are those days and may reach beyond them on both sides: with
 * the day before the first one, a turn that began then goes on.
 */
export type RotaRequest = DutyPlan & {
  readonly from: IsoDay;
  readonly until: IsoDay;
  /** The draft of the days; only what is pinned in it is kept. */
  readonly draft: readonly RotaDuty[];
  /** Published duties in force: of the days themselves and of those around them. */
  readonly published: readonly RotaDuty[];
  readonly people: readonly DirectoryPerson[];
  /** What everybody had served against the share before the days, in hundredths; nothing for who is not named. */
  readonly balances: ReadonlyMap<PersonId, TurnCounts>;
  readonly now: Instant;
  /** Absences from elsewhere than the rules of the rota. */
  readonly extraAway: readonly (Minutes & {
    readonly personId: PersonId;
    readonly reason: string;
    /** Places that the person may have all the same, as `placeKey` names them. */
    readonly decided: readonly string[];
  })[];
  /** Days that go by the table of an important period, and who is on duty on them; the rota has no places there. */
  readonly heldDays: ReadonlyMap<IsoDay, readonly (Minutes & { readonly personId: PersonId })[]>;
};
