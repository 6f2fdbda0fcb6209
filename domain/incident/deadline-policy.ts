import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { isoDay } from '../time/instant.ts';
import { levelOrNone } from './level.ts';
import { incidentClass, setupKey } from './taxonomy.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** What a clock starts from: 发生 (occurred), 获悉 (learned), 接报 (received). */
export const clockStart = z.enum(['occurred', 'learned', 'received']);

/** What meets a stage: a telephone call, a written report, or either. */
export const stageManner = z.enum(['phone', 'written', 'any']);

/** What meets a stage. */
export type StageManner = z.output<typeof stageManner>;

/** One line of a policy: by when whom has to know, of incidents of which levels. */
export const policyStage = z.strictObject({
  key: setupKey,
  label: named(40),
  manner: stageManner,
  /** Minutes from the start of the clock; null where it says at once and names no number. */
  minutes: z.int().min(1).max(100_000).nullable(),
  /** 最迟: a hard limit; otherwise 力争, a target. */
  isHard: z.boolean(),
  clockStart,
  /** Levels that it covers; `none` incidents that nobody has graded yet. */
  levels: z.array(levelOrNone).max(5),
  /** Whether it covers sensitive incidents whatever their level. */
  isForSensitive: z.boolean(),
  /** Who has to know; every one has an own clock and receipt. */
  to: z.array(named(100)).min(1).max(20),
});

/** One line of a policy. */
export type PolicyStage = z.output<typeof policyStage>;

/** A rule on when incidents are reported (报告时限), as data. */
export const deadlinePolicy = z.strictObject({
  id: setupKey,
  name: named(60),
  /** The document that says so: `淄政办字〔2016〕15号`. */
  source: printable(300),
  note: printable(1000),
  isOn: z.boolean(),
  /** Holds for incidents that were received from this day on, until that day inclusive; null without an end. */
  fromDay: isoDay.nullable(),
  untilDay: isoDay.nullable(),
  /** Empty for every class, every kind. */
  classes: z.array(incidentClass).max(5),
  kinds: z.array(setupKey).max(100),
  stages: z.array(policyStage).min(1).max(30),
  followUp: z.strictObject({
    /** Minutes after each written report by which the next 续报 is due; null where none is asked for by time. */
    everyMinutes: z.int().min(10).max(100_000).nullable(),
    /** Whether a 终报 is owed before the incident is closed. */
    isFinalRequired: z.boolean(),
  }),
  /** Shares of the time, in percent, after which a stage is announced. */
  warnAtPercent: z.array(z.int().min(1).max(99)).max(3),
});

/** A rule on when incidents are reported (报告时限), as data. */
export type DeadlinePolicy = z.output<typeof deadlinePolicy>;
