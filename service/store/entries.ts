import type { LogFilter } from '#contract/methods/log';
import {
  type Entry,
  type EntryChange,
  type EntryContent,
  type EntryId,
  entryNumber,
} from '#domain/log/entry';
import { isFoundIn, searchQuery } from '#domain/log/search-text';
import type { Instant } from '#domain/time/instant';
import { type EntryRow, rowAfter, rowOfEntry, searchedText } from './entry-view.ts';
import { type ChainedRecord, type LedgerRecord, recordBySeq } from './ledger.ts';
import { type LogSpan, marksOf, marksWanted } from './search-marks.ts';
import { type Sqlite, sql } from './sql.ts';

const columns = `e.seq, e.year, e.no, e.category, e.urgency, e.state, e.occurred_at AS occurredAt, e.recorded_at AS recordedAt, e.day,
  e.shift_no AS shiftNo, e.recorder_id AS recorderId, e.recorder_name AS recorderName, e.is_late AS isLate, e.is_important AS isImportant,
  e.is_void AS isVoid, e.remind_at AS remindAt, e.is_reminder_done AS isReminderDone, e.content_seq AS contentSeq, e.version,
  e.correction_count AS correctionCount`;

type ReadRow = EntryRow & { readonly json: string; readonly hash: string };

const selectedFrom = (tables: string): string =>
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

const toEntry = (row: ReadRow): Entry =>
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

const changeRecords = (sqlite: Sqlite, seq: number): readonly ChainedRecord[] =>
  sql<{ json: string; hash: string }>(
    sqlite,
    'SELECT r.json, r.hash FROM entry_change c JOIN record r ON r.seq = c.record_seq WHERE c.entry_seq = ? ORDER BY c.record_seq',
  )
    .all(seq)
    .map((row) => ({ ...(JSON.parse(row.json) as LedgerRecord), hash: row.hash }));

/** Every content that an entry ever had, the first one first. */
export function contentsOf(sqlite: Sqlite, seq: number): readonly EntryContent[] {
  const first = sql<{ json: string }>(sqlite, 'SELECT json FROM record WHERE seq = ?').get(seq);
  if (first === undefined) return [];
  const corrections = sql<{ json: string }>(
    sqlite,
    "SELECT r.json FROM entry_change c CROSS JOIN record r ON r.seq = c.record_seq WHERE c.entry_seq = ? AND r.kind = 'correction' ORDER BY c.record_seq",
  ).all(seq);
  const contents = [first, ...corrections].map(
    (row) => (JSON.parse(row.json) as LedgerRecord<'entry' | 'correction'>).body.content,
  );
  return contents;
}

/** What happened to an entry after it was written, in order. */
export function changesOf(sqlite: Sqlite, seq: number): readonly EntryChange[] {
  const contents = contentsOf(sqlite, seq);
  let corrections = 0;
  return changeRecords(sqlite, seq).map((record) => {
    const shared = { seq: record.seq, at: record.at, byName: record.byName, shiftNo: record.shift };
    switch (record.kind) {
      case 'correction': {
        const before = contents[corrections] ?? null;
        corrections += 1;
        return {
          ...shared,
          kind: 'correction',
          reason: (record as ChainedRecord<'correction'>).body.reason,
          state: null,
          before,
        };
      }
      case 'void':
        return {
          ...shared,
          kind: 'void',
          reason: (record as ChainedRecord<'void'>).body.reason,
          state: null,
          before: null,
        };
      case 'state': {
        const { body } = record as ChainedRecord<'state'>;
        return { ...shared, kind: 'state', reason: body.note, state: body.state, before: null };
      }
      case 'reminder-done':
        return { ...shared, kind: 'reminder-done', reason: '', state: null, before: null };
      case 'entry': {
        const { body } = record as ChainedRecord<'entry'>;
        return {
          ...shared,
          kind: 'state',
          reason: entryNumber(body.year, body.no),
          state: 'done',
          before: null,
        };
      }
      default:
        return { ...shared, kind: 'carried', reason: '', state: 'carried', before: null };
    }
  });
}

/** An entry by its id, or undefined. */
export function entryById(sqlite: Sqlite, id: number): Entry | undefined {
  const row = sql<ReadRow>(sqlite, `${selected} WHERE e.seq = ?`).get(id);
  return row === undefined ? undefined : toEntry(row);
}

