import { type Entry, isOpen } from '#domain/log/entry';
import type { Instant } from '#domain/time/instant';
import { entryById, openMatters } from './entries.ts';
import { changeRecords } from './entry-history.ts';
import { rowAfter, rowOfEntry } from './entry-view.ts';
import { chainHead, type LedgerRecord, recordBySeq } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** The first record at a moment or after it, found by halving: records stand in order of time but for clocks that were set back. */
function firstSeqAt(sqlite: Sqlite, at: Instant): number {
  let [low, high] = [1, chainHead(sqlite).seq + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((recordBySeq(sqlite, middle)?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where an entry was open before a record was written. */
function wasOpen(sqlite: Sqlite, id: number, beforeSeq: number): boolean {
  const record = recordBySeq(sqlite, id);
  if (record?.kind !== 'entry') return false;
  // The kind names the shape.
  const first = rowOfEntry(record as LedgerRecord<'entry'>);
  const row = changeRecords(sqlite, id)
    .filter(({ seq }) => seq < beforeSeq)
    .reduce(rowAfter, first);
  return isOpen(row.state);
}

/** Matters that somebody had to look after at a moment, or now without one, oldest first; void ones are none. What they say is what they say now. */
export function mattersOpenAt(sqlite: Sqlite, at: Instant | null): readonly Entry[] {
  if (at === null) return openMatters(sqlite);
  const seq = firstSeqAt(sqlite, at);
  const changed = sql<{ seq: number }>(
    sqlite,
    'SELECT DISTINCT entry_seq AS seq FROM entry_change WHERE record_seq >= ? AND entry_seq < ?',
  )
    .all(seq, seq)
    .map((row) => row.seq);
  const before = openMatters(sqlite).filter(({ id }) => id < seq);
  const standing = before.filter(({ id }) => !changed.includes(id));
  const asked = changed.flatMap((id) => entryById(sqlite, id) ?? []);
  return [...standing, ...asked.filter(({ id, isVoid }) => !isVoid && wasOpen(sqlite, id, seq))].toSorted(
    (one, other) => one.id - other.id,
  );
}
