import type { Notice } from '../parts/notice.ts';
import { openReview, useMayReview, useProductReviews } from '../parts/product-reviews.ts';
import { productName } from '../parts/product-words.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';

/** The report that waits to be looked through, or was given back to whoever sits here, leading to it, or to the list of several; nothing while none does. */
export function useReviewNotices(): readonly Notice[] {
  const { t } = useWords();
  const mayReview = useMayReview();
  const reviews = useProductReviews();
  // What was given back is its writer's to mend; what waits is everybody's to know.
  const pressing = reviews
    .filter(({ returned, isMine }) => returned === null || isMine)
    .toSorted((one, other) => Number(other.returned !== null) - Number(one.returned !== null));
  const [first] = pressing;
  if (first === undefined) return [];
  const isReturned = first.returned !== null;
  const more = pressing.length - 1;
  const tone = isReturned || (mayReview && !first.isMine) ? 'orange' : 'blue';
  const words = t(isReturned ? 'product:review.stripReturned' : 'product:review.stripWaiting', {
    what: productName(t, first),
  });
  const shown = (
    <a
      className={`tag ${tone}`}
      href="#/submit"
      title={words}
      onClick={() => {
        announce('show-submit', { tab: 'today' });
        if (more === 0) openReview(first);
      }}
    >
      {words}
      {more === 0 ? '' : ` +${more}`}
    </a>
  );
  return [{ key: 'review', tone, isKept: false, shown }];
}
