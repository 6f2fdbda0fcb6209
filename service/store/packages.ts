import type { DutyPackage } from '#domain/package/package';
import type { ProductId } from '#domain/product/product';
import type { Instant, IsoDay } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

type Row = { readonly json: string };
type Failure = { readonly code: string; readonly message: string; readonly details: readonly string[] };

/** A package that is on its way to a destination. */
export type StoredWay = {
  readonly packageId: string;
  readonly destinationId: string;
  readonly tries: number;
  /** Null where somebody stopped it. */
  readonly nextTryAt: Instant | null;
  readonly failure: Failure | null;
};

const selected = 'SELECT r.json FROM package p JOIN record r ON r.seq = p.seq';

// The column holds what the chain wrote, of the kind that the table lists.
const stored = ({ json }: Row): DutyPackage => (JSON.parse(json) as LedgerRecord<'package'>).body.package;

/** The package of an id, or undefined. */
export function packageById(sqlite: Sqlite, id: string): DutyPackage | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE p.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** Packages whose days touch these, the newest first. */
export const packagesBetween = (sqlite: Sqlite, fromDay: IsoDay, untilDay: IsoDay): readonly DutyPackage[] =>
  sql<Row>(sqlite, `${selected} WHERE p.until_day >= ? AND p.from_day <= ? ORDER BY p.seq DESC`)
    .all(fromDay, untilDay)
    .map(stored);

/** Packages that were put somewhere since a moment, the newest first. */
export const packagesDeliveredSince = (sqlite: Sqlite, since: Instant): readonly DutyPackage[] =>
  sql<Row>(sqlite, `${selected} WHERE p.delivered_at >= ? ORDER BY p.seq DESC`).all(since).map(stored);

/** The newest packages under a key, at most so many, the newest first. */
export const packagesUnder = (sqlite: Sqlite, publicKey: string, most: number): readonly DutyPackage[] =>
  sql<Row>(sqlite, `${selected} WHERE p.public_key = ? ORDER BY p.sequence DESC LIMIT ?`)
    .all(publicKey, most)
    .map(stored);

/** The packages of a product, the oldest first. */
export const packagesOfProduct = (sqlite: Sqlite, productId: string): readonly DutyPackage[] =>
  sql<Row>(sqlite, `${selected} WHERE p.product_id = ? ORDER BY p.public_key, p.sequence`)
    .all(productId)
    .map(stored);

/** The products that were withdrawn and of which packages were made, by the days with which they end. */
export const withdrawnAndPacked = (sqlite: Sqlite): readonly ProductId[] =>
  sql<{ id: ProductId }>(
    sqlite,
    `SELECT id FROM product WHERE state = 'withdrawn' AND EXISTS (SELECT 1 FROM package WHERE product_id = product.id)
     ORDER BY until_day, seq`,
  )
    .all()
    .map(({ id }) => id);

/** The package with the SHA-256 of its manifest, or undefined. */
export const packageOfManifest = (
  sqlite: Sqlite,
  publicKey: string,
  manifest: string,
): DutyPackage | undefined =>
  sql<Row>(sqlite, `${selected} WHERE p.public_key = ?`)
    .all(publicKey)
    .map(stored)
    .find((one) => one.manifest === manifest);

/** The names of the files of all packages. */
export const packageFileNames = (sqlite: Sqlite): ReadonlySet<string> =>
  new Set(
    sql<{ name: string }>(
      sqlite,
      "SELECT json_extract(r.json, '$.body.package.fileName') AS name FROM package p JOIN record r ON r.seq = p.seq",
    )
      .all()
      .map(({ name }) => name),
  );

/** The names of the files that are still to be brought somewhere, or that nobody has fetched; none of a store that knows no packages. */
export function fileNamesToBring(sqlite: Sqlite): readonly string[] {
  const table = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'package_way'";
  if (sql<{ name: string }>(sqlite, table).get() === undefined) return [];
  return sql<{ name: string }>(
    sqlite,
    `SELECT json_extract(r.json, '$.body.package.fileName') AS name FROM package p JOIN record r ON r.seq = p.seq
     WHERE p.id IN (SELECT package_id FROM package_way) OR json_array_length(r.json, '$.body.package.drops') = 0`,
  )
    .all()
    .map(({ name }) => name);
}

/** Lists a step that was recorded; the first one begins the package. */
export function listPackage(sqlite: Sqlite, { seq, body }: LedgerRecord<'package'>): void {
  const one = body.package;
  sql(
    sqlite,
    `INSERT INTO package (id, public_key, sequence, product_id, from_day, until_day, delivered_at, seq, steps)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET delivered_at = excluded.delivered_at, seq = excluded.seq, steps = steps + 1`,
  ).run(
    one.id,
    one.publicKey,
    one.sequence,
    one.productId,
    one.fromDay,
    one.untilDay,
    one.drops.at(-1)?.deliveredAt ?? null,
    seq,
  );
}

type WayRow = Omit<StoredWay, 'failure'> & { readonly failure: string | null };

const wayColumns =
  'package_id AS packageId, destination_id AS destinationId, tries, next_try_at AS nextTryAt, failure';

const way = ({ failure, ...rest }: WayRow): StoredWay => ({
  ...rest,
  failure: failure === null ? null : (JSON.parse(failure) as Failure),
});

/** Where a package is on its way to. */
export const waysOf = (sqlite: Sqlite, packageId: string): readonly StoredWay[] =>
  sql<WayRow>(sqlite, `SELECT ${wayColumns} FROM package_way WHERE package_id = ? ORDER BY destination_id`)
    .all(packageId)
    .map(way);

/** Ways whose next try is due, the oldest package first: those too whose time lies after `latest`, as a clock left it that ran ahead. */
export const dueWays = (sqlite: Sqlite, now: Instant, latest: Instant): readonly StoredWay[] =>
  sql<WayRow>(
    sqlite,
    `SELECT ${wayColumns} FROM package_way w JOIN package p ON p.id = w.package_id
     WHERE next_try_at <= ? OR next_try_at > ? ORDER BY p.seq, destination_id`,
  )
    .all(now, latest)
    .map(way);

/** Sends a package on its way, or says how the last try went. */
export function keepWay(
  sqlite: Sqlite,
  { packageId, destinationId, tries, nextTryAt, failure }: StoredWay,
): void {
  sql(
    sqlite,
    `INSERT INTO package_way (package_id, destination_id, tries, next_try_at, failure) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (package_id, destination_id) DO UPDATE SET
       tries = excluded.tries, next_try_at = excluded.next_try_at, failure = excluded.failure`,
  ).run(packageId, destinationId, tries, nextTryAt, failure === null ? null : JSON.stringify(failure));
}

/** Ends a way: the package arrived. */
export const dropWay = (sqlite: Sqlite, packageId: string, destinationId: string): void =>
  void sql(sqlite, 'DELETE FROM package_way WHERE package_id = ? AND destination_id = ?').run(
    packageId,
    destinationId,
  );
