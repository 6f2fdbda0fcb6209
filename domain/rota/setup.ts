import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { deskDuty } from '../shift/shift.ts';
import { isoDay } from '../time/instant.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = z.string().trim().min(1).max(40).refine(isPrintable, 'unprintable');

/** Names a group or a post for ever. */
export const rotaKey = z.string().min(1).max(64);

/** Somebody who takes turns in a group, from the first to the last day of membership; null is open. */
export const groupMember = z.strictObject({
  personId,
  fromDay: isoDay.nullable(),
  untilDay: isoDay.nullable(),
});

/** Somebody who takes turns in a group. */
export type GroupMember = z.output<typeof groupMember>;

/** People who take turns, in the order of the directory. */
export const rotaGroup = z.strictObject({
  id: rotaKey,
  name: named,
  members: z.array(groupMember).max(200),
});

/** People who take turns. */
export type RotaGroup = z.output<typeof rotaGroup>;

/** How many days one turn lasts: a day, both days of a weekend, Friday to Sunday, or Monday to Sunday. */
export const rotaBlock = z.enum(['day', 'weekend', 'friday-to-sunday', 'week']);

/** How many days one turn lasts. */
export type RotaBlock = z.output<typeof rotaBlock>;

/** How a post is filled: by directory order with a cursor for each type of day, or fairly over the years. */
export const rotaWay = z.enum(['rotation', 'fair']);

const headcount = z.int().min(0).max(9);

/** What people are on duty as, and how many of them on which days. */
export const rotaPost = z.strictObject({
  id: rotaKey,
  name: named,
  /** What the desk calls it; `standby` (备勤) waits and does not sign into the shift. */
  duty: z.enum([...deskDuty.options, 'standby']),
  /** The groups whose members may fill it. */
  groupIds: z.array(rotaKey).min(1).max(10),
  /** Place in the shift pattern of the station; null is the whole duty day. */
  shift: z.int().min(0).max(7).nullable(),
  count: z.strictObject({
    workday: headcount,
    restday: headcount,
    holiday: headcount,
    makeup: headcount,
    /** At least so many on a day of a sensitive period, whatever its type. */
    sensitive: headcount,
  }),
  block: rotaBlock,
  way: rotaWay,
});

/** What people are on duty as. */
export type RotaPost = z.output<typeof rotaPost>;

const span = { personId, fromDay: isoDay.nullable(), untilDay: isoDay.nullable(), reason: printable(200) };

/** Days on which somebody is not put on duty; `left` days of a leaving person come from the group and the directory. */
export const unavailability = z.strictObject(span);

/** Days on which somebody is not put on duty. */
export type Unavailability = z.output<typeof unavailability>;

/** Duties that somebody is spared: all of them, those in the night, or those of one kind of day. */
export const exemption = z.strictObject({
  ...span,
  what: z.enum(['all', 'night', 'restday', 'holiday']),
});

/** Duties that somebody is spared. */
export type Exemption = z.output<typeof exemption>;

const points = z.int().min(0).max(1000);

/** What a duty counts in the ledger of years, in points; `edge` and `night` are added to the type of day. */
export const rotaWeights = z.strictObject({
  workday: points,
  restday: points,
  holiday: points,
  makeup: points,
  /** The first and the last day of a holiday. */
  edge: points,
  /** A shift of which at least half lies between 22:00 and 06:00. */
  night: points,
});

/** The rules that no rota breaks, and what fairness counts; the customer's numbers. */
export const rotaRules = z.strictObject({
  /** Hours between the end of one duty of a person and the begin of the next, in whatever post. */
  restHours: z.int().min(0).max(240),
  /** True where somebody may have two duties on days that follow one another. */
  allowsRunning: z.boolean(),
  /** Two people who are never on duty at one time (党政正职). */
  apart: z.array(z.strictObject({ people: z.tuple([personId, personId]), reason: printable(200) })).max(40),
  exemptions: z.array(exemption).max(400),
  unavailable: z.array(unavailability).max(2000),
  weights: rotaWeights,
  /** In a rotation: who was passed over because of an absence takes the next possible turn, or loses it. */
  skipped: z.enum(['made-up', 'lost']),
  /** A month is published at least this many days before it begins. */
  publishDays: z.int().min(0).max(60),
  /** What people had served before the console counted, in points against their share. */
  opening: z.array(z.strictObject({ personId, points: z.int().min(-100_000).max(100_000) })).max(400),
});

/** The rules that no rota breaks, and what fairness counts. */
export type RotaRules = z.output<typeof rotaRules>;

/** A sensitive or otherwise important stretch of days (重要时段). */
export const sensitivePeriod = z.strictObject({ name: named, fromDay: isoDay, untilDay: isoDay });

/** How duty is organised in this room: who takes turns, at what, under which rules. */
export const rotaSetup = z.strictObject({
  groups: z.array(rotaGroup).max(20),
  posts: z.array(rotaPost).max(20),
  sensitive: z.array(sensitivePeriod).max(100),
  rules: rotaRules,
});

/** How duty is organised in this room. */
export type RotaSetup = z.output<typeof rotaSetup>;
