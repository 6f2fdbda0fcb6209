import { z } from 'zod';
import { personId } from '../people/person.ts';
import { addDays, daysBetween, type IsoDay, isoDay } from '../time/instant.ts';
import { rotaKey } from './setup.ts';

/** A month, `2026-12`. */
export const isoMonth = z
  .string()
  .regex(/^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/)
  .brand<'IsoMonth'>();

/** A month, `2026-12`. */
export type IsoMonth = z.output<typeof isoMonth>;

/** The month that a day lies in. */
export const monthOf = (day: IsoDay): IsoMonth => day.slice(0, 7) as IsoMonth;

/** The month `months` after another; negative values go back. */
export function addMonths(month: IsoMonth, months: number): IsoMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  // Two digits by padding; years keep four in the range that days have.
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}` as IsoMonth;
}

// Every month has a first day.
const firstOf = (month: IsoMonth): IsoDay => `${month}-01` as IsoDay;

/** The first and the last day of a month. */
export const edgesOfMonth = (month: IsoMonth): { readonly fromDay: IsoDay; readonly untilDay: IsoDay } => ({
  fromDay: firstOf(month),
  untilDay: addDays(firstOf(addMonths(month, 1)), -1),
});

/** The days of a month in order. */
export function daysOfMonth(month: IsoMonth): readonly IsoDay[] {
  const { fromDay, untilDay } = edgesOfMonth(month);
  return daysBetween(fromDay, untilDay);
}

/** Where somebody is on duty: the duty day, the post and the seat in it, counted from 0. */
export const dutyPlace = z.strictObject({ day: isoDay, postId: rotaKey, seat: z.int().min(0).max(199) });

/** Where somebody is on duty. */
export type DutyPlace = z.output<typeof dutyPlace>;

/** One square of a rota: who is on duty there. */
export const rotaDuty = dutyPlace.extend({
  /** Who serves; null is a gap. */
  personId: personId.nullable(),
  /** Whose turn it is in a rotation, whoever serves; the rotation goes on from here. Null where fairness decided. */
  turnOf: personId.nullable(),
  /** True where somebody decided it by hand; generation leaves it alone. */
  isPinned: z.boolean(),
});

/** One square of a rota. */
export type RotaDuty = z.output<typeof rotaDuty>;

/** Names a place as a text, for maps. */
export const placeKey = ({ day, postId, seat }: DutyPlace): string => `${day} ${seat} ${postId}`;
