import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { absenceKind, absenceReach } from './absence.ts';
import { dayParts } from './edge.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
const key = z.string().min(1).max(64);

/** A rank by which rules differ: 主要负责人, 班子成员, 中层, 工作人员; named by the unit. */
export const absenceRank = z.strictObject({
  id: key,
  name: named(40),
  /** True where its people are leaders, who are counted present or away. */
  isLeader: z.boolean(),
});

/** A rank by which rules differ. */
export type AbsenceRank = z.output<typeof absenceRank>;

/** Which absences a rule speaks of; an empty list means all. */
const applies = {
  ranks: z.array(key).max(20),
  reaches: z.array(absenceReach).max(4),
  kinds: z.array(absenceKind).max(20),
  /** Longer than so many half days; 0 is any length. */
  overHalfDays: z.int().min(0).max(2000),
  /** Up to so many half days; null is without end. */
  upToHalfDays: z.int().min(0).max(2000).nullable(),
  /** True where it speaks only of absences that touch a rest day or a holiday. */
  isForHolidays: z.boolean(),
};

const ruleBase = {
  id: key,
  /** The sentence of the rule as the unit's paper has it. */
  text: printable(300),
  /** The paper it comes from, `北卫发〔2018〕45号`. */
  source: printable(200),
  isAdvice: z.boolean(),
  ...applies,
};

/** One rule of the registry. */
export const absenceRule = z.discriminatedUnion('kind', [
  /** Who has to approve, and how; of several that speak of an absence the first holds. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal('approval'),
    approver: named(100),
    manner: z.enum(['oral', 'written', 'meeting']),
    /** True where the number of the approval has to be kept. */
    needsDocument: z.boolean(),
  }),
  /** How long before the departure it has to be reported. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal('lead'),
    amount: z.int().min(0).max(240),
    unit: z.enum(['hours', 'days', 'workdays']),
    /** Where an emergency may be reported by telephone: within how many days the paper has to follow; null where it may not. */
    paperDays: z.int().min(0).max(60).nullable(),
  }),
  /** An approval that is so many days or more older than the departure is reported again in writing, some workdays before it. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal('stale'),
    days: z.int().min(1).max(365),
    workdays: z.int().min(0).max(30),
  }),
  /** A change is reported again; `withinHours` after it became known, or before the departure or return that it moves where null. */
  z.strictObject({ ...ruleBase, kind: z.literal('change'), withinHours: z.int().min(0).max(240).nullable() }),
  /** The return is recorded within so many days. */
  z.strictObject({ ...ruleBase, kind: z.literal('return'), days: z.int().min(0).max(60) }),
  /** What the form has to say. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal('field'),
    field: z.enum(['acting', 'contactPhone', 'companions', 'place', 'transport', 'arrangement', 'cause']),
  }),
  /** To whom the absence has to be reported. */
  z.strictObject({ ...ruleBase, kind: z.literal('report'), to: named(100) }),
]);

/** One rule of the registry. */
export type AbsenceRule = z.output<typeof absenceRule>;

/** A set of rules without the people of a unit, as it ships or is passed on. */
export const absencePreset = z.strictObject({
  /** Empty where nobody has chosen a set yet. */
  id: z.string().max(64),
  name: printable(60),
  source: printable(300),
  note: printable(500),
  ranks: z.array(absenceRank).min(1).max(20),
  /** The rank of everybody of whom nothing else is said. */
  usualRank: key,
  recipients: z.array(named(100)).max(20),
  rules: z.array(absenceRule).max(100),
  /** True where the two heads must not be away together and one presides for the other. */
  keepsHeadsApart: z.boolean(),
  /** Leaders who have to be there every day; 0 where nothing is asked. */
  floor: z.int().min(0).max(50),
  /** True where an acting leader must be there and act for one only. */
  checksActing: z.boolean(),
  /** Minutes after the planned return from which somebody is overdue. */
  graceMinutes: z.int().min(0).max(1440),
});

/** A set of rules without the people of a unit. */
export type AbsencePreset = z.output<typeof absencePreset>;

/** The rules of the registry in this room. */
export const absenceRules = absencePreset.extend({
  dayParts,
  /** Ranks of single people. */
  people: z.array(z.strictObject({ personId, rankId: key })).max(2000),
  /** The two heads, or the head and the standing deputy, who are not away together. */
  heads: z.array(z.strictObject({ people: z.tuple([personId, personId]), reason: printable(200) })).max(20),
});

/** The rules of the registry in this room. */
export type AbsenceRules = z.output<typeof absenceRules>;
