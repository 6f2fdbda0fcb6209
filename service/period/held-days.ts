import type { PlannedDuty } from '#contract/methods/rota-nouns';
import { periodPostId } from '#domain/period/duty-post';
import { partOn, type Holding } from '#domain/period/holds';
import { type Period, periodNumber } from '#domain/period/period';
import type { SchemePool, SchemeTier } from '#domain/period/scheme';
import { dutySpan } from '#domain/rota/duty-span';
import type { DeskDuty } from '#domain/shift/shift';
import type { IsoDay } from '#domain/time/instant';
import { hasPeriods, periodsMeeting } from '../store/periods.ts';
import { publishedPlan, type PublishedPlan } from '../store/period-plans.ts';
import type { Sqlite } from '../store/sql.ts';

/** A period with the published table that days go by. */
export type HeldBy = { readonly period: Period; readonly plan: PublishedPlan };

/** Higher rank first, and of the same rank what was declared last. */
const inRank = (one: Holding, other: Holding): number =>
  other.fields.rank - one.fields.rank ||
  Number(one.declaredAt < other.declaredAt) - Number(one.declaredAt > other.declaredAt) ||
  one.id.localeCompare(other.id);

/**
 * The days from `from` to `until` that go by the published table of a period instead of the rota, each with the period. A period
 * that was declared and has no published table takes no day, and one that has no scheme any more gives its days back.
 */
export function heldDays(sqlite: Sqlite, from: IsoDay, until: IsoDay): ReadonlyMap<IsoDay, HeldBy> {
  if (!hasPeriods(sqlite)) return new Map();
  const held = new Map<IsoDay, HeldBy>();
  const ranked = periodsMeeting(sqlite, from, until)
    .map(({ period }) => period)
    .filter(({ state }) => state !== 'cancelled')
    .toSorted(inRank);
  for (const period of ranked) {
    const plan = publishedPlan(sqlite, period.id);
    if (plan === undefined) continue;
    for (const day of plan.body.days)
      if (day >= from && day <= until && !held.has(day) && partOn(period, day) >= 0)
        held.set(day, { period, plan });
  }
  return held;
}

/** One person on a day of a published table, with the tier and the pool. */
export type HeldCell = {
  readonly cell: PublishedPlan['body']['cells'][number];
  readonly part: number;
  readonly pool: SchemePool;
  readonly tier: SchemeTier;
  /** Where the pool and the tier stand in the part, and the person in the pool. */
  readonly at: { readonly pool: number; readonly tier: number; readonly person: number };
};

// A year of days of a table of a hundred people is asked for day by day.
const byDay = new WeakMap<PublishedPlan, ReadonlyMap<IsoDay, PublishedPlan['body']['cells']>>();

/** The cells of a published table on a day. */
function cellsOfDay(plan: PublishedPlan, day: IsoDay): PublishedPlan['body']['cells'] {
  const days = byDay.get(plan) ?? Map.groupBy(plan.body.cells, (cell) => cell.day);
  byDay.set(plan, days);
  return days.get(day) ?? [];
}

/** Everybody on a day of a published table, in order of tiers, pools and people. */
export function cellsOn(plan: PublishedPlan, day: IsoDay): readonly HeldCell[] {
  const { body } = plan;
  const index = body.parts.findLastIndex(({ fromDay }) => fromDay <= day);
  const part = body.parts[index];
  if (part === undefined) return [];
  const { pools, tiers } = part.scheme;
  return cellsOfDay(plan, day)
    .flatMap((cell): HeldCell | readonly HeldCell[] => {
      const at = {
        pool: pools.findIndex(({ key }) => key === cell.poolKey),
        tier: tiers.findIndex(({ key }) => key === cell.tierKey),
        person: part.pools.find(({ key }) => key === cell.poolKey)?.people.indexOf(cell.personId) ?? -1,
      };
      const [pool, tier] = [pools[at.pool], tiers[at.tier]];
      return pool === undefined || tier === undefined ? [] : { cell, part: index, pool, tier, at };
    })
    .toSorted(
      (one, other) =>
        one.at.tier - other.at.tier ||
        one.at.pool - other.at.pool ||
        Number(other.cell.isLead) - Number(one.cell.isLead) ||
        one.at.person - other.at.person,
    );
}

/** What the desk calls somebody of a tier: the first on duty is the chief, others of the same pool then are deputies. */
function dutyOf({ cell, pool, tier }: HeldCell): DeskDuty | 'standby' {
  if (tier.kind === 'standby') return 'standby';
  if (cell.isLead) return 'chief';
  return pool.hasLead && pool.duty === 'chief' ? 'deputy' : pool.duty;
}

/** The published duties of one day that goes by a period, those on duty and on standby; nobody who rests. */
export function dutiesOn({ period, plan }: HeldBy, day: IsoDay): readonly PlannedDuty[] {
  const names = new Map(plan.body.people.map(({ id, name }) => [id, name]));
  const number = periodNumber(period);
  return cellsOn(plan, day)
    .filter(({ tier }) => tier.kind !== 'rest')
    .flatMap((held): PlannedDuty | readonly PlannedDuty[] => {
      const { cell, part, pool, tier, at } = held;
      const hours = plan.body.hours.find(({ poolKey }) => poolKey === `${part} ${pool.key}`);
      if (hours === undefined) return [];
      return {
        day,
        postId: periodPostId(number, { part, pool: at.pool, tier: at.tier }),
        postName: `${pool.name}·${tier.name}`,
        duty: dutyOf(held),
        shift: pool.shift,
        // Of the person in the pool, so that it stays the same whoever else is there.
        seat: Math.max(0, at.person),
        ...dutySpan(day, hours, plan.body),
        personId: cell.personId,
        personName: names.get(cell.personId) ?? '',
      };
    });
}
