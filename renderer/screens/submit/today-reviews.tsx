import { Button } from 'antd';
import { openReview, titleBeside, useProductReviews, useReviewAct } from '../../parts/product-reviews.ts';
import { productName, spanWords } from '../../parts/product-words.ts';
import { ReviewState } from '../../parts/review-state.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** 送审稿: reports that wait to be looked through or were given back to be mended; nothing where there are none. */
export function TodayReviews() {
  const { t } = useWords();
  const times = useTimes();
  const reviews = useProductReviews();
  const reviewAct = useReviewAct();
  if (reviews.length === 0) return null;
  return (
    <section className="panel" aria-label={t('product:review.title')}>
      <header>
        <h2>{t('product:review.title')}</h2>
        <span className="tag">{reviews.length}</span>
      </header>
      {reviews.map((review) => {
        const name = productName(t, review);
        const title = titleBeside(review);
        const of = [name, spanWords(times, review), title].filter((text) => text !== '').join(' ');
        return (
          <article key={review.id} className="today-product" aria-label={title === '' ? name : title}>
            <div className="today-product-head">
              <b>{name}</b>
              <span className="quiet">{spanWords(times, review)}</span>
            </div>
            {title === '' ? null : (
              <span className="review-title" lang="zh-CN">
                {title}
              </span>
            )}
            <ReviewState review={review} />
            {review.returned === null ? null : <div className="review-remark">{review.returned.remark}</div>}
            {review.newEntries === 0 ? null : (
              <div className="small quiet">
                {t('product:review.newEntriesShort', { count: review.newEntries })}
              </div>
            )}
            <div className="actions">
              <Button
                type="primary"
                aria-label={`${reviewAct(review)} ${of}`}
                onClick={() => openReview(review)}
              >
                {reviewAct(review)}
              </Button>
            </div>
          </article>
        );
      })}
    </section>
  );
}
