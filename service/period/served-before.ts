import type { PersonId } from '#domain/people/person';
import { edgesOf } from '#domain/period/edges';
import type { PlanFrame } from '#domain/period/frame';
import { addMonths, monthOf } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { plannedDutiesOf } from '../rota/planned-duties.ts';
import { officialDays } from '../store/calendar.ts';
import { publishedBetween } from '../store/rota-versions.ts';
import { cellsOn, heldDays } from './held-days.ts';

/** How many months of holidays and periods before a period are looked at: three years. */
const monthsBack = 36;

type Count = { duty: number; standby: number; edge: number };

/**
 * Days on duty, on standby and on first and last days that people had in important periods and on holidays of the rota in the
 * three years up to a day.
 */
export function servedBefore(
  room: Read,
  people: ReadonlySet<PersonId>,
  untilDay: IsoDay,
): PlanFrame['before'] {
  const { sqlite } = room.store;
  const firstMonth = addMonths(monthOf(untilDay), -monthsBack);
  // Every month has a first day.
  const fromDay = `${firstMonth}-01` as IsoDay;
  const counts = new Map<PersonId, Count>();
  const count = (personId: PersonId, kind: 'duty' | 'standby', isEdge: boolean): void => {
    if (!people.has(personId)) return;
    const known = counts.get(personId) ?? { duty: 0, standby: 0, edge: 0 };
    known[kind] += 1;
    if (isEdge && kind === 'duty') known.edge += 1;
    counts.set(personId, known);
  };
  const held = heldDays(sqlite, fromDay, untilDay);
  const months = publishedBetween(sqlite, firstMonth, monthOf(untilDay));
  if (held.size === 0 && months.length === 0) return [];
  const official = officialDays(sqlite, fromDay, untilDay);
  const edges = new Map<string, ReadonlySet<IsoDay>>();
  for (const [day, { period, plan }] of held) {
    const known = edges.get(period.id) ?? edgesOf(official, period);
    edges.set(period.id, known);
    for (const { cell, tier } of cellsOn(plan, day))
      if (tier.kind !== 'rest') count(cell.personId, tier.kind, known.has(day));
  }
  const holidays = new Map(official.filter(({ type }) => type === 'holiday').map((one) => [one.day, one]));
  for (const duty of months.flatMap(plannedDutiesOf)) {
    const holiday = holidays.get(duty.day);
    if (holiday === undefined || duty.personId === null || held.has(duty.day)) continue;
    const { place } = holiday;
    const isEdge = place !== null && (place.index === 1 || place.index === place.of);
    count(duty.personId, duty.duty === 'standby' ? 'standby' : 'duty', isEdge);
  }
  return [...counts].map(([personId, one]) => ({ personId, ...one }));
}
