import { type EntryChange, type EntryContent, entryNumber } from '#domain/log/entry';
import type { ChainedRecord, LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** The records that changed how an entry stands, in order. */
export const changeRecords = (sqlite: Sqlite, seq: number): readonly ChainedRecord[] =>
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
  return [first, ...corrections].map(
    (row) => (JSON.parse(row.json) as LedgerRecord<'entry' | 'correction'>).body.content,
  );
}

/** What a record did to an entry; `before` is the content that stood before it where it is a correction. */
export function changeBy(record: ChainedRecord, before: EntryContent | null): EntryChange {
  const shared = { seq: record.seq, at: record.at, byName: record.byName, shiftNo: record.shift };
  switch (record.kind) {
    case 'correction': {
      const { reason } = (record as ChainedRecord<'correction'>).body;
      return { ...shared, kind: 'correction', reason, state: null, before };
    }
    case 'void': {
      const { reason } = (record as ChainedRecord<'void'>).body;
      return { ...shared, kind: 'void', reason, state: null, before: null };
    }
    case 'state': {
      const { body } = record as ChainedRecord<'state'>;
      return { ...shared, kind: 'state', reason: body.note, state: body.state, before: null };
    }
    case 'reminder-done':
      return { ...shared, kind: 'reminder-done', reason: '', state: null, before: null };
    case 'entry': {
      const { year, no } = (record as ChainedRecord<'entry'>).body;
      return { ...shared, kind: 'state', reason: entryNumber(year, no), state: 'done', before: null };
    }
    default:
      return { ...shared, kind: 'carried', reason: '', state: 'carried', before: null };
  }
}

/** What happened to an entry after it was written, in order. */
export function changesOf(sqlite: Sqlite, seq: number): readonly EntryChange[] {
  const contents = contentsOf(sqlite, seq);
  let corrections = 0;
  return changeRecords(sqlite, seq).map((record) => {
    if (record.kind !== 'correction') return changeBy(record, null);
    corrections += 1;
    return changeBy(record, contents[corrections - 1] ?? null);
  });
}
