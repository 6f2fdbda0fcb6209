import type { PlannedDuty } from '#contract/methods/rota-nouns';
import { monthOf } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import { heldDays, dutiesOn } from '../period/held-days.ts';
import type { Read } from '../room.ts';
import { publishedBetween } from '../store/rota-versions.ts';
import { plannedBetween } from './planned-duties.ts';

/**
 * Published duties of the duty days from `fromDay` to `untilDay`, whoever arranged them: of the months, and on days that go by an
 * important period of its table.
 */
export function plannedOver(room: Read, fromDay: IsoDay, untilDay: IsoDay): readonly PlannedDuty[] {
  const { sqlite } = room.store;
  const held = heldDays(sqlite, fromDay, untilDay);
  const months = publishedBetween(sqlite, monthOf(fromDay), monthOf(untilDay));
  const ofMonths = plannedBetween(months, fromDay, untilDay).filter(({ day }) => !held.has(day));
  if (held.size === 0) return ofMonths;
  return [...ofMonths, ...[...held].flatMap(([day, by]) => dutiesOn(by, day))].toSorted((one, other) =>
    one.day.localeCompare(other.day),
  );
}
