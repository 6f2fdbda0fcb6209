import { SolarDay } from 'tyme4ts';
import type { IsoDay } from '../time/instant.ts';

/** How a day is called in the lunar calendar (`正月初一`), and the solar term that begins on it, or null. */
export function lunarText(day: IsoDay): { readonly lunar: string; readonly solarTerm: string | null } {
  const [year, month, date] = day.split('-').map(Number);
  const solar = SolarDay.fromYmd(year ?? 0, month ?? 1, date ?? 1);
  const lunarDay = solar.getLunarDay();
  const term = solar.getTermDay();
  return {
    lunar: `${lunarDay.getLunarMonth().getName()}${lunarDay.getName()}`,
    solarTerm: term.getDayIndex() === 0 ? term.getSolarTerm().getName() : null,
  };
}

/** True for the last day of a lunar year (除夕). */
export function isLunarEve(day: IsoDay): boolean {
  const [year, month, date] = day.split('-').map(Number);
  const next = SolarDay.fromYmd(year ?? 0, month ?? 1, date ?? 1)
    .next(1)
    .getLunarDay();
  return next.getDay() === 1 && next.getLunarMonth().getMonthWithLeap() === 1;
}