/** An entry as it stood before the record `seq`, or undefined where it was not written yet. */
export function entryBefore(sqlite: Sqlite, id: number, seq: number): Entry | undefined {
  const first = recordBySeq(sqlite, id);
  if (first?.kind !== 'entry' || id >= seq) return undefined;
  const row = changeRecords(sqlite, id)
    .filter((change) => change.seq < seq)
    .reduce(rowAfter, rowOfEntry(first as ChainedRecord<'entry'>));
  return toEntry({ ...row, json: JSON.stringify(recordBySeq(sqlite, row.contentSeq)), hash: first.hash });
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

/** Entries whose reminder was not ticked off, the earliest first. */
export const openReminders = (sqlite: Sqlite): readonly Entry[] =>
  sql<ReadRow>(
    sqlite,
    `${selected} WHERE e.remind_at IS NOT NULL AND e.is_reminder_done = 0 AND e.is_void = 0 ORDER BY e.remind_at LIMIT 200`,
  )
    .all()
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

type Condition = { readonly text: string; readonly values: readonly unknown[] };

const oneOf = (column: string, values: readonly string[]): Condition => ({
  text: `${column} IN (${values.map(() => '?').join(', ')})`,
  values,
});

/** An entry cannot have happened more than this many minutes after it was recorded. */
export const futureSlackMinutes = 5;

/** What the row of an entry must be; the plus keeps the planner from other indexes than that of a shift or a day. */
function conditionsOf(filter: LogFilter): readonly Condition[] {
  const all: Condition[] = [];
  if (filter.fromAt !== undefined) all.push({ text: '+e.occurred_at >= ?', values: [filter.fromAt] });
  if (filter.untilAt !== undefined) all.push({ text: '+e.occurred_at < ?', values: [filter.untilAt] });
  if (filter.categories !== undefined && filter.categories.length > 0)
    all.push(oneOf('e.category', filter.categories));
  if (filter.states !== undefined && filter.states.length > 0) all.push(oneOf('e.state', filter.states));
  if (filter.urgencies !== undefined && filter.urgencies.length > 0)
    all.push(oneOf('e.urgency', filter.urgencies));
  if (filter.recorderId !== undefined) all.push({ text: 'e.recorder_id = ?', values: [filter.recorderId] });
  if (filter.shiftNo !== undefined) all.push({ text: 'e.shift_no = ?', values: [filter.shiftNo] });
  if (filter.day !== undefined) all.push({ text: 'e.day = ?', values: [filter.day] });
  if (filter.importantOnly === true) all.push({ text: 'e.is_important = 1', values: [] });
  return all;
}

function spanOf(sqlite: Sqlite): LogSpan | undefined {
  const at = (order: 'ASC' | 'DESC'): Instant | undefined =>
    sql<{ at: Instant }>(
      sqlite,
      `SELECT occurred_at AS at FROM entry ORDER BY occurred_at ${order} LIMIT 1`,
    ).get()?.at;
  const first = at('ASC');
  const last = at('DESC');
  return first === undefined || last === undefined ? undefined : { first, last };
}

type Source = { readonly tables: string; readonly number: string };

const inLog: Source = { tables: 'entry e', number: 'e.seq' };
const inOpenMatters: Source = { tables: 'entry e INDEXED BY entry_open', number: 'e.seq' };
// Sorted by the number as the index of texts has it, or it would be read to its end.
const inTexts: Source = {
  tables: 'entry_text CROSS JOIN entry e ON e.seq = entry_text.rowid',
  number: 'entry_text.rowid',
};

/** One page of the log, newest first, narrowed by a filter; `before` is the id that the page before ended with. */
export function entryPage(
  sqlite: Sqlite,
  filter: LogFilter,
  before: number | null,
  limit: number,
): readonly Entry[] {
  const typed = filter.text?.trim() ?? '';
  const words = typed === '' ? undefined : searchQuery(typed);
  const span = spanOf(sqlite);
  if (words === null || span === undefined) return [];
  const conditions = conditionsOf(filter);
  const newest = ({ tables, number }: Source, more: readonly Condition[], most: number): readonly Entry[] => {
    const all = [
      { text: `${number} < ?`, values: [before ?? Number.MAX_SAFE_INTEGER] },
      ...conditions,
      ...more,
    ];
    const where = all.map((condition) => condition.text).join(' AND ');
    return sql<ReadRow>(sqlite, `${selectedFrom(tables)} WHERE ${where} ORDER BY ${number} DESC LIMIT ?`)
      .all(...all.flatMap((condition) => condition.values), most)
      .map(toEntry);
  };
  const isOneShift = filter.shiftNo !== undefined || filter.day !== undefined;
  if (
    !isOneShift &&
    filter.states !== undefined &&
    filter.states.length > 0 &&
    !filter.states.includes('done')
  ) {
    // Open matters are few: a look at their texts is quicker than the index of all texts.
    const open = newest(
      inOpenMatters,
      [{ text: "e.state <> 'done'", values: [] }],
      words === undefined ? limit : -1,
    );
    if (words === undefined) return open;
    return open
      .filter((entry) =>
        isFoundIn(
          contentsOf(sqlite, entry.id)
            .map((content) => searchedText(content, entry.number))
            .join('\n'),
          typed,
        ),
      )
      .slice(0, limit);
  }
  const marks = marksWanted(filter, span);
  if (words === undefined && (isOneShift || marks.length === 0)) return newest(inLog, [], limit);
  if (marks.some((group) => group.length === 0)) return [];
  const narrowed = marks.map((group) => `(${group.map((one) => `"${one}"`).join(' OR ')})`);
  const match = [...(words === undefined ? [] : [words]), ...narrowed].join(' AND ');
  return newest(inTexts, [{ text: 'entry_text MATCH ?', values: [match] }], limit);
}

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
