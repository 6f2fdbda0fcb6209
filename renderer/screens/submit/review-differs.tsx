import { Button } from 'antd';
import type { ProductReviewLine } from '#contract/methods/products';
import { useReviewTime } from '../../parts/product-reviews.ts';
import { useWords } from '../../use-words.ts';
import type { LostText } from './product-draft.ts';

/** Says that another text was submitted while somebody typed over the one before, shows both, and lets one be taken. */
export function ReviewDiffers({
  review,
  isFirst,
  lost,
  onTheirs,
  onMine,
}: {
  readonly review: ProductReviewLine;
  /** True where what was typed began before anything of it was submitted. */
  readonly isFirst: boolean;
  /** What was typed, each with what stands in the submitted text. */
  readonly lost: readonly LostText[];
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}) {
  const { t } = useWords();
  const time = useReviewTime();
  const by = review.changed ?? { name: review.writerName, at: review.submittedAt };
  return (
    <div className="report-notice is-against review-differs" role="alert">
      <span>
        {t(isFirst ? 'product:review.differsFirst' : 'product:review.differs', {
          name: by.name,
          time: time(by.at),
          no: review.textNo,
        })}
      </span>
      <dl className="product-lost">
        {lost.map(({ heading, text, composed }) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>
              <del>{text}</del>
              <ins>{composed}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <div className="actions">
        <Button onClick={onTheirs}>{t('product:review.takeTheirs')}</Button>
        <Button onClick={onMine}>{t('product:review.takeMine')}</Button>
      </div>
    </div>
  );
}
