import { useMemo } from 'react';
import type { Input, Output } from '#contract/methods';
import { hasTypedNo, type ProductFields } from '#domain/product/product';
import { type ReviewId, reviewId } from '#domain/product/review';
import { useAsk } from '../../asking.ts';
import { type FormDraftState, useFormDraft } from '../../parts/use-form-draft.ts';
import { draftOfReview, isTouched, markOf, type ProductDraft, untouchedProduct } from './product-draft.ts';

/** What somebody writes of a product, over the report that waits where one does. */
export type WrittenProduct = Pick<FormDraftState, 'isRestored' | 'isUnkept'> & {
  readonly draft: ProductDraft;
  readonly review: Output<'product.review'>;
  /** What the report that waits changed of what was composed. */
  readonly submitted: ProductDraft;
  /** True where something was typed here that is in no submitted text. */
  readonly isOwn: boolean;
  /** True where another text was submitted since that was typed. */
  readonly isOutdated: boolean;
  /** Keeps what was typed; it is laid over the text that waits now. */
  readonly change: (parts: Partial<ProductDraft>) => void;
  /** Follows the text that waits again, or the records where none does. */
  readonly drop: () => void;
};

const none = reviewId.parse('none');

/**
 * What was typed of a product, kept for its writer, and the report that waits under it; undefined until both are known. Of a numbered product
 * that is the one that is named, and a new one has none.
 */
export function useProductDraft({
  kind,
  fromDay,
  untilDay,
  on,
}: Pick<ProductFields, 'kind' | 'fromDay' | 'untilDay'> & { readonly on: ReviewId | null }):
  | WrittenProduct
  | undefined {
  const [kept, keep, drop, { isReady, isUnkept, isRestored }] = useFormDraft<ProductDraft>(
    `product ${kind} ${fromDay} ${untilDay}${on === null ? '' : ` ${on}`}`,
    untouchedProduct,
  );
  const isNew = on === null && hasTypedNo(kind);
  const meant: Input<'product.review'> =
    on !== null || hasTypedNo(kind) ? { id: on ?? none } : { kind, fromDay, untilDay };
  const waiting = useAsk('product.review', meant, { isOff: isNew }).data;
  const review = isNew ? null : waiting;
  const submitted = useMemo(
    () =>
      review === undefined || review === null
        ? untouchedProduct
        : // The sections of a zero report are others.
          review.fields.isZero
          ? { ...untouchedProduct, onReview: markOf(review) }
          : draftOfReview(review),
    [review],
  );
  if (!isReady || review === undefined) return undefined;
  // What says nothing of its own hides no text that was submitted since.
  const isOwn =
    kept !== untouchedProduct && (review === null || isTouched(kept) || kept.onReview === markOf(review));
  const draft = isOwn ? kept : submitted;
  return {
    draft,
    review,
    submitted,
    isOwn,
    isOutdated: isOwn && review !== null && kept.onReview !== markOf(review),
    isRestored: isRestored && isOwn,
    isUnkept,
    change: (parts) => keep({ ...draft, ...parts }),
    drop,
  };
}
