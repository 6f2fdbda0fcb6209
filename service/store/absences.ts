import type { Absence } from '#domain/absence/absence';
import type { Span } from '#domain/time/zone';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A step of an absence as it was recorded. */
export type AbsenceRecord = LedgerRecord<'absence'>;

/** An absence after its newest step; `version` is the number of its steps. */
export type StoredAbsence = { readonly absence: Absence; readonly version: number };

type Row = { readonly json: string; readonly version: number };

const selected = `SELECT r.json, (SELECT count(*) FROM absence_step s WHERE s.absence_id = a.id) AS version
  FROM absence a JOIN record r ON r.seq = a.seq`;

// The column holds what the chain wrote, of the kind that the table lists.
const recordIn = ({ json }: Pick<Row, 'json'>): AbsenceRecord => JSON.parse(json) as AbsenceRecord;

const stored = (row: Row): StoredAbsence => ({
  absence: recordIn(row).body.absence,
  version: row.version,
});

/** The absence of an id, or undefined. */
export function absenceById(sqlite: Sqlite, id: string): StoredAbsence | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE a.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** Absences that lie in a stretch of time or reach into it, in order of departure; who should be back and is not is there too. */
export const absencesMeeting = (sqlite: Sqlite, { from, until }: Span): readonly StoredAbsence[] =>
  sql<Row>(
    sqlite,
    `${selected} WHERE a.from_at < ? AND (a.until_at > ? OR a.state IN ('approved', 'reported'))
     ORDER BY a.from_at, a.year, a.no`,
  )
    .all(until, from)
    .map(stored);

/** True where anybody was ever registered. */
export const hasAbsences = (sqlite: Sqlite): boolean =>
  sql<{ one: number }>(sqlite, 'SELECT 1 AS one FROM absence LIMIT 1').get() !== undefined;

/** Every step of an absence in order. */
export const absenceSteps = (sqlite: Sqlite, id: string): readonly AbsenceRecord[] =>
  sql<{ json: string }>(
    sqlite,
    'SELECT r.json FROM absence_step s JOIN record r ON r.seq = s.seq WHERE s.absence_id = ? ORDER BY s.seq',
  )
    .all(id)
    .map(recordIn);

/** The number that the next absence of a year gets. */
export const nextAbsenceNo = (sqlite: Sqlite, year: number): number =>
  (sql<{ no: number | null }>(sqlite, 'SELECT max(no) AS no FROM absence WHERE year = ?').get(year)?.no ??
    0) + 1;

/** Lists a step that was recorded; the first one begins the absence. */
export function listAbsenceStep(sqlite: Sqlite, { seq, body }: AbsenceRecord): void {
  const { id, year, no, fields, fromAt, untilAt, returned, state } = body.absence;
  sql(
    sqlite,
    `INSERT INTO absence (id, year, no, person_id, from_at, until_at, state, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET from_at = excluded.from_at, until_at = excluded.until_at, state = excluded.state,
       seq = excluded.seq`,
  ).run(id, year, no, fields.personId, fromAt, returned?.at ?? untilAt, state, seq);
  sql(sqlite, 'INSERT INTO absence_step (absence_id, seq) VALUES (?, ?)').run(id, seq);
}
