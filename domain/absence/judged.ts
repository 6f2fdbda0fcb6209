import type { OfficialDay } from '../calendar/official-day.ts';
import type { DutyPlace } from '../rota/duty.ts';
import type { PersonId } from '../people/person.ts';
import type { Instant, IsoDay } from '../time/instant.ts';
import type { Span } from '../time/zone.ts';
import type { Absence } from './absence.ts';
import type { AbsenceRules } from './rules.ts';

/** What of an absence the rules look at; one that is typed and not registered yet has no steps. */
export type JudgedAbsence = Pick<
  Absence,
  | 'fields'
  | 'personName'
  | 'fromAt'
  | 'untilAt'
  | 'halfDays'
  | 'state'
  | 'approval'
  | 'reports'
  | 'changedAt'
  | 'changeCount'
  | 'untilBeforeAt'
  | 'returned'
> & {
  /** Null of one that is only typed. */
  readonly id: Absence['id'] | null;
  /** When it was registered; of one that is only typed, now. */
  readonly registeredAt: Instant;
};

/** A published duty that somebody has, with its hours. */
export type HeldDuty = DutyPlace &
  Span & { readonly postName: string; readonly personId: PersonId; readonly isStandby: boolean };

/** Another absence in force, with the time that it keeps its person away. */
export type OtherAbsence = Span & {
  readonly id: Absence['id'];
  readonly number: string;
  readonly personId: PersonId;
  readonly personName: string;
  readonly actingId: PersonId | null;
  readonly actingName: string;
};

/** Everything around an absence that rules look at, gathered once. */
export type AbsenceAround = {
  readonly rules: AbsenceRules;
  readonly zone: string;
  readonly now: Instant;
  /** The official days from long before the departure to after the return, in order; where they end, a day is a workday from Monday to Friday. */
  readonly days: readonly OfficialDay[];
  /** Published duties of the person and of the acting leader that meet the absence. */
  readonly duties: readonly HeldDuty[];
  /** Absences in force of other people, and of the acting leader, that meet the absence. */
  readonly others: readonly OtherAbsence[];
  /** Everybody who counts as a leader on the days of the absence, with the name. */
  readonly leaders: readonly {
    readonly personId: PersonId;
    readonly name: string;
    /** The first and the last day of those who came or left; null where nothing is said. */
    readonly joinedDay: IsoDay | null;
    readonly leftDay: IsoDay | null;
  }[];
  /** Names of everybody by id. */
  readonly nameOf: (person: PersonId) => string;
  /** The local day of a moment. */
  readonly dayOf: (at: Instant) => IsoDay;
};
