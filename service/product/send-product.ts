import { DutyError } from '#contract/errors';
import type { ProductDue } from '#contract/methods/products';
import { isAskedBy } from '#domain/product/dues';
import type { DutyProduct, ProductDelivery } from '#domain/product/product';
import { type Submission, submissionId } from '#domain/period/submission';
import { addDays } from '#domain/time/instant';
import type { Write } from '../room.ts';
import { listSubmission } from '../store/period-reports.ts';
import { listProduct, productById, type StoredProduct } from '../store/products.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { duesBetween } from './product-dues.ts';

/** Deliveries that one product can have. */
const mostDeliveries = 60;

/** True where so many deliveries more can be written down at a product. */
export const hasRoomFor = ({ deliveries }: DutyProduct, more: number): boolean =>
  deliveries.length + more <= mostDeliveries;

/** The product of an id; refused where there is none. */
export function productNamed(room: Pick<Write, 'store'>, id: string): StoredProduct {
  const found = productById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'product');
  return found;
}

/** Records a step of a product and gives the product as it stands after it. */
export function recordProduct(room: Write, body: RecordBody<'product'>): StoredProduct {
  listProduct(room.store.sqlite, room.append('product', body));
  return productNamed(room, body.product.id);
}

/** A delivery before it is known when it was due and what it met. */
export type NewDelivery = Omit<ProductDelivery, 'dueAt' | 'receipt' | 'receiptAt'>;

/** A day's report that was put on a telephone line or a network; a period knows no packages. */
const submittedAs = (manner: ProductDelivery['manner']): Submission['fields']['manner'] =>
  manner === 'package' ? 'network' : manner;

/** Writes down that a period's body got the report of a day, so that nobody types it there again. */
function recordSubmission(room: Write, due: ProductDue, product: DutyProduct, sent: ProductDelivery): void {
  if (due.periodId === null || due.metAt !== null) return;
  const submission: Submission = {
    id: submissionId.parse(room.newId()),
    periodId: due.periodId,
    bodyName: due.recipientName,
    fields: {
      what: 'daily',
      bodyId: due.recipientId,
      day: due.untilDay,
      planVersion: null,
      at: sent.sentAt,
      manner: submittedAs(sent.manner),
      receivedBy: sent.receiver,
      receipt: '',
      note: product.fields.title.slice(0, 300).toWellFormed(),
    },
    dueAt: due.dueAt,
    sentByName: room.session?.personName ?? '',
    recordedAt: room.now,
    withdrawn: null,
  };
  listSubmission(room.store.sqlite, room.append('period-report', { act: 'sent', submission }));
}

/**
 * Records that a product reached somebody, with the times at which it was due there; where the body of an important period got
 * the report of a day, the period knows it too. Refused of a product that was withdrawn.
 */
export function recordSent(room: Write, id: string, deliveries: readonly NewDelivery[]): StoredProduct {
  const { product } = productNamed(room, id);
  const { title, untilDay } = product.fields;
  if (product.state === 'withdrawn') throw new DutyError('rule-broken', 'product-withdrawn', [title]);
  if (!hasRoomFor(product, deliveries.length))
    throw new DutyError('rule-broken', 'product-many', [String(mostDeliveries)]);
  // A month is due up to 28 days after its last day, a week on the day after it.
  const dues = duesBetween(room, product.fields.fromDay, addDays(untilDay, 31)).filter((due) =>
    isAskedBy(due, product.fields),
  );
  const sent = deliveries.map((one): ProductDelivery => {
    const due = dues.find(
      ({ recipientId, recipientName }) => recipientId === one.recipientId || recipientName === one.unit,
    );
    if (due !== undefined)
      recordSubmission(room, due, product, { ...one, dueAt: due.dueAt, receipt: '', receiptAt: null });
    return { ...one, dueAt: due?.dueAt ?? null, receipt: '', receiptAt: null };
  });
  return recordProduct(room, {
    act: 'sent',
    note: '',
    product: { ...product, deliveries: [...product.deliveries, ...sent] },
  });
}
