import type { Shift, ShiftMember } from '#domain/shift/shift';
import type { Instant } from '#domain/time/instant';
import type { ShiftStart } from './record-bodies.ts';
import { type Sqlite, sql } from './sql.ts';

type ShiftRecords = {
  readonly startSeq: number;
  readonly endSeq: number | null;
  readonly reviewSeq: number | null;
};

type ShiftRow = Omit<Shift, 'members'> & { readonly startSeq: number; readonly endSeq: number | null };

const columns = `no, day, name, planned_from_at AS plannedFromAt, planned_until_at AS plannedUntilAt, started_at AS startedAt, ended_at AS endedAt,
  "end", leader_name AS leaderName, reviewed_at AS reviewedAt, start_seq AS startSeq, end_seq AS endSeq`;

// A parameter that SQLite cannot look into: it would plan the order anew for every value, which takes longer than the reading.
const membersOf = (sqlite: Sqlite, no: number): ShiftMember[] =>
  sql<ShiftMember>(
    sqlite,
    `SELECT person_id AS personId, account_id AS accountId, name, duty, from_at AS fromAt, until_at AS untilAt
     FROM shift_member WHERE shift_no = (SELECT ?) ORDER BY from_at, CASE duty WHEN 'dutyLeader' THEN 1 WHEN 'chief' THEN 0 ELSE 2 END, name`,
  ).all(no);

const withMembers = (sqlite: Sqlite, { startSeq: _start, endSeq: _end, ...row }: ShiftRow): Shift => ({
  ...row,
  members: membersOf(sqlite, row.no),
});

/** The shift that has the desk now, or undefined where nobody has. */
export function runningShift(sqlite: Sqlite): Shift | undefined {
  const row = sql<ShiftRow>(sqlite, `SELECT ${columns} FROM shift WHERE ended_at IS NULL`).get();
  return row === undefined ? undefined : withMembers(sqlite, row);
}

/** Number of the shift that has the desk now, 0 where nobody has. */
export const runningShiftNo = (sqlite: Sqlite): number =>
  sql<{ no: number }>(sqlite, 'SELECT no FROM shift WHERE ended_at IS NULL').get()?.no ?? 0;

/** A shift by its number, or undefined. */
export function shiftByNo(sqlite: Sqlite, no: number): Shift | undefined {
  const row = sql<ShiftRow>(sqlite, `SELECT ${columns} FROM shift WHERE no = ?`).get(no);
  return row === undefined ? undefined : withMembers(sqlite, row);
}

/** The records that began and ended a shift, and the one by which a leader signed its sheet. */
export const shiftRecords = (sqlite: Sqlite, no: number): ShiftRecords | undefined =>
  sql<ShiftRecords>(
    sqlite,
    'SELECT start_seq AS startSeq, end_seq AS endSeq, review_seq AS reviewSeq FROM shift WHERE no = ?',
  ).get(no);

/** Shifts of the duty days from `fromDay` to `untilDay`, in order. */
export const shiftsBetween = (sqlite: Sqlite, fromDay: string, untilDay: string): readonly Shift[] =>
  sql<ShiftRow>(sqlite, `SELECT ${columns} FROM shift WHERE day BETWEEN ? AND ? ORDER BY day, no`)
    .all(fromDay, untilDay)
    .map((row) => withMembers(sqlite, row));

/** The duty day of the first shift that the store knows; null before there was one. */
export const firstShiftDay = (sqlite: Sqlite): string | null =>
  sql<{ day: string | null }>(sqlite, 'SELECT min(day) AS day FROM shift').get()?.day ?? null;

/** The number that the next shift gets. */
export const nextShiftNo = (sqlite: Sqlite): number =>
  sql<{ no: number }>(sqlite, 'SELECT coalesce(max(no), 0) + 1 AS no FROM shift').get()?.no ?? 1;

/** Begins a shift with everybody who signed into it. */
export function insertShift(sqlite: Sqlite, start: ShiftStart, startedAt: Instant, startSeq: number): void {
  sql(
    sqlite,
    `INSERT INTO shift (no, day, slot, name, planned_from_at, planned_until_at, started_at, leader_name, start_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    start.no,
    start.day,
    start.slot,
    start.name,
    start.plannedFromAt,
    start.plannedUntilAt,
    startedAt,
    start.leaderName,
    startSeq,
  );
  for (const member of start.members) insertMember(sqlite, start.no, { ...member, fromAt: startedAt });
}

/** Lets a person join a shift. */
export function insertMember(
  sqlite: Sqlite,
  no: number,
  member: ShiftStart['members'][number] & { readonly fromAt: Instant },
): void {
  sql(
    sqlite,
    'INSERT INTO shift_member (shift_no, person_id, account_id, name, duty, from_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(no, member.personId, member.accountId, member.name, member.duty, member.fromAt);
}

/** Lets a person leave a shift. */
export function endMember(sqlite: Sqlite, no: number, personId: string, untilAt: Instant): void {
  sql(
    sqlite,
    'UPDATE shift_member SET until_at = ? WHERE shift_no = ? AND person_id = ? AND until_at IS NULL',
  ).run(untilAt, no, personId);
}

/** Ends a shift and everybody's part in it. */
export function endShift(
  sqlite: Sqlite,
  no: number,
  end: 'handed-over' | 'unrelieved',
  endedAt: Instant,
  endSeq: number,
): void {
  sql(sqlite, 'UPDATE shift SET ended_at = ?, "end" = ?, end_seq = ? WHERE no = ?').run(
    endedAt,
    end,
    endSeq,
    no,
  );
  sql(sqlite, 'UPDATE shift_member SET until_at = ? WHERE shift_no = ? AND until_at IS NULL').run(
    endedAt,
    no,
  );
}

/** Notes that a leader signed the sheet of a shift. */
export function reviewShift(sqlite: Sqlite, no: number, at: Instant, seq: number): void {
  sql(sqlite, 'UPDATE shift SET reviewed_at = ?, review_seq = ? WHERE no = ?').run(at, seq, no);
}
