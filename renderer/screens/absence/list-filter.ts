import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { PersonId } from '#domain/people/person';
import { addMonths, isoMonth } from '#domain/rota/duty';
import { addDays, daysBetween, type IsoDay } from '#domain/time/instant';

/** A stretch of days with its first and its last day. */
export type DaySpan = { readonly from: IsoDay; readonly until: IsoDay };

/** What the registry is narrowed to; empty lists are all. */
export type ListFilter = DaySpan & {
  readonly personId: PersonId | null;
  readonly states: readonly string[];
  readonly kinds: readonly string[];
  readonly isLeadersOnly: boolean;
  readonly isMissedOnly: boolean;
};

/** The longest span that the registry is asked for. */
export const mostDays = 400;

function monthsFrom(today: IsoDay, first: number, count: number): DaySpan {
  const month = isoMonth.parse(`${today.slice(0, 4)}-${String(first).padStart(2, '0')}`);
  // The first day of a month is a day, and so is the one before it.
  return {
    from: `${month}-01` as IsoDay,
    until: addDays(`${addMonths(month, count)}-01` as IsoDay, -1),
  };
}

/** The month, the quarter and the year in which a day lies. */
export function usualSpans(today: IsoDay): Readonly<Record<'month' | 'quarter' | 'year', DaySpan>> {
  const month = Number(today.slice(5, 7));
  return {
    month: monthsFrom(today, month, 1),
    quarter: monthsFrom(today, month - ((month - 1) % 3), 3),
    year: monthsFrom(today, 1, 12),
  };
}

/** The first thing wrong with a span: its end lies before its begin, or it is too long to be asked for. */
export function spanFault({ from, until }: DaySpan): 'order' | 'long' | undefined {
  if (until < from) return 'order';
  return daysBetween(from, until).length > mostDays ? 'long' : undefined;
}

/** The lines that a filter leaves, newest departure first. */
export const filterLines = (lines: readonly AbsenceLine[], filter: ListFilter): readonly AbsenceLine[] =>
  lines
    .filter(
      (line) =>
        (filter.personId === null || line.personId === filter.personId) &&
        (filter.states.length === 0 || filter.states.includes(line.state)) &&
        (filter.kinds.length === 0 || filter.kinds.includes(line.kind)) &&
        (!filter.isLeadersOnly || line.isLeader) &&
        (!filter.isMissedOnly || line.missed > 0),
    )
    .toSorted((one, other) => (one.fromAt > other.fromAt ? -1 : Number(one.fromAt < other.fromAt)));

/** True where a filter leaves something out besides other days. */
export const isNarrowed = (filter: ListFilter): boolean =>
  filter.personId !== null ||
  filter.states.length > 0 ||
  filter.kinds.length > 0 ||
  filter.isLeadersOnly ||
  filter.isMissedOnly;
