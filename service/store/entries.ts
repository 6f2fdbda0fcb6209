import { type Entry, type EntryContent, type EntryId, entryNumber } from '#domain/log/entry';
import { addDays, type Instant, type IsoDay } from '#domain/time/instant';
import { contentsOf } from './entry-history.ts';
import { type EntryRow, rowAfter, rowOfEntry, searchedText } from './entry-view.ts';
import { type ChainedRecord, type LedgerRecord } from './ledger.ts';
import { marksOf } from './search-marks.ts';
import { type Sqlite, sql } from './sql.ts';

const columns = `e.seq, e.year, e.no, e.category, e.urgency, e.state, e.occurred_at AS occurredAt, e.recorded_at AS recordedAt, e.day,
  e.shift_no AS shiftNo, e.recorder_id AS recorderId, e.recorder_name AS recorderName, e.is_late AS isLate, e.is_important AS isImportant,
  e.is_void AS isVoid, e.remind_at AS remindAt, e.is_reminder_done AS isReminderDone, e.content_seq AS contentSeq, e.version,
  e.correction_count AS correctionCount`;

/** A row of `entry` with the record that its content stands in and the hash of its own record. */
export type ReadRow = EntryRow & { readonly json: string; readonly hash: string };

/** The beginning of a statement that reads entries out of `tables`, which name the row of the entry `e`. */
export const selectedFrom = (tables: string): string =>
  `SELECT ${columns}, c.json, r.hash FROM ${tables} CROSS JOIN record c ON c.seq = e.content_seq CROSS JOIN record r ON r.seq = e.seq`;

const selected = selectedFrom('entry e');

// The columns and the record hold what the functions below wrote, so their texts are of the branded kinds.
const entryOf = (row: EntryRow, content: EntryContent, hash: string): Entry => ({
  ...content,
  state: row.state,
  id: row.seq as EntryId,
  number: entryNumber(row.year, row.no),
  recordedAt: row.recordedAt,
  day: row.day as Entry['day'],
  shiftNo: row.shiftNo,
  recorderId: row.recorderId as Entry['recorderId'],
  recorderName: row.recorderName,
  isLate: row.isLate === 1,
  isVoid: row.isVoid === 1,
  isReminderDone: row.isReminderDone === 1,
  version: row.version,
  correctionCount: row.correctionCount,
  hash,
});

/** The entry that a row and its records make. */
export const toEntry = (row: ReadRow): Entry =>
  entryOf(row, (JSON.parse(row.json) as LedgerRecord<'entry' | 'correction'>).body.content, row.hash);

/** The number that the next entry of a year gets; a year never falls behind the newest entry's. */
export function nextNumber(sqlite: Sqlite, year: number): { readonly year: number; readonly no: number } {
  const newest = sql<{ year: number; no: number }>(
    sqlite,
    'SELECT year, no FROM entry ORDER BY year DESC, no DESC LIMIT 1',
  ).get();
  if (newest === undefined || newest.year < year) return { year, no: 1 };
  return { year: newest.year, no: newest.no + 1 };
}

function insertWords(sqlite: Sqlite, row: EntryRow, contents: readonly EntryContent[]): void {
  const texts = contents.map((content) => searchedText(content, entryNumber(row.year, row.no)));
  const marks = contents.map((content) => marksOf(content, row));
  sql(sqlite, "INSERT INTO entry_text (rowid, words) VALUES (?, search_tokens(?) || ' ' || ?)").run(
    row.seq,
    texts.join('\n'),
    marks.join(' '),
  );
}

/** Arranges a new entry for reading and searching. */
export function insertEntry(sqlite: Sqlite, record: ChainedRecord<'entry'>): Entry {
  const row = rowOfEntry(record);
  sql(
    sqlite,
    `INSERT INTO entry (seq, year, no, category, urgency, state, occurred_at, recorded_at, day, shift_no, recorder_id, recorder_name, is_late,
       is_important, is_void, remind_at, is_reminder_done, content_seq, version, correction_count)
     VALUES (@seq, @year, @no, @category, @urgency, @state, @occurredAt, @recordedAt, @day, @shiftNo, @recorderId, @recorderName, @isLate,
       @isImportant, @isVoid, @remindAt, @isReminderDone, @contentSeq, @version, @correctionCount)`,
  ).run(row);
  const { content } = record.body;
  insertWords(sqlite, row, [content]);
  for (const link of content.links) {
    sql(sqlite, 'INSERT OR IGNORE INTO entry_link (from_seq, to_seq, kind) VALUES (?, ?, ?)').run(
      row.seq,
      link.entryId,
      link.kind,
    );
  }
  return entryOf(row, content, record.hash);
}

const rowBySeq = (sqlite: Sqlite, seq: number): EntryRow | undefined =>
  sql<EntryRow>(sqlite, `SELECT ${columns} FROM entry e WHERE e.seq = ?`).get(seq);

