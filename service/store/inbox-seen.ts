import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** A file of the watched directory as it was when it was looked at, by its place in the directory. */
export type SeenFile = { readonly name: string; readonly bytes: number; readonly modifiedAt: Instant };

/** True where a file of the watched directory was taken as it is. */
export const isSeen = (sqlite: Sqlite, { name, bytes, modifiedAt }: SeenFile): boolean =>
  sql<{ one: number }>(
    sqlite,
    'SELECT 1 AS one FROM inbox_seen WHERE name = ? AND bytes = ? AND modified_at = ?',
  ).get(name, bytes, modifiedAt) !== undefined;

/** Keeps that a file of the watched directory was taken as it is, and what came in with it. */
export const keepSeen = (
  sqlite: Sqlite,
  { name, bytes, modifiedAt }: SeenFile,
  intakeId: string,
  at: Instant,
): void =>
  void sql(
    sqlite,
    `INSERT INTO inbox_seen (name, bytes, modified_at, intake_id, seen_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET intake_id = excluded.intake_id, seen_at = excluded.seen_at`,
  ).run(name, bytes, modifiedAt, intakeId, at);

/** The places in the watched directory at which something lay that came in, the first one first; none of what never lay there. */
export const placesOf = (sqlite: Sqlite, intakeId: string): readonly string[] =>
  sql<{ name: string }>(
    sqlite,
    'SELECT name FROM inbox_seen WHERE intake_id = ? GROUP BY name ORDER BY min(seen_at), name',
  )
    .all(intakeId)
    .map(({ name }) => name);

/** Everything that can be answered and was seen in the watched directory since a moment, with its places. */
export const seenSince = (
  sqlite: Sqlite,
  since: Instant,
): readonly { readonly id: string; readonly name: string }[] =>
  sql<{ id: string; name: string }>(
    sqlite,
    `SELECT i.id, s.name FROM inbox_seen s JOIN intake i ON i.id = s.intake_id
     WHERE s.seen_at >= ? AND i.manifest IS NOT NULL ORDER BY i.seq, s.name`,
  ).all(since);

/** Ids of what lay in the watched directory, came in since a moment, and was decided on or judged again. */
export const seenAndDecidedSince = (sqlite: Sqlite, since: Instant): readonly string[] =>
  sql<{ id: string }>(
    sqlite,
    `SELECT i.id FROM intake i WHERE i.steps > 1 AND i.arrived_at >= ?
       AND EXISTS (SELECT 1 FROM inbox_seen s WHERE s.intake_id = i.id) ORDER BY i.seq`,
  )
    .all(since)
    .map(({ id }) => id);

/** Lets the files be looked at again that were refused only because their format was a later one: the program may have learned it since. */
export const forgetLaterFormats = (sqlite: Sqlite): void =>
  void sql(
    sqlite,
    `DELETE FROM inbox_seen WHERE intake_id IN (
       SELECT i.id FROM intake i JOIN record r ON r.seq = i.seq
       WHERE i.verdict = 'refused' AND r.json ->> '$.body.intake.problems[0].code' = 'newer-format')`,
  ).run();
