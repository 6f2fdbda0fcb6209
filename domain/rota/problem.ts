import type { DayType } from '../calendar/official-day.ts';
import type { PersonId } from '../people/person.ts';
import type { IsoDay } from '../time/instant.ts';
import type { DutyPlace } from './duty.ts';

/** A stretch of time in whole minutes since 1970 (UTC); `until` does not belong to it. */
export type Minutes = { readonly from: number; readonly until: number };

/** What a turn counts in the ledger: points, and days by type, first and last days of holidays and nights counted apart. */
export type TurnCounts = Readonly<Record<DayType | 'edge' | 'night', number>> & { readonly points: number };

/** One turn that one person fills: a seat of a post over the days of its block. */
export type RotaTurn = {
  /** The squares that the turn fills, in order of days. */
  readonly places: readonly DutyPlace[];
  /** The hours of each of its days. */
  readonly spans: readonly Minutes[];
  readonly counts: TurnCounts;
  /** Members of the groups of its post on all its days, in directory order; the other rules are not applied yet. */
  readonly candidates: readonly PersonId[];
  /** Decided already: pinned, begun or past, or going on from the month before; no rule moves it. */
  readonly fixed: PersonId | null;
  /** True where `fixed` was decided by hand and could be given back; what began, is past or goes on cannot. */
  readonly isPinned?: boolean;
};

/** Somebody who may be put on duty. */
export type RotaCandidate = {
  readonly id: PersonId;
  /** Times at which no duty may lie: absences, days before joining and after leaving. `reason` is shown to people. */
  readonly away: readonly (Minutes & {
    readonly reason: string;
    /** Where the directory says so and nobody gave a reason. */
    readonly because?: 'not-joined' | 'left';
    /** Places that a leader decided about: the person may have these all the same. As `placeKey` names them. */
    readonly decided?: readonly string[];
  })[];
  readonly exempt: readonly {
    readonly what: 'all' | 'night' | 'restday' | 'holiday';
    readonly fromDay: IsoDay | null;
    readonly untilDay: IsoDay | null;
  }[];
  /**
   * What the person had served before the first turn against the share of those who were members on the same days, for
   * points and for each kind of day: above 0 more than the share. In hundredths, so that everything is whole.
   */
  readonly before: TurnCounts;
  /** What the person's share of the turns of this problem is, in hundredths; only days of membership count. */
  readonly share: TurnCounts;
};

/** A rota to be made: turns to fill, people to fill them, rules to keep. Everything is decided from this alone. */
export type RotaProblem = {
  readonly turns: readonly RotaTurn[];
  readonly people: readonly RotaCandidate[];
  readonly rules: {
    readonly restMinutes: number;
    readonly allowsRunning: boolean;
    readonly apart: readonly (readonly [PersonId, PersonId])[];
  };
  /** Duties before and after the turns that rest hours reach into; nobody changes them here. */
  readonly around: readonly { readonly personId: PersonId; readonly day: IsoDay; readonly span: Minutes }[];
};

/** Who fills each turn of a problem, in the order of its turns; null is a gap. */
export type RotaChoice = readonly (PersonId | null)[];
