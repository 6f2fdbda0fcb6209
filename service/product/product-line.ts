import type { ProductLine } from '#contract/methods/products';
import type { StoredProduct } from '../store/products.ts';

/** A product as a list shows it. */
export function productLineOf({ product, version }: StoredProduct): ProductLine {
  const { id, fields, year, no, issuer, issuedAt, state, deliveries } = product;
  return {
    id,
    version,
    kind: fields.kind,
    isZero: fields.isZero,
    fromDay: fields.fromDay,
    untilDay: fields.untilDay,
    year,
    no,
    title: fields.title,
    issuerName: issuer.name,
    issuedAt,
    state,
    sentTo: [...new Set(deliveries.map(({ unit }) => unit))],
    late: deliveries.filter(({ dueAt, sentAt }) => dueAt !== null && sentAt > dueAt).length,
    receipts: deliveries.filter(({ receiptAt }) => receiptAt !== null).length,
    incidents: fields.incidents.length,
  };
}
