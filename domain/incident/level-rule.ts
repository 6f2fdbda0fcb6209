import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { isoDay } from '../time/instant.ts';
import { figureKey } from './facts.ts';
import { incidentLevel } from './level.ts';
import { incidentClass, setupKey } from './taxonomy.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** One threshold: the sum of the figures is this number or more (以上 includes it). */
export const levelCondition = z.strictObject({
  figures: z.array(figureKey).min(1).max(6),
  atLeast: z.int().min(0).max(1_000_000_000_000),
});

/** What makes an incident of a level, by whose rule. */
export const levelRule = z.strictObject({
  id: setupKey,
  /** Whose rule: 国家, 邵东市. */
  jurisdiction: printable(60),
  text: named(200),
  source: printable(200),
  /** Empty for every class, every kind. */
  classes: z.array(incidentClass).max(5),
  kinds: z.array(setupKey).max(100),
  /** Every one of these has to be met. */
  all: z.array(levelCondition).min(1).max(6),
  /** The level; null where the rule only says that such an incident has to be reported whatever its level. */
  level: incidentLevel.nullable(),
  isOn: z.boolean(),
  fromDay: isoDay.nullable(),
  untilDay: isoDay.nullable(),
});

/** What makes an incident of a level, by whose rule. */
export type LevelRule = z.output<typeof levelRule>;
