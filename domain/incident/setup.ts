import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { deadlinePolicy } from './deadline-policy.ts';
import { factKey } from './facts.ts';
import { levelOrNone } from './level.ts';
import { levelRule } from './level-rule.ts';
import { incidentClass, incidentKind, setupKey } from './taxonomy.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** What a template is for: what is said on the telephone, or written in a report. */
export const templateUse = z.enum([
  'phone-initial',
  'phone-followUp',
  'phone-final',
  'phone-internal',
  'phone-incoming',
  'written-initial',
  'written-followUp',
  'written-final',
  'bulletin',
  'special',
]);

/** What a template is for. */
export type TemplateUse = z.output<typeof templateUse>;

/** A text with gaps `{{死亡}}` and parts `{{#死亡}}…{{/死亡}}` that the unit writes. */
export const incidentTemplate = z.strictObject({
  id: setupKey,
  name: named(60),
  use: templateUse,
  /** Empty for every class; the first template that fits is taken. */
  classes: z.array(incidentClass).max(5),
  text: named(8000),
});

/** A text with gaps that the unit writes. */
export type IncidentTemplate = z.output<typeof incidentTemplate>;

/** Something to ask whoever reports an incident. */
export const incidentQuestion = z.strictObject({
  id: setupKey,
  text: named(200),
  /** Empty for every class, every kind. */
  classes: z.array(incidentClass).max(5),
  kinds: z.array(setupKey).max(100),
  /** The fact that the answer is; null where the answer is kept under the question. */
  fact: factKey.nullable(),
});

/** Something to ask whoever reports an incident. */
export type IncidentQuestion = z.output<typeof incidentQuestion>;

/** Who is called inside the unit (内部叫应), in the order of the list. */
export const callTreeLine = z.strictObject({
  id: setupKey,
  /** What people call the place: 带班领导, 分管领导, 主要领导, 应急办主任. */
  role: named(60),
  /** Who it is; null where it is whoever holds the duty, or is looked up then. */
  personId: personId.nullable(),
  /** Taken from the running shift; null where it is a person or a place. */
  duty: z.enum(['leader', 'chief']).nullable(),
  levels: z.array(levelOrNone).max(5),
  isForSensitive: z.boolean(),
  /** Minutes from 接报 within which the person is called; null at once and without a number. */
  minutes: z.int().min(1).max(1440).nullable(),
});

/** Who is called inside the unit. */
export type CallTreeLine = z.output<typeof callTreeLine>;

/** Somebody outside who gets reports, with the number that is dialled. */
export const incidentRecipient = z.strictObject({
  name: named(100),
  phone: printable(60),
  note: printable(200),
});

/** A duty room that is checked (查岗). */
export const checkedRoom = z.strictObject({
  id: setupKey,
  name: named(100),
  group: printable(60),
  phone: printable(60),
  note: printable(200),
  isOn: z.boolean(),
});

/** A duty room that is checked. */
export type CheckedRoom = z.output<typeof checkedRoom>;

/** How a bulletin (值班快报, 专报) is headed and whom it goes to. */
export const bulletinForm = z.strictObject({
  kind: z.enum(['bulletin', 'special']),
  head: named(60),
  to: z.array(named(100)).max(20),
  copyTo: z.array(named(100)).max(20),
});

/** How incidents are sorted, graded, timed, told and checked: the unit's data, none of it constants of the program. */
export const incidentSetup = z.strictObject({
  kinds: z.array(incidentKind).min(1).max(400),
  levelRules: z.array(levelRule).max(400),
  policies: z.array(deadlinePolicy).max(80),
  templates: z.array(incidentTemplate).min(1).max(80),
  questions: z.array(incidentQuestion).max(400),
  callTree: z.array(callTreeLine).max(60),
  recipients: z.array(incidentRecipient).max(100),
  bulletins: z.array(bulletinForm).length(2),
  rooms: z.array(checkedRoom).max(400),
  /** Rooms that were picked within so many days are left out of a pick as long as others are there. */
  spareDays: z.int().min(0).max(366),
  /** An answer after more rings than this is late (铃响三声内). */
  mostRings: z.int().min(1).max(20),
});

/** How incidents are sorted, graded, timed, told and checked. */
export type IncidentSetup = z.output<typeof incidentSetup>;
