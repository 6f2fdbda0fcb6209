import type { OfficialDay } from '../calendar/official-day.ts';
import { isNight } from './duty-hours.ts';
import type { Minutes, TurnCounts } from './problem.ts';
import type { DutyPlan } from './duty-plan.ts';

/** What the ledger counts, each apart. */
export const countedKinds = ['points', 'workday', 'restday', 'holiday', 'makeup', 'edge', 'night'] as const;

/** Counts made by asking for each kind. */
export const countsBy = (count: (kind: (typeof countedKinds)[number]) => number): TurnCounts => ({
  points: count('points'),
  workday: count('workday'),
  restday: count('restday'),
  holiday: count('holiday'),
  makeup: count('makeup'),
  edge: count('edge'),
  night: count('night'),
});

/** Nothing of any kind. */
export const noCounts: TurnCounts = countsBy(() => 0);

/** Counts added up. */
export const sumOfCounts = (all: readonly TurnCounts[]): TurnCounts =>
  countsBy((kind) => all.reduce((sum, counts) => sum + counts[kind], 0));

/** What one count is above another. */
export const differenceOfCounts = (above: TurnCounts, below: TurnCounts): TurnCounts =>
  countsBy((kind) => above[kind] - below[kind]);

/** Whole counts in hundredths. */
export const inHundredths = (counts: TurnCounts): TurnCounts => countsBy((kind) => counts[kind] * 100);

/** What a duty on a day counts: its type, the first or last day of a holiday and a night apart, and points by the weights. */
export function countsOfDuty(
  { day, type, place }: OfficialDay,
  span: Minutes,
  { setup, station }: Pick<DutyPlan, 'setup' | 'station'>,
): TurnCounts {
  const { weights } = setup.rules;
  const isEdge = type === 'holiday' && place !== null && (place.index === 1 || place.index === place.of);
  const edge = isEdge ? 1 : 0;
  const night = isNight(span, day, station) ? 1 : 0;
  const points = weights[type] + edge * weights.edge + night * weights.night;
  return { ...noCounts, [type]: 1, edge, night, points };
}
