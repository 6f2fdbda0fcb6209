import { z } from 'zod';
import { category } from '#domain/log/categories';
import { draft, draftContent } from '#domain/log/draft';
import {
  attachment,
  entry,
  entryChange,
  entryContent,
  entryId,
  matterState,
  urgency,
} from '#domain/log/entry';
import { personId } from '#domain/people/person';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const reason = z.string().trim().min(1).max(500);

/** What narrows the log down; an absent part narrows nothing. */
export const logFilter = z.strictObject({
  text: z.string().max(200).optional(),
  fromAt: instant.optional(),
  untilAt: instant.optional(),
  categories: z.array(category).max(20).optional(),
  states: z.array(matterState).max(4).optional(),
  urgencies: z.array(urgency).max(4).optional(),
  recorderId: personId.optional(),
  shiftNo: z.int().optional(),
  day: isoDay.optional(),
  importantOnly: z.boolean().optional(),
});

/** What narrows the log down. */
export type LogFilter = z.output<typeof logFilter>;

/** A phrase that an officer puts into an entry with two keys. */
export const phrase = z.strictObject({
  id: z.string().min(1).max(64),
  category: category.nullable(),
  text: z.string().min(1).max(500),
  order: z.int().min(0).max(9999),
  version: z.int(),
});

/** A phrase that an officer puts into an entry with two keys. */
export type Phrase = z.output<typeof phrase>;

/** The duty log. */
export const logMethods = {
  'log.page': query({
    topics: ['log'],
    allow: readers,
    input: z.strictObject({ filter: logFilter, before: entryId.nullable(), limit: z.int().min(1).max(200) }),
    output: z.strictObject({ entries: z.array(entry), nextBefore: entryId.nullable() }),
  }),
  'log.entry': query({
    topics: ['log'],
    allow: readers,
    input: z.strictObject({ id: entryId }),
    output: z.strictObject({
      entry,
      changes: z.array(entryChange),
      linkedFrom: z.array(
        z.strictObject({
          id: entryId,
          number: z.string(),
          kind: z.enum(['relates', 'closes']),
          content: z.string(),
        }),
      ),
      links: z.array(
        z.strictObject({
          id: entryId,
          number: z.string(),
          kind: z.enum(['relates', 'closes']),
          content: z.string(),
        }),
      ),
    }),
  }),
  'log.byNumber': query({
    topics: ['log'],
    allow: readers,
    input: z.strictObject({ number: z.string().max(20) }),
    output: z.strictObject({ entry: entry.nullable() }),
  }),
  'log.open': query({
    topics: ['log'],
    allow: readers,
    input: z.strictObject({}),
    output: z.array(entry),
  }),
  'log.counts': query({
    topics: ['log'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.strictObject({
      byCategory: z.array(z.strictObject({ category, count: z.int() })),
      byHour: z.array(z.int()),
      byDay: z.array(z.strictObject({ day: isoDay, count: z.int() })),
    }),
  }),
  'log.record': command({
    topics: ['log', 'drafts', 'reminders'],
    allow: desk,
    input: z.strictObject({ content: entryContent, draftId: z.string().max(64).nullable() }),
    output: entry,
  }),
  'log.correct': command({
    topics: ['log', 'drafts', 'reminders'],
    allow: desk,
    input: z.strictObject({
      id: entryId,
      version: z.int(),
      content: entryContent,
      reason,
      draftId: z.string().max(64).nullable(),
    }),
    output: entry,
  }),
  'log.void': command({
    topics: ['log', 'reminders'],
    allow: desk,
    input: z.strictObject({ id: entryId, version: z.int(), reason }),
    output: entry,
  }),
  'log.setState': command({
    topics: ['log'],
    allow: desk,
    input: z.strictObject({
      id: entryId,
      version: z.int(),
      state: z.enum(['todo', 'doing', 'done']),
      note: z.string().max(500),
    }),
    output: entry,
  }),
  'reminders.open': query({
    topics: ['log', 'reminders'],
    allow: readers,
    input: z.strictObject({}),
    output: z.array(entry),
  }),
  'reminder.done': command({
    topics: ['reminders', 'log'],
    allow: desk,
    input: z.strictObject({ id: entryId, version: z.int() }),
    output: entry,
  }),
  'drafts.mine': query({
    topics: ['drafts'],
    allow: desk,
    input: z.strictObject({}),
    output: z.array(draft),
  }),
  'draft.save': command({
    topics: [],
    allow: desk,
    input: z.strictObject({
      id: z.string().min(1).max(64),
      corrects: entryId.nullable(),
      content: draftContent,
    }),
    output: z.strictObject({ savedAt: instant }),
  }),
  'draft.drop': command({
    topics: ['drafts'],
    allow: desk,
    input: z.strictObject({ id: z.string().min(1).max(64) }),
    output: z.strictObject({}),
  }),
  'attachment.add': command({
    topics: [],
    allow: desk,
    /** `base64`: the bytes of the file, at most 30 MiB of them. */
    input: z.strictObject({ name: z.string().min(1).max(255), base64: z.string().max(42_000_000) }),
    output: attachment,
  }),
  'attachment.file': query({
    topics: [],
    allow: readers,
    isReadRecorded: true,
    /** `name`: what the file is called in the entry from which it is opened. */
    input: attachment.pick({ hash: true, name: true }),
    output: z.strictObject({ file: z.string() }),
  }),
  'phrases.all': query({
    topics: ['phrases'],
    allow: readers,
    input: z.strictObject({}),
    output: z.array(phrase),
  }),
  'phrase.save': command({
    topics: ['phrases'],
    allow: ['officer', 'chief', 'dutyLeader', 'admin'],
    input: z.strictObject({
      phrase: phrase.omit({ id: true, version: true }),
      replaces: phrase.pick({ id: true, version: true }).nullable(),
    }),
    output: phrase,
  }),
  'phrase.remove': command({
    topics: ['phrases'],
    allow: ['officer', 'chief', 'dutyLeader', 'admin'],
    input: phrase.pick({ id: true, version: true }),
    output: z.strictObject({}),
  }),
};
