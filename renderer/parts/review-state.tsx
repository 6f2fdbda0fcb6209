import type { ProductReviewLine } from '#contract/methods/products';
import { useWords } from '../use-words.ts';
import { useReviewSays } from './product-reviews.ts';

/** How a report stands between its writer and its reviewer, in a word and by whom since when. */
export function ReviewState({ review }: { readonly review: ProductReviewLine }) {
  const { t } = useWords();
  const says = useReviewSays();
  const isReturned = review.returned !== null;
  return (
    <span className="review-state">
      <span className={`tag ${isReturned ? 'orange' : 'blue'}`}>
        {t(isReturned ? 'product:review.returned' : 'product:review.waiting')}
      </span>{' '}
      <span className="small">{says(review)}</span>
    </span>
  );
}
