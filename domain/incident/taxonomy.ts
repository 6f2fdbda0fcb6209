import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** Names a part of the set-up of incidents for ever: a kind, a rule, a policy, a template, a room. */
export const setupKey = z.string().regex(/^[\w.:-]{1,64}$/);

/** 自然灾害, 事故灾难, 公共卫生事件, 社会安全事件, 其他. */
export const incidentClass = z.enum(['natural', 'accident', 'health', 'security', 'other']);

/** 自然灾害, 事故灾难, 公共卫生事件, 社会安全事件, 其他. */
export type IncidentClass = z.output<typeof incidentClass>;

/** One kind of incident of the unit's taxonomy. */
export const incidentKind = z.strictObject({
  id: setupKey,
  class: incidentClass,
  /** What stands together under one heading: 水旱, 气象; may be empty. */
  group: printable(40),
  name: named(60),
  /** The code of GB/T 35561 or of a local standard, where the unit knows it. */
  stdCode: printable(40).nullable(),
  isOn: z.boolean(),
});

/** One kind of incident of the unit's taxonomy. */
export type IncidentKind = z.output<typeof incidentKind>;
