import type { DutyProduct, ProductKind } from '#domain/product/product';
import type { Instant, IsoDay } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A product after its newest step; `version` is the number of its steps. */
export type StoredProduct = { readonly product: DutyProduct; readonly version: number };

type Row = { readonly json: string; readonly version: number };

const selected = 'SELECT r.json, p.steps AS version FROM product p JOIN record r ON r.seq = p.seq';

const stored = ({ json, version }: Row): StoredProduct => ({
  // The column holds what the chain wrote, of the kind that the table lists.
  product: (JSON.parse(json) as LedgerRecord<'product'>).body.product,
  version,
});

/** The product of an id, or undefined. */
export function productById(sqlite: Sqlite, id: string): StoredProduct | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE p.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** When a product was withdrawn, which is its last step; null where it stands. */
export function productWithdrawnAt(sqlite: Sqlite, { id, state }: DutyProduct): Instant | null {
  const row = sql<Row>(sqlite, `${selected} WHERE p.id = ?`).get(id);
  if (state === 'issued' || row === undefined) return null;
  return (JSON.parse(row.json) as LedgerRecord<'product'>).at;
}

/** Products whose span touches these days, the newest first; withdrawn ones too. */
export const productsBetween = (
  sqlite: Sqlite,
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly StoredProduct[] =>
  sql<Row>(
    sqlite,
    `${selected} WHERE p.until_day >= ? AND p.from_day <= ? ORDER BY p.until_day DESC, p.seq DESC`,
  )
    .all(fromDay, untilDay)
    .map(stored);

/** The product of a kind and span that stands, or undefined; numbered ones may be many, and then it is the newest. */
export function standingProduct(
  sqlite: Sqlite,
  kind: ProductKind,
  fromDay: IsoDay,
  untilDay: IsoDay,
): StoredProduct | undefined {
  const row = sql<Row>(
    sqlite,
    `${selected} WHERE p.kind = ? AND p.until_day = ? AND p.from_day = ? AND p.state = 'issued' ORDER BY p.seq DESC`,
  ).get(kind, untilDay, fromDay);
  return row === undefined ? undefined : stored(row);
}

/** The newest withdrawn product of a kind and span, or undefined: the one that the next is issued in the place of. */
export function withdrawnProduct(
  sqlite: Sqlite,
  kind: ProductKind,
  fromDay: IsoDay,
  untilDay: IsoDay,
): StoredProduct | undefined {
  const row = sql<Row>(
    sqlite,
    `${selected} WHERE p.kind = ? AND p.until_day = ? AND p.from_day = ? AND p.state = 'withdrawn' ORDER BY p.no DESC`,
  ).get(kind, untilDay, fromDay);
  return row === undefined ? undefined : stored(row);
}

/** The highest number that a product of a kind has in a year, withdrawn ones too; 0 where there is none. */
export const highestProductNo = (sqlite: Sqlite, kind: ProductKind, year: number): number =>
  sql<{ no: number | null }>(sqlite, 'SELECT max(no) AS no FROM product WHERE kind = ? AND year = ?').get(
    kind,
    year,
  )?.no ?? 0;

/** True where a product of a kind has a number of a year, withdrawn or not. */
export const isProductNoTaken = (sqlite: Sqlite, kind: ProductKind, year: number, no: number): boolean =>
  sql(sqlite, 'SELECT 1 FROM product WHERE kind = ? AND year = ? AND no = ?').get(kind, year, no) !==
  undefined;

/** Lists a step that was recorded; the first one begins the product. */
export function listProduct(sqlite: Sqlite, { seq, body }: LedgerRecord<'product'>): void {
  const { id, fields, year, no, state } = body.product;
  sql(
    sqlite,
    `INSERT INTO product (id, kind, is_zero, from_day, until_day, year, no, state, seq, steps)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, seq = excluded.seq, steps = steps + 1`,
  ).run(id, fields.kind, Number(fields.isZero), fields.fromDay, fields.untilDay, year, no, state, seq);
}
