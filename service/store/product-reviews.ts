import type { ProductFields } from '#domain/product/product';
import type { ProductReview } from '#domain/product/review';
import type { IsoDay } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

type Row = { readonly json: string };

// The column holds what `writeReview` wrote.
const read = ({ json }: Row): ProductReview => JSON.parse(json) as ProductReview;

const waits = "json ->> '$.takenBackAt' IS NULL";
const ofSpan = 'kind = ? AND from_day = ? AND until_day = ?';

/** Reports that wait to be looked through or were given back: by their days, those of one day as they were submitted. */
export const productReviews = (sqlite: Sqlite): readonly ProductReview[] =>
  sql<Row>(
    sqlite,
    `SELECT json FROM product_review WHERE ${waits} ORDER BY until_day, kind, from_day, json ->> '$.submittedAt', id`,
  )
    .all()
    .map(read);

/** The reports of a kind and span that wait: at most one where only one of these can stand. */
export const reviewsOfSpan = (
  sqlite: Sqlite,
  { kind, fromDay, untilDay }: Pick<ProductFields, 'kind' | 'fromDay' | 'untilDay'>,
): readonly ProductReview[] =>
  sql<Row>(sqlite, `SELECT json FROM product_review WHERE ${ofSpan} AND ${waits}`)
    .all(kind, fromDay, untilDay)
    .map(read);

/** The report of a kind and span that was taken back after something had been said of it, where only one of these can stand; undefined where none was. */
export function takenBackOfSpan(
  sqlite: Sqlite,
  { kind, fromDay, untilDay }: Pick<ProductFields, 'kind' | 'fromDay' | 'untilDay'>,
): ProductReview | undefined {
  const row = sql<Row>(sqlite, `SELECT json FROM product_review WHERE ${ofSpan} AND NOT ${waits}`).get(
    kind,
    fromDay,
    untilDay,
  );
  return row === undefined ? undefined : read(row);
}

/** The report that waits under an id, or undefined. */
export function reviewById(sqlite: Sqlite, id: string): ProductReview | undefined {
  const row = sql<Row>(sqlite, `SELECT json FROM product_review WHERE id = ? AND ${waits}`).get(id);
  return row === undefined ? undefined : read(row);
}

/** Keeps a report that waits, replacing what stood under its id. */
export function writeReview(sqlite: Sqlite, review: ProductReview): void {
  const { kind, fromDay, untilDay } = review.fields;
  sql(
    sqlite,
    `INSERT INTO product_review (id, kind, from_day, until_day, json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET json = excluded.json`,
  ).run(review.id, kind, fromDay, untilDay, JSON.stringify(review));
}

/** Lets go of a report that was issued or taken back. */
export function deleteReview(sqlite: Sqlite, id: string): void {
  sql(sqlite, 'DELETE FROM product_review WHERE id = ?').run(id);
}

/** How many entries of duty days were written or changed after a record. */
export const entriesSince = (sqlite: Sqlite, fromDay: IsoDay, untilDay: IsoDay, seq: number): number =>
  sql<{ n: number }>(
    sqlite,
    `SELECT count(*) AS n FROM entry e WHERE e.day BETWEEN ? AND ?
     AND (e.seq > ? OR EXISTS (SELECT 1 FROM entry_change c WHERE c.entry_seq = e.seq AND c.record_seq > ?))`,
  ).get(fromDay, untilDay, seq, seq)?.n ?? 0;
