import type { IsoDay } from '#domain/time/instant';
import { edgesOfMonth, isoMonth } from '#domain/rota/duty';

/** What is assessed: a whole year, or one month. */
export type AssessChoice = {
  readonly view: 'year' | 'month';
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
};

/** The days of a choice; a span that goes on ends today, so that the year before is compared up to the same day. */
export function daysOfChoice(
  { view, year, month }: AssessChoice,
  today: IsoDay,
): { readonly fromDay: IsoDay; readonly untilDay: IsoDay } {
  const first = `${year}-${String(view === 'year' ? 1 : month).padStart(2, '0')}`;
  const last = `${year}-${String(view === 'year' ? 12 : month).padStart(2, '0')}`;
  const { fromDay } = edgesOfMonth(isoMonth.parse(first));
  const { untilDay } = edgesOfMonth(isoMonth.parse(last));
  return { fromDay, untilDay: untilDay < today ? untilDay : today > fromDay ? today : fromDay };
}

/** The choice one span before or after. */
export function movedChoice(choice: AssessChoice, step: number): AssessChoice {
  if (choice.view === 'year') return { ...choice, year: choice.year + step };
  const index = choice.year * 12 + choice.month - 1 + step;
  return { ...choice, year: Math.floor(index / 12), month: (index % 12) + 1 };
}

/** Whether a choice begins after today. */
export const isAhead = (choice: AssessChoice, today: IsoDay): boolean =>
  daysOfChoice(choice, today).fromDay > today;
