import type { IsoMonth } from '#domain/rota/duty';
import { addDays, type IsoDay, isoDay } from '#domain/time/instant';

const after = String.raw`\s*(?:\(?(?:星期|周)[一二三四五六日天]\)?)?\s*(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?)?$`;
const full = new RegExp(String.raw`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?${after}`, 'u');
const inYear = new RegExp(String.raw`^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?${after}`, 'u');
const inMonth = /^(\d{1,2})\s*日?$/u;
/** Days since the end of 1899, as a spreadsheet counts them where a date has lost its look. */
const serial = /^[2-9]\d{4}(?:\.0+)?$/u;
const serialStart = '1899-12-30' as IsoDay;

/** A day of a sheet: a date, `2026-12-01`, `2026/12/1`, and in the table of a month also `12月1日` or `1`; undefined where it is none. */
export function typedDay(text: string, month?: IsoMonth): IsoDay | undefined {
  const typed = text.normalize('NFKC').trim();
  const made = (year: string, of: string, date: string): IsoDay | undefined =>
    isoDay.safeParse(`${year}-${of.padStart(2, '0')}-${date.padStart(2, '0')}`).data;
  const whole = full.exec(typed);
  if (whole !== null) return made(whole[1] ?? '', whole[2] ?? '', whole[3] ?? '');
  if (serial.test(typed)) return addDays(serialStart, Math.trunc(Number(typed)));
  if (month === undefined) return undefined;
  const short = inYear.exec(typed);
  if (short !== null) return made(month.slice(0, 4), short[1] ?? '', short[2] ?? '');
  const date = inMonth.exec(typed);
  return date === null ? undefined : made(month.slice(0, 4), month.slice(5), date[1] ?? '');
}
