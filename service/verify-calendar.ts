import type { Verdict } from '#contract/methods/records';
import { canonicalText, type LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';

type Bad = NonNullable<Verdict['firstBad']>;

/** A row of the amendments to the official calendar. */
export type CalendarRow = {
  readonly seq: number;
  readonly year: number;
  readonly source: string;
  readonly notice: string;
  readonly issuedDay: string | null;
  readonly recordedDay: string;
  readonly reason: string;
  readonly coversYear: number;
  readonly days: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** The row that a record of kind `calendar` makes. */
export const calendarRowOf = ({ seq, at, byName, body }: LedgerRecord<'calendar'>): CalendarRow => ({
  seq,
  year: body.year,
  source: body.source,
  notice: body.notice,
  issuedDay: body.issuedDay,
  recordedDay: body.recordedDay,
  reason: body.reason,
  coversYear: body.coversYear ? 1 : 0,
  days: canonicalText(body.days),
  recordedAt: at,
  recordedBy: byName,
});

/** The first amendment whose row is not what its record says, or that no record made; undefined where all hold. */
export function calendarFault(sqlite: Sqlite, said: ReadonlyMap<number, CalendarRow>): Bad | undefined {
  const rows = new Map(
    sql<CalendarRow>(
      sqlite,
      `SELECT record_seq AS seq, year, source, notice, issued_day AS issuedDay, recorded_day AS recordedDay, reason,
         covers_year AS coversYear, days, recorded_at AS recordedAt, recorded_by AS recordedBy FROM calendar_amendment`,
    )
      .all()
      .map((row) => [row.seq, row]),
  );
  for (const seq of [...new Set([...said.keys(), ...rows.keys()])].toSorted((one, other) => one - other)) {
    const [meant, found] = [said.get(seq), rows.get(seq)];
    const bad = (detail: string): Bad => ({ seq, reason: 'view-differs', detail });
    if (meant === undefined || found === undefined) return bad('calendar_amendment');
    const differs = (Object.keys(meant) as (keyof CalendarRow)[]).find((key) => meant[key] !== found[key]);
    if (differs !== undefined) return bad(`calendar_amendment ${differs}`);
  }
  return undefined;
}
