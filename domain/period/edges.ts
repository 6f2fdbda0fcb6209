import type { OfficialDay } from '../calendar/official-day.ts';
import type { IsoDay } from '../time/instant.ts';
import type { Period } from './period.ts';

/** The days of a period that nobody likes: the first and the last of a holiday in it, where there is none its own first and last. */
export function edgesOf(
  days: readonly OfficialDay[],
  { fields }: Pick<Period, 'fields'>,
): ReadonlySet<IsoDay> {
  const ofHoliday = days.filter(
    ({ day, type, place }) =>
      type === 'holiday' &&
      place !== null &&
      (place.index === 1 || place.index === place.of) &&
      fields.fromDay <= day &&
      day <= fields.untilDay,
  );
  if (fields.kind === 'holiday' && ofHoliday.length > 0) return new Set(ofHoliday.map(({ day }) => day));
  return new Set([fields.fromDay, fields.untilDay]);
}
