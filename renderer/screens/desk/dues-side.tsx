import '../../styles/submit-own.css';
import { Button } from 'antd';
import { deskRoles } from '#domain/people/account';
import { announce } from '../../frame/events.ts';
import { useHasRole, useZone } from '../../frame/seat.tsx';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { DueClock } from '../../parts/due-clock.tsx';
import { useDueReview } from '../../parts/due-review.ts';
import { dueTime, productDueKey, splitDues, useProductWatch } from '../../parts/product-dues.ts';
import {
  openReview,
  reviewOf,
  titleBeside,
  useProductReviews,
  useReviewAct,
} from '../../parts/product-reviews.ts';
import { productName, spanWords } from '../../parts/product-words.ts';
import { ReviewState } from '../../parts/review-state.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** 今日应报: what superior bodies are to have today with its time, and how many days were not sent; nothing where nothing is owed. */
export function DuesSide() {
  const { t } = useWords();
  const times = useTimes();
  const zone = useZone();
  const now = useMinute();
  const goTo = useGoTo();
  const mayWrite = useHasRole(...deskRoles);
  const watch = useProductWatch();
  const reviews = useProductReviews();
  const reviewAct = useReviewAct();
  const reviewOfDue = useDueReview();
  if (watch === undefined) return null;
  const { today, missed } = splitDues(watch, now, zone);
  if (today.length + missed.length + reviews.length === 0) return null;
  const open = (): void => {
    goTo('/submit');
    announce('show-submit', { tab: 'today' });
  };
  const write = (isZero: boolean): void =>
    announce('write-product', { kind: 'daily', isZero, fromDay: watch.today, untilDay: watch.today });
  const isOwed = today.some(
    ({ kind, metAt, untilDay }) => kind === 'daily' && metAt === null && untilDay === watch.today,
  );
  const waiting = reviewOf(reviews, { kind: 'daily', fromDay: watch.today, untilDay: watch.today });
  return (
    <section className="panel" aria-label={t('product:today.deskTitle')}>
      <header>
        <h2>{t('product:today.deskTitle')}</h2>
        <button type="button" className="row-button" onClick={open}>
          {t('product:today.deskOpen')}
        </button>
      </header>
      {today.map((due) => (
        <button key={productDueKey(due)} type="button" className="side-row" onClick={open}>
          <b>{t('product:today.by', { time: dueTime(times, due.dueAt, now, zone) })}</b>{' '}
          {t('product:today.dueTo', { what: productName(t, due), unit: due.recipientName })}
          <span className="below">
            <DueClock due={due} /> <span className="small quiet">{spanWords(times, due)}</span>
            {due.metAt === null ? <span className="small below">{reviewOfDue(due).tag}</span> : null}
          </span>
        </button>
      ))}
      {reviews.map((review) => (
        <div key={review.id} className="side-review">
          <span>
            <b>{productName(t, review)}</b> <span className="small quiet">{spanWords(times, review)}</span>
            {titleBeside(review) === '' ? null : (
              <span className="below review-title" lang="zh-CN">
                {titleBeside(review)}
              </span>
            )}
            <span className="below">
              <ReviewState review={review} />
            </span>
          </span>
          <Button
            size="small"
            aria-label={[reviewAct(review), productName(t, review), titleBeside(review)]
              .filter((text) => text !== '')
              .join(' ')}
            onClick={() => openReview(review)}
          >
            {reviewAct(review)}
          </Button>
        </div>
      ))}
      {missed.length === 0 ? null : (
        <button type="button" className="side-row" onClick={open}>
          <span className="tag red">{t('product:today.missedCount', { count: missed.length })}</span>
        </button>
      )}
      {mayWrite && isOwed && watch.standing === null && waiting === undefined ? (
        <div className="side-dues-acts">
          <Button size="small" onClick={() => write(true)}>
            {productName(t, { kind: 'daily', isZero: true })}
          </Button>
          <Button size="small" onClick={() => write(false)}>
            {t('product:write.of', { what: productName(t, { kind: 'daily' }) })}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
