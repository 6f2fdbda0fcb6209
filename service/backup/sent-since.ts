import { type SentSince, sentSinceBackup } from '#domain/backup/sent-since';
import type { DutyPackage } from '#domain/package/package';
import type { DutyProduct } from '#domain/product/product';
import type { LedgerRecord } from '../store/ledger.ts';
import { packageById } from '../store/packages.ts';
import { productById } from '../store/products.ts';
import { lastIssueNo, lastNumberUsed } from '../store/restored-records.ts';
import { type Sqlite, sql } from '../store/sql.ts';
import { unitKeys } from '../store/unit-keys.ts';

/** The kinds of record that tell what a room made and sent. */
export const sentKinds: ReadonlySet<string> = new Set(['package', 'product', 'unit-key', 'backup']);

/** The records of a store after one of them that tell what it made and sent. */
export const recordsOfSending = (sqlite: Sqlite, afterSeq: number): readonly LedgerRecord[] =>
  sql<{ json: string }>(
    sqlite,
    `SELECT json FROM record WHERE kind NOT IN ('entry', 'correction', 'void', 'state', 'reminder-done') AND seq > ?
       AND kind IN ('package', 'product', 'unit-key', 'backup') ORDER BY seq`,
  )
    .all(afterSeq)
    // The column holds what the chain wrote.
    .map(({ json }) => JSON.parse(json) as LedgerRecord);

/** True of a backup that an older program made, which knew no packages. */
const knowsPackages = (sqlite: Sqlite): boolean =>
  sql<{ name: string }>(
    sqlite,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'package'",
  ).get() !== undefined;

const isOf = <K extends LedgerRecord['kind']>(record: LedgerRecord, kind: K): record is LedgerRecord<K> =>
  record.kind === kind;

/**
 * What a store made and sent that a backup of it does not know, by the records of the store after the newest one that both have, in order;
 * null where that is nothing.
 */
export function sentSinceIn(records: Iterable<LedgerRecord>, backup: Sqlite): SentSince | null {
  const packages = new Map<string, DutyPackage>();
  const products = new Map<string, DutyProduct>();
  const publicKeys: string[] = [];
  const learnt: SentSince[] = [];
  for (const record of records) {
    if (isOf(record, 'package')) packages.set(record.body.package.id, record.body.package);
    if (isOf(record, 'product')) products.set(record.body.product.id, record.body.product);
    if (isOf(record, 'unit-key')) publicKeys.push(record.body.publicKey);
    if (isOf(record, 'backup') && record.body.what === 'restored' && record.body.sentSince !== undefined)
      learnt.push(record.body.sentSince);
  }
  const knows = knowsPackages(backup);
  const keys = new Set(knows ? unitKeys(backup).map(({ publicKey }) => publicKey) : []);
  return sentSinceBackup(
    { packages: [...packages.values()], products: [...products.values()], publicKeys, learnt },
    {
      packageOf: (id) => (knows ? packageById(backup, id) : undefined),
      productOf: (id) => (knows ? productById(backup, id)?.product : undefined),
      hasKey: (publicKey) => keys.has(publicKey),
      lastIssueOf: (kind, year) => (knows ? lastIssueNo(backup, kind, year) : 0),
      lastOf: (publicKey) => (knows ? (lastNumberUsed(backup, publicKey)?.sequence ?? 0) : 0),
    },
  );
}
