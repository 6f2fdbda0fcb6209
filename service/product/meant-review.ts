import { DutyError } from '#contract/errors';
import type { ProductReview } from '#domain/product/review';
import type { Read } from '../room.ts';
import { reviewById } from '../store/product-reviews.ts';

type Meant = Pick<ProductReview, 'id' | 'version'>;

/** Refuses where the report of a span that waits is not the one that was looked at, or one waits and none was looked at. */
export function refuseOtherReview(waiting: ProductReview | undefined, meant: Meant | null): void {
  if (waiting === undefined) {
    if (meant !== null) throw new DutyError('not-found', 'product-review');
  } else if (waiting.id !== meant?.id || waiting.version !== meant.version)
    throw new DutyError('conflict', 'product-review', [waiting.writer.name]);
}

/** The report that waits and was looked at, where nobody changed it since. */
export function meantReview(room: Read, meant: Meant): ProductReview {
  const review = reviewById(room.store.sqlite, meant.id);
  if (review === undefined) throw new DutyError('not-found', 'product-review');
  refuseOtherReview(review, meant);
  return review;
}
