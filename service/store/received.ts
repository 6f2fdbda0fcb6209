import type { ProductFields } from '#domain/product/product';
import type { IsoDay } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** How many incidents reports of a day told of, by what came in; those without any are left out. */
export const receivedIncidents = (sqlite: Sqlite, day: IsoDay): ReadonlyMap<string, number> =>
  new Map(
    sql<{ id: string; incidents: number }>(
      sqlite,
      `SELECT i.id, f.incidents FROM intake i JOIN received_report f ON f.intake_id = i.id WHERE i.day = ? AND f.incidents > 0`,
    )
      .all(day)
      .map(({ id, incidents }) => [id, incidents]),
  );

/** What a report said that came in as a package; undefined of one that was told. */
export function receivedFields(sqlite: Sqlite, intakeId: string): ProductFields | undefined {
  const row = sql<{ json: string }>(sqlite, 'SELECT json FROM received_report WHERE intake_id = ?').get(
    intakeId,
  );
  // The column holds what was read out of a package whose report is of this form.
  return row === undefined ? undefined : (JSON.parse(row.json) as ProductFields);
}
