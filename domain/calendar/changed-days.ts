import { daysBetween, type IsoDay } from '../time/instant.ts';
import { calendarDay, type OfficialCalendar } from './official-calendar.ts';
import type { OfficialDay } from './official-day.ts';

/** One day that becomes another one. */
export type ChangedDay = {
  readonly day: IsoDay;
  readonly before: Pick<OfficialDay, 'type' | 'name'>;
  readonly after: Pick<OfficialDay, 'type' | 'name'>;
};

const meant = ({ type, name }: OfficialDay): ChangedDay['before'] => ({ type, name });

/** The days of a year, and of the December before it, whose type or name differs between two calendars. */
export const changedDays = (
  year: number,
  before: OfficialCalendar,
  after: OfficialCalendar,
): readonly ChangedDay[] =>
  // The year is one that a calendar can have.
  daysBetween(`${year - 1}-12-01` as IsoDay, `${year}-12-31` as IsoDay)
    .map((day) => ({
      day,
      before: meant(calendarDay(day, before)),
      after: meant(calendarDay(day, after)),
    }))
    .filter(({ before: was, after: is }) => was.type !== is.type || was.name !== is.name);
