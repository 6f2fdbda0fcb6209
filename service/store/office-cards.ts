import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** A key that belongs to no room yet: from a card, or from packages that wait. */
export type StrangeKey = {
  readonly publicKey: string;
  readonly unitName: string;
  readonly firstSeenAt: Instant;
  /** Packages of it that wait. */
  readonly packages: number;
};

/** Keeps the key of a card until it is given to a room; one that is there already keeps its first moment. */
export const keepCard = (sqlite: Sqlite, publicKey: string, unitName: string, at: Instant): void =>
  void sql(
    sqlite,
    `INSERT INTO office_card (public_key, unit_name, first_seen_at) VALUES (?, ?, ?)
     ON CONFLICT (public_key) DO UPDATE SET unit_name = excluded.unit_name`,
  ).run(publicKey, unitName, at);

/** Forgets a card whose key was given to a room. */
export const dropCard = (sqlite: Sqlite, publicKey: string): void =>
  void sql(sqlite, 'DELETE FROM office_card WHERE public_key = ?').run(publicKey);

/** Keys that no room uses, of cards and of packages that wait, in the order in which they were seen. */
export const strangeKeys = (sqlite: Sqlite): readonly StrangeKey[] =>
  sql<StrangeKey>(
    sqlite,
    `WITH waiting AS (
       SELECT i.public_key, min(i.arrived_at) AS first_at, count(*) AS packages, max(i.seq) AS newest
       FROM intake i WHERE i.verdict = 'held' AND i.public_key IS NOT NULL
         AND i.public_key NOT IN (SELECT public_key FROM office_key) GROUP BY i.public_key
     )
     SELECT c.public_key AS publicKey, c.unit_name AS unitName, min(c.first_seen_at, coalesce(w.first_at, c.first_seen_at)) AS firstSeenAt,
       coalesce(w.packages, 0) AS packages
     FROM office_card c LEFT JOIN waiting w ON w.public_key = c.public_key
     UNION ALL
     SELECT w.public_key, r.json ->> '$.body.intake.roomName', w.first_at, w.packages
     FROM waiting w JOIN record r ON r.seq = w.newest WHERE w.public_key NOT IN (SELECT public_key FROM office_card)
     ORDER BY firstSeenAt, publicKey`,
  ).all();
