import type { Period } from '#domain/period/period';
import type { IsoDay } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A step of a period as it was recorded. */
export type PeriodRecord = LedgerRecord<'period'>;

/** A period after its newest step; `version` is the number of its steps. */
export type StoredPeriod = { readonly period: Period; readonly version: number };

type Row = { readonly json: string; readonly version: number };

const selected = `SELECT r.json, (SELECT count(*) FROM period_step s WHERE s.period_id = p.id) AS version
  FROM period p JOIN record r ON r.seq = p.seq`;

// The column holds what the chain wrote, of the kind that the table lists.
const recordIn = ({ json }: Pick<Row, 'json'>): PeriodRecord => JSON.parse(json) as PeriodRecord;

const stored = (row: Row): StoredPeriod => ({ period: recordIn(row).body.period, version: row.version });

/** The period of an id, or undefined. */
export function periodById(sqlite: Sqlite, id: string): StoredPeriod | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE p.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** Periods that share a day with the days from `from` to `until`, cancelled ones too, in order of their first days. */
export const periodsMeeting = (sqlite: Sqlite, from: IsoDay, until: IsoDay): readonly StoredPeriod[] =>
  sql<Row>(sqlite, `${selected} WHERE p.from_day <= ? AND p.until_day >= ? ORDER BY p.from_day, p.year, p.no`)
    .all(until, from)
    .map(stored);

/** True where any period was ever declared. */
export const hasPeriods = (sqlite: Sqlite): boolean =>
  sql<{ one: number }>(sqlite, 'SELECT 1 AS one FROM period LIMIT 1').get() !== undefined;

/** Every step of a period in order. */
export const periodSteps = (sqlite: Sqlite, id: string): readonly PeriodRecord[] =>
  sql<{ json: string }>(
    sqlite,
    'SELECT r.json FROM period_step s JOIN record r ON r.seq = s.seq WHERE s.period_id = ? ORDER BY s.seq',
  )
    .all(id)
    .map(recordIn);

/** The number that the next period of a year gets. */
export const nextPeriodNo = (sqlite: Sqlite, year: number): number =>
  (sql<{ no: number | null }>(sqlite, 'SELECT max(no) AS no FROM period WHERE year = ?').get(year)?.no ?? 0) +
  1;

/** Lists a step that was recorded; the first one begins the period. */
export function listPeriodStep(sqlite: Sqlite, { seq, body }: PeriodRecord): void {
  const { id, year, no, fields, state } = body.period;
  sql(
    sqlite,
    `INSERT INTO period (id, year, no, from_day, until_day, state, seq) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET from_day = excluded.from_day, until_day = excluded.until_day, state = excluded.state,
       seq = excluded.seq`,
  ).run(id, year, no, fields.fromDay, fields.untilDay, state, seq);
  sql(sqlite, 'INSERT INTO period_step (period_id, seq) VALUES (?, ?)').run(id, seq);
}

/** Periods in which the rota fills its posts as on sensitive days, by name and days. */
export const sensitivePeriods = (
  sqlite: Sqlite,
): readonly { readonly name: string; readonly fromDay: IsoDay; readonly untilDay: IsoDay }[] =>
  sql<Row>(sqlite, `${selected} WHERE p.state <> 'cancelled' ORDER BY p.from_day`)
    .all()
    .map((row) => stored(row).period.fields)
    .filter(({ isSensitive }) => isSensitive)
    .map(({ name, fromDay, untilDay }) => ({ name, fromDay, untilDay }));
