import { addMinutes, type Instant } from '../time/instant.ts';
import { localParts } from '../time/zone.ts';

const dayInMinutes = 24 * 60;
const keptWholeMinutes = dayInMinutes;
const keptDailyMinutes = 30 * dayInMinutes;
const keptMonthlyMonths = 36;

/** The month that lies `months` before that of a day, as `2026-11`. */
function monthBefore(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/**
 * The moments among `madeAt` whose backups are kept: all of the last 24 hours, the newest of each day for 30 days, the newest
 * of each month for 36 months, and always the newest of all; a moment that lies ahead of `now` is kept.
 */
export function backupsToKeep(madeAt: readonly Instant[], now: Instant, zone: string): ReadonlySet<Instant> {
  const newestFirst = madeAt.toSorted().toReversed();
  const wholeFrom = addMinutes(now, -keptWholeMinutes);
  const dailyFrom = addMinutes(now, -keptDailyMinutes);
  const monthlyFrom = monthBefore(localParts(now, zone).day, keptMonthlyMonths - 1);
  const kept = new Set<Instant>(newestFirst.slice(0, 1));
  const days = new Set<string>();
  const months = new Set<string>();
  for (const at of newestFirst) {
    const { day } = localParts(at, zone);
    const month = day.slice(0, 7);
    const isNewestOfDay = !days.has(day);
    const isNewestOfMonth = !months.has(month);
    days.add(day);
    months.add(month);
    if (at >= wholeFrom || (isNewestOfDay && at >= dailyFrom) || (isNewestOfMonth && month >= monthlyFrom))
      kept.add(at);
  }
  return kept;
}
