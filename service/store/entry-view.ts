import { type EntryContent, isOpen, type MatterState } from '#domain/log/entry';
import type { Instant } from '#domain/time/instant';
import type { ChainedRecord, LedgerRecord } from './ledger.ts';
import type { RecordKind } from './record-bodies.ts';

/** An entry as the table `entry` holds it: what lists, filters and counts need. */
export type EntryRow = {
  readonly seq: number;
  readonly year: number;
  readonly no: number;
  readonly category: string;
  readonly urgency: string;
  readonly state: MatterState;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly day: string;
  readonly shiftNo: number;
  readonly recorderId: string;
  readonly recorderName: string;
  readonly isLate: number;
  readonly isImportant: number;
  readonly isVoid: number;
  readonly remindAt: Instant | null;
  readonly isReminderDone: number;
  readonly contentSeq: number;
  readonly version: number;
  readonly correctionCount: number;
};

const isKind = <K extends RecordKind>(record: LedgerRecord, kind: K): record is LedgerRecord<K> =>
  record.kind === kind;

const contentParts = (content: EntryContent, recordedAt: Instant) => ({
  category: content.category,
  urgency: content.urgency,
  state: content.state,
  occurredAt: content.occurredAt ?? recordedAt,
  isImportant: content.isImportant ? 1 : 0,
  remindAt: content.remindAt,
});

/** The row of an entry that has just been written. */
export function rowOfEntry(record: ChainedRecord<'entry'> | LedgerRecord<'entry'>): EntryRow {
  const { body } = record;
  return {
    seq: record.seq,
    year: body.year,
    no: body.no,
    day: body.day,
    shiftNo: record.shift,
    recordedAt: record.at,
    recorderId: body.recorderId,
    recorderName: record.byName,
    isLate: body.isLate ? 1 : 0,
    isVoid: 0,
    isReminderDone: 0,
    contentSeq: record.seq,
    version: 0,
    correctionCount: 0,
    ...contentParts(body.content, record.at),
  };
}

/** The row of an entry after one more record that speaks of it; the one place that says what a change does. */
export function rowAfter(row: EntryRow, change: LedgerRecord): EntryRow {
  const next = { ...row, version: row.version + 1 };
  if (isKind(change, 'correction')) {
    const { content } = change.body;
    return {
      ...next,
      ...contentParts(content, row.recordedAt),
      contentSeq: change.seq,
      correctionCount: row.correctionCount + 1,
      isReminderDone: content.remindAt === row.remindAt ? row.isReminderDone : 0,
    };
  }
  if (isKind(change, 'void')) return { ...next, isVoid: 1 };
  if (isKind(change, 'state')) return { ...next, state: change.body.state };
  if (isKind(change, 'reminder-done')) return { ...next, isReminderDone: 1 };
  if (isKind(change, 'hand-over') || isKind(change, 'unrelieved'))
    return { ...next, state: isOpen(row.state) ? 'carried' : row.state };
  if (isKind(change, 'entry')) return { ...next, state: 'done' };
  return next;
}

/**
 * The entries that a record changes, each with the state that the record leaves it in (undefined: as it was); `isOpenNow`
 * says what stood before the record. An entry that settles matters changes only those that are still open.
 */
export function entriesChangedBy(
  record: LedgerRecord,
  isOpenNow: (seq: number) => boolean,
): readonly { readonly entry: number; readonly state?: MatterState }[] {
  if (isKind(record, 'correction')) return [{ entry: record.body.entry, state: record.body.content.state }];
  if (isKind(record, 'state')) return [{ entry: record.body.entry, state: record.body.state }];
  if (isKind(record, 'void') || isKind(record, 'reminder-done')) return [{ entry: record.body.entry }];
  if (isKind(record, 'hand-over') || isKind(record, 'unrelieved'))
    return [...new Set(record.body.openMatters)].map((entry) => ({ entry }));
  if (!isKind(record, 'entry')) return [];
  const settled = new Set(
    record.body.content.links.filter((link) => link.kind === 'closes').map((link) => link.entryId),
  );
  return [...settled].filter(isOpenNow).map((entry) => ({ entry, state: 'done' }));
}

/** Everything of an entry that can be searched for, in one text. */
export function searchedText(content: EntryContent, number: string): string {
  const { counterpart } = content;
  return [
    number,
    content.content,
    content.instruction,
    content.handling,
    counterpart.unit,
    counterpart.name,
    counterpart.post,
    counterpart.phone,
    ...Object.values(content.fields).filter((value) => typeof value === 'string'),
    ...content.attachments.map((attachment) => attachment.name),
  ].join('\n');
}
