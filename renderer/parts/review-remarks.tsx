import type { ReviewRemark } from '#domain/product/product';
import { useWords } from '../use-words.ts';
import { useReviewTime } from './product-reviews.ts';

/** So many stand open; more are behind a click. */
const mostOpen = 2;

/** What was said of a report each time it was given back, in that order; nothing where nothing was. */
export function ReviewRemarks({
  title,
  remarks,
}: {
  readonly title: string;
  readonly remarks: readonly ReviewRemark[];
}) {
  const { t } = useWords();
  const time = useReviewTime();
  if (remarks.length === 0) return null;
  return (
    <details className="review-history small" open={remarks.length <= mostOpen}>
      <summary>{title}</summary>
      <ol>
        {remarks.map(({ name, at, textNo, text }) => (
          <li key={`${textNo} ${at}`}>
            <span className="quiet">
              {t('product:review.remarkBy', { name, time: time(at), no: textNo })}
            </span>
            <span className="review-remark">{text}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
