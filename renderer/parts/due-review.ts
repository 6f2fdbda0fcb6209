import { useCallback } from 'react';
import { type DueStep, dueStep, isTurnOf } from '#domain/product/due-step';
import type { ProductFields } from '#domain/product/product';
import { useWords } from '../use-words.ts';
import { reviewOf, useMayReview, useProductReviews } from './product-reviews.ts';

/** A report that is due and not sent, on its way to a signature. */
export type DueReview = {
  readonly step: DueStep;
  /** How far it has come and in whose hands it is, in words. */
  readonly says: string;
  /** The same in a few words, without names; empty where nobody submitted it. */
  readonly tag: string;
  /** Names the text that waits for whoever sits here, so that it is announced to them; empty where it is not their turn. */
  readonly turn: string;
};

/** How far reports that are due have come on their way to a signature. */
export function useDueReview(): (due: Pick<ProductFields, 'kind' | 'fromDay' | 'untilDay'>) => DueReview {
  const { t } = useWords();
  const isReviewer = useMayReview();
  const reviews = useProductReviews();
  return useCallback(
    (due) => {
      const review = reviewOf(reviews, due);
      const step = dueStep(review);
      return {
        step,
        says: t(`product:alarm.step.${step}`, { name: review?.writerName ?? '' }),
        tag: step === 'notBegun' ? '' : t(`product:alarm.tag.${step}`),
        turn:
          review !== undefined && isTurnOf(review, { isReviewer })
            ? ` ${review.id} ${review.textNo} ${step}`
            : '',
      };
    },
    [t, isReviewer, reviews],
  );
}
