import type { Verdict } from '#contract/methods/records';
import { type EntryRow, rowAfter, rowOfEntry } from './store/entry-view.ts';
import type { LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';

/** The first thing that does not hold. */
export type Bad = NonNullable<Verdict['firstBad']>;

const atOnce = 500;

/** What a step over one record finds; a body that lacks what the step reads does not hold. */
export function orBadBody(seq: number, step: () => Bad | undefined): Bad | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return { seq, reason: 'view-differs', detail: 'body' };
    throw error;
  }
}

const entryColumns = `e.seq, e.year, e.no, e.category, e.urgency, e.state, e.occurred_at AS occurredAt, e.recorded_at AS recordedAt, e.day, e.shift_no AS shiftNo,
  e.recorder_id AS recorderId, e.recorder_name AS recorderName, e.is_late AS isLate, e.is_important AS isImportant, e.is_void AS isVoid,
  e.remind_at AS remindAt, e.is_reminder_done AS isReminderDone, e.content_seq AS contentSeq, e.version, e.correction_count AS correctionCount`;

const byEntry = (rows: readonly { readonly entry: number; readonly record: number }[]) =>
  Map.groupBy(rows, (row) => row.entry);

const changesListed = `SELECT entry_seq AS entry, record_seq AS record FROM entry_change WHERE entry_seq BETWEEN ? AND ?
  ORDER BY entry_seq, record_seq`;

const differingColumn = (expected: EntryRow, row: EntryRow): string | undefined => {
  for (const [column, value] of Object.entries(expected))
    if (row[column as keyof EntryRow] !== value) return column;
  return undefined;
};

/**
 * Looks quickly at entries that follow each other: gives those whose row is missing, or was changed, or is not what their
 * own record alone says. Most entries are never changed, and are done with here.
 */
export function entriesToCheck(sqlite: Sqlite, records: readonly LedgerRecord<'entry'>[]): readonly number[] {
  const [first, last] = [records[0], records.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = sql<EntryRow>(
    sqlite,
    `SELECT ${entryColumns} FROM entry e WHERE e.seq BETWEEN ? AND ? ORDER BY e.seq`,
  ).all(first.seq, last.seq);
  const found = new Map(rows.map((row) => [row.seq, row]));
  const listed = byEntry(
    sql<{ entry: number; record: number }>(sqlite, changesListed).all(first.seq, last.seq),
  );
  return records
    .filter((record) => {
      const row = found.get(record.seq);
      return (
        row === undefined || listed.has(record.seq) || differingColumn(rowOfEntry(record), row) !== undefined
      );
    })
    .map((record) => record.seq);
}

const remembered = 1000;

/** Reads records by their number; those read last are remembered, for one handover changes many entries that follow each other. */
function recordReader(sqlite: Sqlite): (seq: number) => LedgerRecord {
  const known = new Map<number, LedgerRecord>();
  return (seq) => {
    const before = known.get(seq);
    if (before !== undefined) return before;
    const row = sql<{ json: string }>(sqlite, 'SELECT json FROM record WHERE seq = ?').get(seq);
    const record = JSON.parse(row?.json ?? '{}') as LedgerRecord;
    if (known.size >= remembered) known.clear();
    known.set(seq, record);
    return record;
  };
}

/** Where the row of an entry, or the list of its changes, is not what the records say, or undefined. */
function viewFault(
  sqlite: Sqlite,
  seq: number,
  changes: readonly number[],
  recordAt: (seq: number) => LedgerRecord,
): Bad | undefined {
  const bad = (detail: string): Bad => ({ seq, reason: 'view-differs', detail });
  const row = sql<EntryRow>(sqlite, `SELECT ${entryColumns} FROM entry e WHERE e.seq = ?`).get(seq);
  if (row === undefined) return bad('entry');
  const listed = sql<{ entry: number; record: number }>(sqlite, changesListed).all(seq, seq);
  if (listed.length !== changes.length || listed.some(({ record }, index) => record !== changes[index]))
    return bad('entry_change');
  const expected = changes.map(recordAt).reduce(rowAfter, rowOfEntry(recordAt(seq) as LedgerRecord<'entry'>));
  const differing = differingColumn(expected, row);
  return differing === undefined ? undefined : bad(differing);
}

/**
 * The first entry whose row or list of changes is not what the records say, or undefined: among those that the quick look
 * gave and those that the records change, named with their changes in order.
 */
export async function firstViewFault(
  sqlite: Sqlite,
  toCheck: readonly number[],
  changes: ReadonlyMap<number, readonly number[]>,
  breathe: () => Promise<void>,
): Promise<Bad | undefined> {
  const seqs = [...new Set([...toCheck, ...changes.keys()])].toSorted((a, b) => a - b);
  const recordAt = recordReader(sqlite);
  for (const [index, seq] of seqs.entries()) {
    const fault = orBadBody(seq, () => viewFault(sqlite, seq, changes.get(seq) ?? [], recordAt));
    if (fault !== undefined) return fault;
    if (index % atOnce === atOnce - 1) await breathe();
  }
  return undefined;
}

/** How many rows stand beside the records; where this is as it should be and no entry differs, no row is a stray. */
export const rowsBeside = (sqlite: Sqlite): number =>
  sql<{ n: number }>(
    sqlite,
    'SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM entry_change) AS n',
  ).get()?.n ?? 0;

/** The first row beside the records that belongs to no entry, or undefined. */
export function strayFault(sqlite: Sqlite): Bad | undefined {
  const stray = sql<{ seq: number; detail: string }>(
    sqlite,
    `SELECT seq, 'entry' AS detail FROM entry WHERE seq NOT IN (SELECT seq FROM record WHERE kind = 'entry')
     UNION ALL SELECT entry_seq, 'entry_change' FROM entry_change WHERE entry_seq NOT IN (SELECT seq FROM record WHERE kind = 'entry') ORDER BY 1, 2 LIMIT 1`,
  ).get();
  return stray === undefined ? undefined : { seq: stray.seq, reason: 'view-differs', detail: stray.detail };
}
