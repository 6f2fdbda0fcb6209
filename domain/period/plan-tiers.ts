import type { PlanFrame } from './frame.ts';
import type { PeriodPart } from './period.ts';
import type { PlanCell } from './plan.ts';
import type { SchemeTier } from './scheme.ts';

/** The part that holds on a day of a frame; undefined where another period holds it or none does. */
export function partOfDay(frame: PlanFrame, day: string): PeriodPart | undefined {
  const index = frame.days.find((one) => one.day === day)?.part ?? null;
  return index === null ? undefined : frame.parts[index];
}

/** The tier that a cell names; undefined where the day's scheme has none with that key. */
export const tierOf = (
  frame: PlanFrame,
  { day, tierKey }: Pick<PlanCell, 'day' | 'tierKey'>,
): SchemeTier | undefined => partOfDay(frame, day)?.scheme.tiers.find(({ key }) => key === tierKey);
