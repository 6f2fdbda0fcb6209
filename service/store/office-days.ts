import type { Intake, IntakeId } from '#domain/office/intake';
import type { IsoMonth } from '#domain/rota/duty';
import type { Instant, IsoDay } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** What came in from a room over a month, one bit a day: the first of the month is bit 0. */
export type MonthMarks = {
  readonly roomId: string;
  readonly month: IsoMonth;
  readonly accepted: number;
  readonly zero: number;
  readonly late: number;
  readonly held: number;
  /** Days with more than one report, or with one that takes another back; they are marked nowhere else. */
  readonly crowded: number;
};

/** A report of a room and a day that was not refused. */
export type ReportRow = {
  readonly id: IntakeId;
  readonly roomId: string;
  readonly day: IsoDay;
  readonly verdict: Intake['verdict'];
  readonly isZero: number;
  readonly isLate: number;
  readonly arrivedAt: Instant;
  readonly publicKey: string | null;
  readonly sequence: number | null;
  readonly productId: string | null;
  readonly replaces: string | null;
  readonly isWithdrawal: number;
};

const reportColumns = `i.id, i.room_id AS roomId, i.day, i.verdict, i.is_zero AS isZero, i.is_late AS isLate,
  i.arrived_at AS arrivedAt, i.public_key AS publicKey, i.sequence,
  i.product_id AS productId, i.replaces, i.is_withdrawal AS isWithdrawal`;

/** What came in from every room over a span, by month. */
export const monthMarks = (sqlite: Sqlite, fromDay: IsoDay, untilDay: IsoDay): readonly MonthMarks[] =>
  sql<MonthMarks>(
    sqlite,
    // One room after the other, so that its days are read in order and need not be sorted.
    `SELECT roomId, month, sum((isSingle AND isAccepted) << bit) AS accepted, sum((isSingle AND isAccepted AND is_zero) << bit) AS zero,
       sum((isSingle AND isAccepted AND is_late) << bit) AS late, sum((isSingle AND NOT isAccepted) << bit) AS held,
       sum((NOT isSingle) << bit) AS crowded
     FROM (SELECT o.id AS roomId, count(*) = 1 AND NOT i.is_withdrawal AS isSingle, i.verdict = 'accepted' AS isAccepted, i.is_zero, i.is_late,
         substr(i.day, 1, 7) AS month, CAST(substr(i.day, 9) AS INTEGER) - 1 AS bit
       FROM office_room o CROSS JOIN intake i INDEXED BY intake_daily ON i.room_id = o.id
       WHERE i.day >= ? AND i.day <= ? AND i.is_daily = 1 AND i.verdict <> 'refused' GROUP BY o.id, i.day)
     GROUP BY roomId, month`,
  ).all(fromDay, untilDay);

/** Every report of a room and a day. */
export const reportsOfRoom = (sqlite: Sqlite, roomId: string, day: IsoDay): readonly ReportRow[] =>
  sql<ReportRow>(
    sqlite,
    `SELECT ${reportColumns} FROM intake i WHERE i.room_id = ? AND i.day = ? AND i.is_daily = 1 AND i.verdict <> 'refused'`,
  ).all(roomId, day);

/** Every report of a day. */
export const reportsOfDay = (sqlite: Sqlite, day: IsoDay): readonly ReportRow[] =>
  sql<ReportRow>(
    sqlite,
    `SELECT ${reportColumns} FROM intake i WHERE i.day = ? AND i.room_id IS NOT NULL AND i.is_daily = 1 AND i.verdict <> 'refused'`,
  ).all(day);

/** What a report said in numbers, where any is not zero. */
export type ReportFigures = {
  readonly id: IntakeId;
  readonly roomId: string;
  readonly day: IsoDay;
  readonly incidents: number;
  readonly deaths: number;
  readonly missing: number;
  readonly injured: number;
};

type FiguresRow = ReportFigures & { readonly isCounting: number };

/**
 * What accepted reports said in numbers, of all days, a page of those that come after an id; those with nothing but zeros are left
 * out. `next` is null at the end.
 */
export function figuresPage(
  sqlite: Sqlite,
  after: string,
  limit: number,
): { readonly figures: readonly ReportFigures[]; readonly next: string | null } {
  const rows = sql<FiguresRow>(
    sqlite,
    `SELECT i.id, i.room_id AS roomId, i.day, f.incidents, f.deaths, f.missing, f.injured,
       i.room_id IS NOT NULL AND i.day IS NOT NULL AND i.is_daily = 1 AND i.verdict = 'accepted' AS isCounting
     FROM (SELECT intake_id, incidents, deaths, missing, injured FROM received_report INDEXED BY received_figures
         WHERE (incidents > 0 OR deaths > 0 OR missing > 0 OR injured > 0) AND intake_id > ? ORDER BY intake_id LIMIT ?) f
       CROSS JOIN intake i ON i.id = f.intake_id
     ORDER BY f.intake_id`,
  ).all(after, limit);
  return {
    figures: rows.filter(({ isCounting }) => isCounting === 1),
    next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
  };
}

/** How often a room was called about days of a month. */
export type MonthChases = { readonly roomId: string; readonly month: IsoMonth; readonly calls: number };

/** How often rooms were called about days of a span, by month. */
export const chasesByMonth = (sqlite: Sqlite, fromDay: IsoDay, untilDay: IsoDay): readonly MonthChases[] =>
  sql<MonthChases>(
    sqlite,
    `SELECT room_id AS roomId, substr(day, 1, 7) AS month, count(*) AS calls FROM chase WHERE day >= ? AND day <= ?
     GROUP BY room_id, month`,
  ).all(fromDay, untilDay);