/** Lets one more record speak of an entry: its row, its words and its links follow. */
export function changeEntry(sqlite: Sqlite, seq: number, change: ChainedRecord): void {
  const row = rowBySeq(sqlite, seq);
  if (row === undefined) throw new RangeError(`no entry ${seq}`);
  const next = rowAfter(row, change);
  sql(
    sqlite,
    `UPDATE entry SET category = @category, urgency = @urgency, state = @state, occurred_at = @occurredAt, is_important = @isImportant,
       is_void = @isVoid, remind_at = @remindAt, is_reminder_done = @isReminderDone, content_seq = @contentSeq, version = @version,
       correction_count = @correctionCount WHERE seq = @seq`,
  ).run({
    seq: next.seq,
    category: next.category,
    urgency: next.urgency,
    state: next.state,
    occurredAt: next.occurredAt,
    isImportant: next.isImportant,
    isVoid: next.isVoid,
    remindAt: next.remindAt,
    isReminderDone: next.isReminderDone,
    contentSeq: next.contentSeq,
    version: next.version,
    correctionCount: next.correctionCount,
  });
  sql(sqlite, 'INSERT INTO entry_change (entry_seq, record_seq) VALUES (?, ?)').run(seq, change.seq);
  if (change.kind === 'correction') {
    const { content } = (change as ChainedRecord<'correction'>).body;
    // Every text that was ever there stays findable.
    sql(sqlite, 'DELETE FROM entry_text WHERE rowid = ?').run(seq);
    insertWords(sqlite, row, contentsOf(sqlite, seq));
    sql(sqlite, 'DELETE FROM entry_link WHERE from_seq = ?').run(seq);
    for (const link of content.links) {
      sql(sqlite, 'INSERT OR IGNORE INTO entry_link (from_seq, to_seq, kind) VALUES (?, ?, ?)').run(
        seq,
        link.entryId,
        link.kind,
      );
    }
  }
}

/** An entry by its id, or undefined. */
export function entryById(sqlite: Sqlite, id: number): Entry | undefined {
  const row = sql<ReadRow>(sqlite, `${selected} WHERE e.seq = ?`).get(id);
  return row === undefined ? undefined : toEntry(row);
}

/** An entry by its number of a year, or undefined. */
export function entryByNumber(sqlite: Sqlite, year: number, no: number): Entry | undefined {
  const row = sql<ReadRow>(sqlite, `${selected} WHERE e.year = ? AND e.no = ?`).get(year, no);
  return row === undefined ? undefined : toEntry(row);
}

/** Matters that somebody still has to look after, oldest first. */
export const openMatters = (sqlite: Sqlite): readonly Entry[] =>
  sql<ReadRow>(sqlite, `${selected} WHERE e.state <> 'done' AND e.is_void = 0 ORDER BY e.seq`)
    .all()
    .map(toEntry);

/** Ids of the matters that somebody still has to look after, oldest first. */
export const openMatterIds = (sqlite: Sqlite): readonly number[] =>
  sql<{ seq: number }>(sqlite, "SELECT seq FROM entry WHERE state <> 'done' AND is_void = 0 ORDER BY seq")
    .all()
    .map((row) => row.seq);

/** Entries whose reminder was not ticked off, the earliest first, 200 of them. */
export const openReminders = (sqlite: Sqlite): readonly Entry[] =>
  sql<ReadRow>(
    sqlite,
    `${selected} WHERE e.remind_at IS NOT NULL AND e.is_reminder_done = 0 AND e.is_void = 0 ORDER BY e.remind_at, e.seq LIMIT 200`,
  )
    .all()
    .map(toEntry);

/** Entries whose reminder is due at `from` or later and was not ticked off, the earliest first. */
export const remindersFrom = (sqlite: Sqlite, from: Instant): readonly Entry[] =>
  sql<ReadRow>(
    sqlite,
    `${selected} WHERE e.remind_at >= ? AND e.remind_at IS NOT NULL AND e.is_reminder_done = 0 AND e.is_void = 0 ORDER BY e.remind_at, e.seq`,
  )
    .all(from)
    .map(toEntry);

/** How long a warning or an absence may last and still be looked for, in days. */
const longestLasting = 190;

/** Warnings and absences that may still be in force on a duty day, oldest first, voids included. */
export const lastingMatters = (sqlite: Sqlite, day: IsoDay): readonly Entry[] =>
  sql<ReadRow>(sqlite, `${selected} WHERE e.category IN ('WARN', 'ABSENCE') AND e.day >= ? ORDER BY e.seq`)
    .all(addDays(day, -longestLasting))
    .map(toEntry);

/** Entries of a shift in the order in which they were recorded. */
export const entriesOfShift = (sqlite: Sqlite, shiftNo: number): readonly Entry[] =>
  sql<ReadRow>(sqlite, `${selected} WHERE e.shift_no = ? ORDER BY e.seq`).all(shiftNo).map(toEntry);

/** Entries that point to an entry. */
export const linksTo = (
  sqlite: Sqlite,
  id: number,
): readonly { readonly fromId: number; readonly kind: 'relates' | 'closes' }[] =>
  sql<{ fromId: number; kind: 'relates' | 'closes' }>(
    sqlite,
    'SELECT from_seq AS fromId, kind FROM entry_link WHERE to_seq = ? ORDER BY from_seq',
  ).all(id);

/** Entries of the shifts that belong to duty days from `fromDay` to `untilDay`, by shift and then as recorded. */
export const idsOfDays = (
  sqlite: Sqlite,
  fromDay: string,
  untilDay: string,
  newestSeq: number,
): readonly number[] =>
  sql<{ seq: number }>(
    sqlite,
    'SELECT seq FROM entry WHERE day BETWEEN ? AND ? AND seq <= ? ORDER BY day, seq',
  )
    .all(fromDay, untilDay, newestSeq)
    .map((row) => row.seq);
