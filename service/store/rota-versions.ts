import type { RotaVersion } from '#contract/methods/rota-nouns';
import type { IsoMonth } from '#domain/rota/duty';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A published version of a month as its record says it. */
export type PublishedRota = LedgerRecord<'rota'>;

// The column holds what the chain wrote, of the kind that the table lists.
const read = (row: { readonly json: string }): PublishedRota => JSON.parse(row.json) as PublishedRota;

/** The newest version of every month from `fromMonth` to `untilMonth` that has one, in order. */
export const publishedBetween = (
  sqlite: Sqlite,
  fromMonth: IsoMonth,
  untilMonth: IsoMonth,
): readonly PublishedRota[] =>
  sql<{ json: string }>(
    sqlite,
    `SELECT r.json FROM rota_version v JOIN record r ON r.seq = v.seq
     WHERE v.month BETWEEN ? AND ? AND v.version = (SELECT max(version) FROM rota_version WHERE month = v.month) ORDER BY v.month`,
  )
    .all(fromMonth, untilMonth)
    .map(read);

/** The newest version of a month, or undefined where none was published. */
export const publishedRota = (sqlite: Sqlite, month: IsoMonth): PublishedRota | undefined =>
  publishedBetween(sqlite, month, month)[0];

/** Every version of a month, the newest first. */
export const versionsOf = (sqlite: Sqlite, month: IsoMonth): readonly PublishedRota[] =>
  sql<{ json: string }>(
    sqlite,
    'SELECT r.json FROM rota_version v JOIN record r ON r.seq = v.seq WHERE v.month = ? ORDER BY v.version DESC',
  )
    .all(month)
    .map(read);

/** Lists a version that was recorded. */
export function listVersion(sqlite: Sqlite, record: PublishedRota): void {
  const { month, version } = record.body;
  sql(sqlite, 'INSERT INTO rota_version (month, version, seq) VALUES (?, ?, ?)').run(
    month,
    version,
    record.seq,
  );
}

/** A version as the contract gives it, without its duties. */
export const versionShown = ({ at, byName, body }: PublishedRota): RotaVersion => ({
  // The record carries what the contract asked for when it was written.
  month: body.month as IsoMonth,
  version: body.version,
  effectiveDay: body.effectiveDay,
  publishedAt: at,
  byName,
  reason: body.reason,
  cause: body.cause,
  changes: [...body.changes],
  tell: [...body.tell] as RotaVersion['tell'],
});
