import { addMonths, edgesOfMonth, monthOf } from '#domain/rota/duty';
import { addDays, type IsoDay } from '#domain/time/instant';

/** How much of the matrix is shown at once. */
export type MatrixView = 'month' | 'week';

/** Days, both included. */
export type DaySpan = { readonly fromDay: IsoDay; readonly untilDay: IsoDay };

/** The month or the week, from Monday, that a day lies in. */
export function spanOf(view: MatrixView, day: IsoDay): DaySpan {
  if (view === 'month') return edgesOfMonth(monthOf(day));
  const weekday = new Date(`${day}T12:00:00.000Z`).getUTCDay();
  const fromDay = addDays(day, weekday === 0 ? -6 : 1 - weekday);
  return { fromDay, untilDay: addDays(fromDay, 6) };
}

/** A day of the month or week before or after. */
export function movedDay(view: MatrixView, day: IsoDay, step: number): IsoDay {
  if (view === 'week') return addDays(day, 7 * step);
  return edgesOfMonth(addMonths(monthOf(day), step)).fromDay;
}
