import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** An alarm of a clock, of the moment at which it is due, at one of its marks. */
export type Alarm = {
  readonly incidentId: string;
  readonly stageId: string;
  readonly dueAt: Instant;
  readonly mark: number;
};

/** An alarm that rang. */
export type RungAlarm = Alarm & { readonly rungAt: Instant; readonly isAcknowledged: boolean };

type Row = {
  readonly incident_id: string;
  readonly stage_id: string;
  readonly due_at: Instant;
  readonly mark: number;
  readonly rung_at: Instant;
  readonly acknowledged_at: Instant | null;
};

/** The alarms of open incidents that rang, the lowest mark of each clock first. */
export const rungAlarms = (sqlite: Sqlite): readonly RungAlarm[] =>
  sql<Row>(
    sqlite,
    `SELECT a.* FROM incident_alarm a JOIN incident i ON i.id = a.incident_id
     WHERE i.state = 'open' ORDER BY a.rung_at, a.mark`,
  )
    .all()
    .map((row) => ({
      incidentId: row.incident_id,
      stageId: row.stage_id,
      dueAt: row.due_at,
      mark: row.mark,
      rungAt: row.rung_at,
      isAcknowledged: row.acknowledged_at !== null,
    }));

/** Keeps that alarms rang, all of them or none; one that is kept already stays as it is. */
export function keepRung(sqlite: Sqlite, alarms: readonly Alarm[], at: Instant): void {
  const insert = sql(
    sqlite,
    `INSERT INTO incident_alarm (incident_id, stage_id, due_at, mark, rung_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  sqlite
    .transaction(() => {
      for (const { incidentId, stageId, dueAt, mark } of alarms)
        insert.run(incidentId, stageId, dueAt, mark, at);
    })
    .immediate();
}

/** Notes that an alarm and those of its clock below it were acknowledged; true where one of them was not before. */
export const noteAcknowledged = (sqlite: Sqlite, alarm: Alarm, at: Instant): boolean =>
  sql(
    sqlite,
    `UPDATE incident_alarm SET acknowledged_at = ?
     WHERE incident_id = ? AND stage_id = ? AND due_at = ? AND mark <= ? AND acknowledged_at IS NULL`,
  ).run(at, alarm.incidentId, alarm.stageId, alarm.dueAt, alarm.mark).changes > 0;
