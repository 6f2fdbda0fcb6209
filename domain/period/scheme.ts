import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { rotaKey } from '../rota/setup.ts';
import { deskDuty } from '../shift/shift.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** Names a tier, a pool, a scheme or a body for ever. */
export const periodKey = z.string().min(1).max(40).refine(isPrintable, 'unprintable');

/** What people of a tier do: 在岗 are on duty, 备勤 wait to be called, 休息 rest. */
export const tierKind = z.enum(['duty', 'standby', 'rest']);

/** What people of a tier do. */
export type TierKind = z.output<typeof tierKind>;

/** Where people of a tier have to be: 值班室(岗位)在岗, 不离开本地, 保持通讯畅通, 不限. */
export const tierPlace = z.enum(['room', 'town', 'reachable', 'anywhere']);

/** One tier of a scheme (在岗, 备勤, 休息); a person is in one a day. */
export const schemeTier = z.strictObject({
  key: periodKey,
  name: named(20),
  kind: tierKind,
  place: tierPlace,
  /** Minutes within which somebody who is called has to be there; null where the unit has not said so, no public rule does. */
  arriveMinutes: z.int().min(1).max(1440).nullable(),
  mayLeaveTown: z.boolean(),
});

/** One tier of a scheme. */
export type SchemeTier = z.output<typeof schemeTier>;

/** How many people of a pool a tier has a day: a head count, or a share of those who are there and are not asked for by head count. */
export const tierDemand = z.strictObject({
  tierKey: periodKey,
  by: z.enum(['heads', 'parts']),
  amount: z.int().min(0).max(200),
});

/** How many people of a pool a tier has a day. */
export type TierDemand = z.output<typeof tierDemand>;

/** People who are shared out among the tiers apart from others: leaders, 中层, staff. */
export const schemePool = z.strictObject({
  key: periodKey,
  name: named(20),
  isLeaders: z.boolean(),
  /** What the desk calls those of it who are on duty. */
  duty: deskDuty,
  /** True where one of those on duty a day is the first among them (主班, 值班长). */
  hasLead: z.boolean(),
  /** Place in the shift pattern of the station; null is the whole duty day. */
  shift: z.int().min(0).max(7).nullable(),
  /** Groups of the rota whose members usually make the pool. */
  groupIds: z.array(rotaKey).max(10),
  demands: z.array(tierDemand).max(6),
});

/** People who are shared out among the tiers apart from others. */
export type SchemePool = z.output<typeof schemePool>;

/** How people are shared out in an important period (值守方案): 三三制, 三级值班, 双带班, 双人双岗, 带班–值班–待命. */
export const scheme = z.strictObject({
  id: periodKey,
  name: named(40),
  /** Whose rule it is; empty where nobody's. */
  source: printable(200),
  /** What the source leaves open and the unit has to set. */
  note: printable(500),
  tiers: z.array(schemeTier).min(1).max(6),
  pools: z.array(schemePool).min(1).max(6),
  /** How many days somebody stays in a tier; 1 changes daily. */
  blockDays: z.int().min(1).max(31),
  /** True where somebody who was on duty should not be on duty on the next day. */
  restsAfterDuty: z.boolean(),
});

/** How people are shared out in an important period. */
export type Scheme = z.output<typeof scheme>;
