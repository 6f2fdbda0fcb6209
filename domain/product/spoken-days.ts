import { addDays, type IsoDay } from '../time/instant.ts';

const parts = (day: IsoDay): { readonly year: number; readonly month: number; readonly date: number } => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8)),
});

/** `2026年11月21日` */
export function spokenDay(day: IsoDay): string {
  const { year, month, date } = parts(day);
  return `${year}年${month}月${date}日`;
}

/** Days as a title names them: `2026年11月21日`, `2026年11月16日至22日`, `2026年11月28日至12月4日`, and a whole month `2026年11月`. */
export function spokenDays(fromDay: IsoDay, untilDay: IsoDay): string {
  if (fromDay === untilDay) return spokenDay(fromDay);
  const [from, until] = [parts(fromDay), parts(untilDay)];
  const isSameMonth = from.year === until.year && from.month === until.month;
  if (isSameMonth && from.date === 1 && parts(addDays(untilDay, 1)).date === 1)
    return `${from.year}年${from.month}月`;
  if (isSameMonth) return `${spokenDay(fromDay)}至${until.date}日`;
  return from.year === until.year
    ? `${spokenDay(fromDay)}至${until.month}月${until.date}日`
    : `${spokenDay(fromDay)}至${spokenDay(untilDay)}`;
}
