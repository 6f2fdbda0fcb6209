import { z } from 'zod';
import { incidentLevel } from '../incident/level.ts';
import { incidentClass } from '../incident/taxonomy.ts';
import { isPrintable } from '../log/entry.ts';
import { instant } from '../time/instant.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const count = z.int().min(0).max(1_000_000);

/** An incident in one sentence, as a daily report tells it. */
export const productIncident = z.strictObject({
  /** The number of the reporting room. */
  number: printable(20),
  title: printable(200),
  kindName: printable(60),
  class: incidentClass.nullable(),
  level: incidentLevel.nullable(),
  isSensitive: z.boolean(),
  place: printable(200),
  occurredAt: instant.nullable(),
  receivedAt: instant,
  state: z.enum(['open', 'closed']),
  deaths: count.nullable(),
  missing: count.nullable(),
  trapped: count.nullable(),
  injured: count.nullable(),
  /** 一句话: what happened and what was done. */
  line: printable(600),
});

/** An incident in one sentence, as a daily report tells it. */
export type ProductIncident = z.output<typeof productIncident>;

/** What a span came to, in numbers that can be added up over rooms and years. */
export const productFigures = z.strictObject({
  /** 值班记录. */
  entries: count,
  /** 来电. */
  calls: count,
  /** 领导批示指示. */
  orders: count,
  /** 预警. */
  warnings: count,
  /** 突发事件, received in the span. */
  incidents: count,
  deaths: count,
  missing: count,
  injured: count,
  /** 信息报送: reports that were due, and those of them that were late. */
  reportsDue: count,
  reportsLate: count,
  /** 未办结事项 at the end of the span. */
  openMatters: count,
  /** 外出领导. */
  leadersAway: count,
  /** 查岗, and those of them with a fault. */
  checks: count,
  faultyChecks: count,
});

/** What a span came to, in numbers that can be added up over rooms and years. */
export type ProductFigures = z.output<typeof productFigures>;

/** The names of the numbers, in the order in which tables show them. */
export const figureKeys = productFigures.keyof().options;
