import type { ProductReview } from './review.ts';

/** How far a report that is due has come on its way to a signature: nobody submitted it, it waits to be looked through (已送审), or it was given back to be mended (已退回). */
export type DueStep = 'notBegun' | 'waiting' | 'returned';

/** How far a report that is due has come, by what waits of its days. */
export const dueStep = (review: Pick<ProductReview, 'returned'> | undefined): DueStep =>
  review === undefined ? 'notBegun' : review.returned === null ? 'waiting' : 'returned';

/** True where a report that waits is in the hands of somebody: of those who look through what others submitted, of its writer when it was given back. */
export const isTurnOf = (
  { returned, isMine }: Pick<ProductReview, 'returned'> & { readonly isMine: boolean },
  { isReviewer }: { readonly isReviewer: boolean },
): boolean => (returned === null ? isReviewer && !isMine : isMine);
