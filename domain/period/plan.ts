import { z } from 'zod';
import { personId } from '../people/person.ts';
import { isoDay } from '../time/instant.ts';
import { periodKey } from './scheme.ts';

/** One person on one day of a period: in which tier, as one of which pool. */
export const planCell = z.strictObject({
  day: isoDay,
  personId,
  poolKey: periodKey,
  tierKey: periodKey,
  /** True for the first of those on duty (主班) in a pool that has one. */
  isLead: z.boolean(),
  /** True where somebody decided it by hand; generation leaves it alone. */
  isPinned: z.boolean(),
});

/** One person on one day of a period. */
export type PlanCell = z.output<typeof planCell>;

/** The cells of a period, at most 200 people over 120 days. */
export const planCells = z.array(planCell).max(24_000);

/** Names a person on a day as a text, for maps. */
export const cellKey = ({ day, personId: person }: Pick<PlanCell, 'day' | 'personId'>): string =>
  `${day} ${person}`;

/** One change between two versions of a plan: the tiers before and after; null is in none. */
export const planChange = z.strictObject({
  day: isoDay,
  personId,
  before: periodKey.nullable(),
  after: periodKey.nullable(),
});

/** One change between two versions of a plan. */
export type PlanChange = z.output<typeof planChange>;

/** What differs between two plans of a period, in order of days and people; another first on duty is a change too. */
export function planChanges(before: readonly PlanCell[], after: readonly PlanCell[]): readonly PlanChange[] {
  const had = new Map(before.map((cell) => [cellKey(cell), cell]));
  const has = new Map(after.map((cell) => [cellKey(cell), cell]));
  return [...new Map([...had, ...has]).entries()]
    .flatMap(([key, { day, personId: person }]) => {
      const [old, now] = [had.get(key), has.get(key)];
      const isSame = old?.tierKey === now?.tierKey && (old?.isLead ?? false) === (now?.isLead ?? false);
      return isSame
        ? []
        : [{ day, personId: person, before: old?.tierKey ?? null, after: now?.tierKey ?? null }];
    })
    .toSorted((one, other) => one.day.localeCompare(other.day) || one.personId.localeCompare(other.personId));
}
