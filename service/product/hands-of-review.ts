import { DutyError } from '#contract/errors';
import type { DutyProduct, ProductFields } from '#domain/product/product';
import { isWriterOf, mayMend, type ProductReview, writtenAt } from '#domain/product/review';
import { isTextOf } from '#domain/product/text-of-review';
import { sessionOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { composeProduct } from './compose-product.ts';

/** Whose text a report is once somebody gave it another one: a reviewer who mends it leaves it its writer. */
export function handsOf(
  room: Read,
  before: ProductReview | undefined,
): Pick<ProductReview, 'writer' | 'submittedAt' | 'changed'> {
  const session = sessionOf(room);
  const { accountId, personId, personName: name, roles } = session;
  const isOwn = before === undefined || isWriterOf(before, session);
  // A report that was given back is mended by whoever has the desk then, and is theirs from then on.
  const isTakenOver = before !== undefined && !mayMend({ ...before, returned: null }, { accountId, roles });
  return isOwn || isTakenOver
    ? { writer: { accountId, personId, name }, submittedAt: room.now, changed: null }
    : { writer: before.writer, submittedAt: before.submittedAt, changed: { name, at: room.now } };
}

/** Refuses a changed text of somebody who may not mend the report that waits. */
export function refuseMending(room: Read, review: ProductReview): void {
  if (!mayMend(review, sessionOf(room)))
    throw new DutyError('not-allowed', 'product-review-of-others', [review.writer.name]);
}

/** 填报人 of a text that is issued with the report that waits, by the same rule as of one that is submitted over it; without one, whoever has the desk. */
export function editorOf(
  room: Read,
  review: ProductReview | undefined,
  text: ProductFields,
): DutyProduct['editor'] {
  const isAsSubmitted = review !== undefined && isTextOf(text, review, composeProduct(room, text));
  if (review !== undefined && !isAsSubmitted) refuseMending(room, review);
  if (isAsSubmitted && review.returned !== null && !mayMend({ ...review, returned: null }, sessionOf(room)))
    throw new DutyError('rule-broken', 'product-review-not-again', [review.returned.name]);
  const { writer, submittedAt } = isAsSubmitted ? review : handsOf(room, review);
  return {
    name: writer.name,
    personId: writer.personId,
    manner: 'signed',
    at: writtenAt({ submittedAt }, room.now),
  };
}
