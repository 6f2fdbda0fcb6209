import { DutyError } from '#contract/errors';
import type { ProductFields } from '#domain/product/product';
import type { ProductReview } from '#domain/product/review';
import type { Read } from '../room.ts';
import { reviewById, reviewsOfSpan } from '../store/product-reviews.ts';
import { isOneOfSpan } from './issue-rules.ts';

type Meant = Pick<ProductReview, 'id' | 'version'>;

/** The report that waits and was looked at, where nobody changed it since. */
export function meantReview(room: Read, { id, version }: Meant): ProductReview {
  const review = reviewById(room.store.sqlite, id);
  if (review === undefined) throw new DutyError('not-found', 'product-review');
  if (review.version !== version) throw new DutyError('conflict', 'product-review', [review.writer.name]);
  return review;
}

/**
 * The report that waits and that a text is given to, or undefined where it is given to none. Where one of its kind waits at a time, none can be
 * passed over; of numbered products only the one that was looked at is meant.
 */
export function reviewUnder(
  room: Read,
  text: Pick<ProductFields, 'kind' | 'fromDay' | 'untilDay'>,
  meant: Meant | null,
): ProductReview | undefined {
  const { kind, fromDay, untilDay } = text;
  const [passed] = isOneOfSpan(kind) ? reviewsOfSpan(room.store.sqlite, text) : [];
  if (passed !== undefined && passed.id !== meant?.id)
    throw new DutyError('conflict', 'product-review', [passed.writer.name]);
  if (meant === null) return undefined;
  const review = meantReview(room, meant);
  const of = review.fields;
  if (of.kind !== kind || of.fromDay !== fromDay || of.untilDay !== untilDay)
    throw new DutyError('bad-input', 'product-span', [fromDay, untilDay]);
  return review;
}
