import { Button } from 'antd';
import type { ProductDue, ProductLine, ProductReviewLine } from '#contract/methods/products';
import { deskRoles } from '#domain/people/account';
import { isAskedBy } from '#domain/product/dues';
import type { ProductId } from '#domain/product/product';
import type { IsoDay } from '#domain/time/instant';
import { announce } from '../../frame/events.ts';
import { useHasRole, useZone } from '../../frame/seat.tsx';
import { DueClock } from '../../parts/due-clock.tsx';
import { openReview, reviewOf, useProductReviews, useReviewAct } from '../../parts/product-reviews.ts';
import { ReviewState } from '../../parts/review-state.tsx';
import { dueTime, productDueKey } from '../../parts/product-dues.ts';
import { productName, spanWords } from '../../parts/product-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

type Acts = {
  /** The duty day that runs. */
  readonly today: IsoDay;
  readonly onSend: (id: ProductId) => void;
  readonly onOpen: (id: ProductId) => void;
};

function ReviewBelow({ review }: { readonly review: ProductReviewLine | undefined }) {
  return review === undefined ? null : (
    <span className="below">
      <ReviewState review={review} />
    </span>
  );
}

function DueActs({
  due,
  standing,
  review,
  isMissed,
  today,
  onSend,
  onOpen,
}: Acts & {
  readonly due: ProductDue;
  /** The product of its days that was issued; undefined where none was. */
  readonly standing: ProductLine | undefined;
  /** The report of its days that waits to be looked through; undefined where none does. */
  readonly review: ProductReviewLine | undefined;
  readonly isMissed: boolean;
}) {
  const { t } = useWords();
  const times = useTimes();
  const mayWrite = useHasRole(...deskRoles);
  const reviewAct = useReviewAct();
  const { kind, fromDay, untilDay, recipientName } = due;
  const of = `${recipientName} ${spanWords(times, due)}`;
  const button = (words: string, isStrong: boolean, run: () => void) => (
    <Button
      key={words}
      size="small"
      type={isStrong ? 'primary' : 'default'}
      ghost={isStrong}
      aria-label={`${words} ${of}`}
      onClick={run}
    >
      {words}
    </Button>
  );
  const write = (isZero: boolean): void => announce('write-product', { kind, isZero, fromDay, untilDay });
  if (standing !== undefined)
    return (
      <>
        {due.metAt === null && mayWrite
          ? button(t('product:today.send'), true, () => onSend(standing.id))
          : null}
        {button(t('product:today.see'), false, () => onOpen(standing.id))}
      </>
    );
  if (review !== undefined && due.metAt === null)
    return button(reviewAct(review), true, () => openReview(review));
  // A day that has not begun cannot be told of yet.
  if (due.metAt !== null || !mayWrite || untilDay > today) return null;
  const full = isMissed ? 'product:today.writeLate' : 'product:today.writeRow';
  return (
    <>
      {kind === 'daily' ? button(productName(t, { kind, isZero: true }), false, () => write(true)) : null}
      {button(t(full), isMissed, () => write(false))}
    </>
  );
}

/** What is due, in order of time, each with what can be done about it. */
export function TodayDues({
  title,
  empty = '',
  dues,
  products,
  isMissed = false,
  today,
  onSend,
  onOpen,
}: Acts & {
  readonly title: string;
  readonly empty?: string;
  readonly dues: readonly ProductDue[];
  readonly products: readonly ProductLine[];
  /** True of those of days before. */
  readonly isMissed?: boolean;
}) {
  const { t } = useWords();
  const times = useTimes();
  const zone = useZone();
  const now = useMinute();
  const reviews = useProductReviews();
  const waiting = (due: ProductDue): ProductReviewLine | undefined =>
    due.metAt === null ? reviewOf(reviews, due) : undefined;
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className={isMissed ? 'tag red' : 'tag'}>{dues.length}</span>
      </header>
      {dues.length === 0 ? (
        <div className="empty">{empty}</div>
      ) : (
        <table className="plain-table today-dues" aria-label={title}>
          <thead>
            <tr>
              {(['dueAt', 'unit', 'what', 'state'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`product:today.field.${key}`)}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{t('product:today.field.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {dues.map((due) => (
              <tr key={productDueKey(due)}>
                <td className="nowrap">
                  <b>{dueTime(times, due.dueAt, now, zone)}</b>
                </td>
                <td>
                  {due.recipientName}
                  {due.periodName === '' ? null : <span className="small quiet below">{due.periodName}</span>}
                </td>
                <td className="nowrap">
                  {productName(t, due)}
                  <span className="small quiet below">{spanWords(times, due)}</span>
                </td>
                <td>
                  <DueClock due={due} />
                  <ReviewBelow review={waiting(due)} />
                </td>
                <td className="today-acts">
                  <DueActs
                    due={due}
                    standing={products.find(
                      (one) => one.id === due.productId || (due.productId === null && isAskedBy(due, one)),
                    )}
                    review={waiting(due)}
                    isMissed={isMissed}
                    today={today}
                    onSend={onSend}
                    onOpen={onOpen}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
