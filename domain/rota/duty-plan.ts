import type { OfficialDay } from '../calendar/official-day.ts';
import type { Station } from '../station.ts';
import type { RotaSetup } from './setup.ts';

/** The part of the station that says when duties lie. */
export type DutyStation = Pick<Station, 'zone' | 'dayStart' | 'pattern'>;

/** What duties are laid out from. */
export type DutyPlan = {
  readonly setup: RotaSetup;
  /** The official days of the span, in order and without a hole. */
  readonly days: readonly OfficialDay[];
  readonly station: DutyStation;
};
