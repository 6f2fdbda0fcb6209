import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { clockTime, instant, isoDay } from '../time/instant.ts';
import { periodKey, scheme } from './scheme.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** Names an important period for ever. */
export const periodId = z.string().min(1).max(64).brand<'PeriodId'>();

/** Names an important period for ever. */
export type PeriodId = z.output<typeof periodId>;

/** Why days are important: 法定节假日, 重要会议, 汛期, 防火期, 重大活动, 应急响应, 敏感时段, 其他. */
export const periodKind = z.enum([
  'holiday',
  'meeting',
  'flood',
  'fire',
  'event',
  'emergency',
  'sensitive',
  'other',
]);

/** Why days are important. */
export type PeriodKind = z.output<typeof periodKind>;

/** People of one pool in a part of a period; `leads` are those who may be the first on duty, everybody where it is empty. */
export const partPool = z.strictObject({
  key: periodKey,
  people: z.array(personId).max(200),
  leads: z.array(personId).max(200),
});

/** The days of a period from one on, up to the next part, and the scheme that holds in them. */
export const periodPart = z.strictObject({
  fromDay: isoDay,
  /** The scheme as it was chosen; later changes of the room's schemes do not change it. */
  scheme,
  pools: z.array(partPool).max(6),
});

/** The days of a period from one on and the scheme that holds in them. */
export type PeriodPart = z.output<typeof periodPart>;

/** When the table of a period is due: so many days before it begins at a time of day; for one that begins at once, hours after it was declared. */
export const rosterRule = z.strictObject({
  daysBefore: z.int().min(0).max(60),
  at: clockTime,
  urgentHours: z.int().min(0).max(72),
});

/** When the table of a period is due. */
export type RosterRule = z.output<typeof rosterRule>;

/** When the report of each day of a period is due. */
export const dailyRule = z.strictObject({ at: clockTime });

/** What a superior body wants of a period: its table, and a report of each day. */
export const periodBody = z.strictObject({
  bodyId: periodKey,
  name: named(60),
  roster: rosterRule.nullable(),
  daily: dailyRule.nullable(),
});

/** What a superior body wants of a period. */
export type PeriodBody = z.output<typeof periodBody>;

/** What is said of a period when it is declared. */
export const periodFields = z.strictObject({
  kind: periodKind,
  name: named(60),
  fromDay: isoDay,
  untilDay: isoDay,
  /** Of periods with tables of their own on one day the one with the highest rank holds; of the same rank the one that was declared last. */
  rank: z.int().min(1).max(9),
  /** The notice that declares it. */
  basis: printable(200),
  /** True where the rota fills its posts as in a sensitive period. */
  isSensitive: z.boolean(),
  /** Empty where the room goes on by its rota. The first begins with the period. */
  parts: z.array(periodPart).max(20),
  bodies: z.array(periodBody).max(20),
  note: printable(500),
});

/** What is said of a period when it is declared. */
export type PeriodFields = z.output<typeof periodFields>;

/** The steps that a period takes: 设立, 变更, 撤销, 结束. */
export const periodAct = z.enum(['declared', 'changed', 'cancelled', 'closed']);

/** The steps that a period takes. */
export type PeriodAct = z.output<typeof periodAct>;

/** An important period (重要时段) after its newest step. */
export const period = z.strictObject({
  id: periodId,
  /** Numbered from 1 in each year in which they were declared, without a gap. */
  year: z.int(),
  no: z.int().positive(),
  fields: periodFields,
  state: z.enum(['declared', 'cancelled', 'closed']),
  declaredAt: instant,
});

/** An important period after its newest step. */
export type Period = z.output<typeof period>;

/** The rank that a period of a kind usually has: what is declared suddenly stands above what lasts for months. */
export const usualRank: Readonly<Record<PeriodKind, number>> = {
  emergency: 9,
  meeting: 7,
  event: 6,
  holiday: 5,
  sensitive: 4,
  other: 3,
  flood: 2,
  fire: 1,
};

/** The number by which people call a period: `2026-03`. */
export const periodNumber = ({ year, no }: Pick<Period, 'year' | 'no'>): string =>
  `${year}-${String(no).padStart(2, '0')}`;
