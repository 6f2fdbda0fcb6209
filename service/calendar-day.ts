import { LegalHoliday, SolarDay } from 'tyme4ts';
import type { Output } from '#contract/methods';
import { addDays, type IsoDay } from '#domain/time/instant';

type CalendarDay = Output<'calendar.day'>;

const partsOf = (day: IsoDay): readonly [number, number, number] => {
  const [year, month, date] = day.split('-').map(Number);
  return [year ?? 0, month ?? 1, date ?? 1];
};

const legalOf = (day: IsoDay) => LegalHoliday.fromYmd(...partsOf(day));

/** The newest year for which statutory holidays are known; for later ones an ordinary day cannot be told from a holiday. */
export const newestHolidayYear = (): number =>
  Number(
    LegalHoliday.DATA.match(/\d{4}(?=\d{4}[01]\d[+-]\d\d)/g)?.reduce(
      (newest, year) => (year > newest ? year : newest),
      '0',
    ) ?? 0,
  );

function holidayStretch(day: IsoDay, name: string): { readonly position: number; readonly length: number } {
  const isSame = (other: IsoDay): boolean => {
    const legal = legalOf(other);
    return legal !== null && !legal.isWork() && legal.getName() === name;
  };
  let before = 0;
  while (isSame(addDays(day, -before - 1))) before += 1;
  let after = 0;
  while (isSame(addDays(day, after + 1))) after += 1;
  return { position: before + 1, length: before + 1 + after };
}

/** What a day is: workday or holiday by the official arrangement where it is known, with lunar date and solar term. */
export function calendarDayOf(day: IsoDay): CalendarDay {
  const solar = SolarDay.fromYmd(...partsOf(day));
  const lunarDay = solar.getLunarDay();
  const term = solar.getTermDay();
  const shared = {
    day,
    lunar: `${lunarDay.getLunarMonth().getName()}${lunarDay.getName()}`,
    solarTerm: term.getDayIndex() === 0 ? term.getSolarTerm().getName() : null,
  };
  const legal = legalOf(day);
  if (legal !== null) {
    if (legal.isWork())
      return {
        ...shared,
        kind: 'make-up-workday',
        holidayName: legal.getName(),
        holidayDay: null,
        holidayLength: null,
      };
    const { position, length } = holidayStretch(day, legal.getName());
    return {
      ...shared,
      kind: 'holiday',
      holidayName: legal.getName(),
      holidayDay: position,
      holidayLength: length,
    };
  }
  const [year] = partsOf(day);
  const weekday = solar.getWeek().getIndex();
  const isWeekend = weekday === 0 || weekday === 6;
  const ordinary = isWeekend ? 'rest-day' : 'workday';
  return {
    ...shared,
    kind: year > newestHolidayYear() ? 'unknown' : ordinary,
    holidayName: null,
    holidayDay: null,
    holidayLength: null,
  };
}
