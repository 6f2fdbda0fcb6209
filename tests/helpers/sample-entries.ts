import { createHash } from 'node:crypto';
import {
  blankEntry,
  type Entry,
  type EntryChange,
  type EntryContent,
  type EntryId,
  entryNumber,
} from '#domain/log/entry';
import type { PersonId } from '#domain/people/person';
import { addMinutes, type Instant, type IsoDay } from '#domain/time/instant';
import type { BookEntry } from '#service/documents/log-book';

/** A constant as the branded type that it is known to be. */
export const at = (text: string): Instant => text as Instant;

/** A constant day. */
export const onDay = (text: string): IsoDay => text as IsoDay;

/** The day of the sample book. */
export const sampleDay = onDay('2026-11-22');

/** What an attacker or an unlucky clipboard puts into an entry. */
export const hostileTexts = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  '\t=1',
  "'=1",
  ' =1',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style></w:t>]]>&amp;',
  '𠀀𠮷𡃁 龘 👨‍👩‍👧 🚒',
  '_x0041_',
  '{{unit}} $1 $&',
  'a,b;"c"\r\nd',
];

/** A hash as the chain has them. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An entry of the sample day; numbers, times and hash follow from `seq`. */
export function anEntry(seq: number, change: Partial<Entry> = {}): Entry {
  return {
    ...blankEntry('CALL_IN', 'done'),
    content: '桓台县值班室来电，县城区东岳路发生一起油罐车侧翻起火事故，消防已到场。',
    counterpart: { unit: '桓台县政府值班室', name: '王建国', post: '值班员', phone: '0533-8210001' },
    occurredAt: at('2026-11-22T18:13:00.000Z'),
    id: seq as EntryId,
    number: entryNumber(2026, seq),
    recordedAt: addMinutes(at('2026-11-22T00:35:00.000Z'), seq * 20),
    day: sampleDay,
    shiftNo: 326,
    recorderId: 'p1' as PersonId,
    recorderName: '张晓明',
    isLate: false,
    isVoid: false,
    isReminderDone: false,
    version: 1,
    correctionCount: 0,
    hash: hashOf(`entry ${seq}`),
    ...change,
  };
}

/** An entry with nothing that happened to it. */
export const booked = (entry: Entry, change: Partial<BookEntry> = {}): BookEntry => ({
  entry,
  changes: [],
  linked: [],
  ...change,
});

/** Something that happened to an entry. */
export const aChange = (change: Partial<EntryChange>): EntryChange => ({
  seq: 900,
  kind: 'state',
  at: at('2026-11-22T19:05:00.000Z'),
  byName: '李思远',
  shiftNo: 327,
  reason: '',
  state: null,
  before: null,
  ...change,
});

/** The content of an entry as it stood before. */
export function contentOf(entry: Entry, change: Partial<EntryContent> = {}): EntryContent {
  const {
    category: kind,
    occurredAt,
    urgency,
    counterpart,
    content,
    instruction,
    handling,
    state,
    isImportant,
    fields,
    links,
    attachments,
    remindAt,
  } = entry;
  return {
    category: kind,
    occurredAt,
    urgency,
    counterpart,
    content,
    instruction,
    handling,
    state,
    isImportant,
    fields,
    links,
    attachments,
    remindAt,
    ...change,
  };
}
