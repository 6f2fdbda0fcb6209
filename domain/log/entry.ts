import { z } from 'zod';
import { personId } from '../people/person.ts';
import { type Instant, instant, isoDay, minutesBetween } from '../time/instant.ts';
import { category, fieldValues } from './categories.ts';

/** Names an entry for ever: the sequence number of its record in the chain. */
export const entryId = z.int().positive().brand<'EntryId'>();

/** Names an entry for ever. */
export type EntryId = z.output<typeof entryId>;

/** 特提, 特急, 加急, 平急, as telegrams are graded. */
export const urgency = z.enum(['flash', 'most-urgent', 'urgent', 'routine']);

/** 待办, 在办, 办结, 转下班. */
export const matterState = z.enum(['todo', 'doing', 'done', 'carried']);

/** How far a matter is. */
export type MatterState = z.output<typeof matterState>;

/** True while a matter has to be looked after. */
export const isOpen = (state: MatterState): boolean => state !== 'done';

/** Who was at the other end: the caller, the sender, the visitor. */
export const counterpart = z.strictObject({
  unit: z.string().max(200),
  name: z.string().max(100),
  post: z.string().max(100),
  phone: z.string().max(60),
});

/** A tie between two entries; `closes` also settles the matter it points to. */
export const entryLink = z.strictObject({ entryId, kind: z.enum(['relates', 'closes']) });

/** A file kept with an entry, found by the SHA-256 of its bytes. */
export const attachment = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(255),
  size: z.int().min(0),
});

/** A file kept with an entry. */
export type Attachment = z.output<typeof attachment>;

/** Control characters that no printer, spreadsheet or XML file can carry; tabs and line ends stay. */
// oxlint-disable-next-line no-control-regex -- these characters are what the rule looks for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/u;

/** True where a text can be printed and exported as it stands. */
export const isPrintable = (text: string): boolean => !unprintable.test(text) && text.isWellFormed();

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');

/** What an officer writes. Only the content has to be there; the rest can follow. */
export const entryContent = z.strictObject({
  category,
  /** When it happened; null where that is not known yet. */
  occurredAt: instant.nullable(),
  urgency,
  counterpart,
  content: printable(20_000).refine((text) => text.trim() !== '', 'empty'),
  /** 拟办, 领导批示: what was ordered. */
  instruction: printable(10_000),
  /** 办理结果: what was done. */
  handling: printable(10_000),
  state: matterState,
  isImportant: z.boolean(),
  fields: fieldValues,
  links: z.array(entryLink).max(50),
  attachments: z.array(attachment).max(50),
  remindAt: instant.nullable(),
});

/** What an officer writes. */
export type EntryContent = z.output<typeof entryContent>;

/** An entry as it stands now, with the number and the times that the record gives it. */
export const entry = entryContent.extend({
  id: entryId,
  number: z.string(),
  recordedAt: instant,
  day: isoDay,
  shiftNo: z.int(),
  recorderId: personId,
  recorderName: z.string(),
  isLate: z.boolean(),
  isVoid: z.boolean(),
  isReminderDone: z.boolean(),
  /** How many corrections, voids and changes of state followed; a change must name the one it has seen. */
  version: z.int(),
  correctionCount: z.int(),
  hash: z.string(),
});

/** An entry as it stands now. */
export type Entry = z.output<typeof entry>;

/** One thing that happened to an entry after it was written; what stood before stays readable. */
export const entryChange = z.strictObject({
  seq: z.int(),
  kind: z.enum(['correction', 'void', 'state', 'carried', 'reminder-done']),
  at: instant,
  byName: z.string(),
  shiftNo: z.int(),
  reason: z.string(),
  state: matterState.nullable(),
  /** The content as it stood before a correction. */
  before: entryContent.nullable(),
});

/** One thing that happened to an entry after it was written. */
export type EntryChange = z.output<typeof entryChange>;

/** The number of an entry as people read it, `2026-000123`. */
export const entryNumber = (year: number, no: number): string => `${year}-${String(no).padStart(6, '0')}`;

/** An entry cannot have happened more than this many minutes after it was recorded; clocks of callers run ahead. */
export const futureSlackMinutes = 5;

/** 补记: written more than `lateEntryMinutes` after it happened. */
export const isLateEntry = (
  occurredAt: Instant | null,
  recordedAt: Instant,
  lateEntryMinutes: number,
): boolean => occurredAt !== null && minutesBetween(occurredAt, recordedAt) > lateEntryMinutes;

/** An empty entry of a category, ready to be written in. */
export const blankEntry = (of: z.output<typeof category>, state: MatterState): EntryContent => ({
  category: of,
  occurredAt: null,
  urgency: 'routine',
  counterpart: { unit: '', name: '', post: '', phone: '' },
  content: '',
  instruction: '',
  handling: '',
  state,
  isImportant: false,
  fields: {},
  links: [],
  attachments: [],
  remindAt: null,
});

/** The part of an entry that an officer wrote, without what the record added. */
export const contentOf = (of: Entry): EntryContent => ({
  category: of.category,
  occurredAt: of.occurredAt,
  urgency: of.urgency,
  counterpart: of.counterpart,
  content: of.content,
  instruction: of.instruction,
  handling: of.handling,
  state: of.state,
  isImportant: of.isImportant,
  fields: of.fields,
  links: of.links,
  attachments: of.attachments,
  remindAt: of.remindAt,
});
