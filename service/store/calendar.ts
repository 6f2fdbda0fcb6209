import notices from '#presets/notices' with { type: 'json' };
import { builtInVersions, knownNotices } from '#domain/calendar/built-in-calendar';
import type { Amendment, CalendarVersion } from '#domain/calendar/calendar-version';
import { calendarDay, officialCalendar, type OfficialCalendar } from '#domain/calendar/official-calendar';
import type { OfficialDay } from '#domain/calendar/official-day';
import { daysBetween, type Instant, type IsoDay } from '#domain/time/instant';
import { canonicalText, type ChainedRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** An amendment of the unit as the store keeps it. */
export type StoredAmendment = Amendment & {
  /** Number of its record in the chain. */
  readonly seq: number;
  readonly recordedDay: IsoDay;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
};

type AmendmentRow = Omit<StoredAmendment, 'coversYear' | 'days'> & {
  readonly coversYear: number;
  readonly days: string;
};

let shipped: readonly CalendarVersion[] | undefined;

/** The years that ship with the program, oldest notice first. */
export function shippedVersions(): readonly CalendarVersion[] {
  shipped ??= builtInVersions(knownNotices.parse(notices));
  return shipped;
}

/** All amendments of the unit, oldest first. */
export const amendments = (sqlite: Sqlite): readonly StoredAmendment[] =>
  sql<AmendmentRow>(
    sqlite,
    `SELECT record_seq AS seq, year, source, notice, issued_day AS issuedDay, recorded_day AS recordedDay, reason, covers_year AS coversYear,
       days, recorded_at AS recordedAt, recorded_by AS recordedBy FROM calendar_amendment ORDER BY record_seq`,
  )
    .all()
    .map((row) => ({
      ...row,
      coversYear: row.coversYear === 1,
      // The column holds what `insertAmendment` wrote.
      days: JSON.parse(row.days) as Amendment['days'],
    }));

/** How many amendments a year has; a change names this number, so that two windows do not amend past each other. */
export const yearVersionOf = (sqlite: Sqlite, year: number): number =>
  sql<{ n: number }>(sqlite, 'SELECT count(*) AS n FROM calendar_amendment WHERE year = ?').get(year)?.n ?? 0;

/** An amendment as a version above what ships: an issued notice counts from its date, a word without a date from when it was recorded. */
export const versionOf = ({
  year,
  source,
  notice,
  issuedDay,
  reason,
  coversYear,
  days,
  recordedDay,
}: Amendment & {
  readonly recordedDay: IsoDay;
}): CalendarVersion => ({
  year,
  source,
  notice,
  issuedDay,
  reason,
  coversYear,
  days,
  knownFromDay: issuedDay ?? recordedDay,
});

/** All versions of all years: what ships with the program, and the unit's amendments above it. */
export const calendarVersions = (sqlite: Sqlite): readonly CalendarVersion[] => [
  ...shippedVersions(),
  ...amendments(sqlite).map(versionOf),
];

/** The official calendar: what ships with the unit's amendments above it; as it was known on `knownOn` where that is given. */
export const calendarOf = (sqlite: Sqlite, knownOn?: IsoDay): OfficialCalendar =>
  officialCalendar(calendarVersions(sqlite), knownOn);

/** The official calendar of the days from `from` to `until`, both included; as it was known on `knownOn` where that is given. */
export function officialDays(
  sqlite: Sqlite,
  from: IsoDay,
  until: IsoDay,
  knownOn?: IsoDay,
): readonly OfficialDay[] {
  const calendar = calendarOf(sqlite, knownOn);
  return daysBetween(from, until).map((day) => calendarDay(day, calendar));
}

/** Keeps an amendment where it is read from; its record stands in the chain. */
export function insertAmendment(sqlite: Sqlite, { seq, at, byName, body }: ChainedRecord<'calendar'>): void {
  sql(
    sqlite,
    `INSERT INTO calendar_amendment (record_seq, year, source, notice, issued_day, recorded_day, reason, covers_year, days, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    seq,
    body.year,
    body.source,
    body.notice,
    body.issuedDay,
    body.recordedDay,
    body.reason,
    body.coversYear ? 1 : 0,
    canonicalText(body.days),
    at,
    byName,
  );
}
