import type { ProductReviewLine } from '#contract/methods/products';
import { deskRoles } from '#domain/people/account';
import { reviewerRoles } from '#domain/product/review';
import { hasTypedNo, type ProductFields } from '#domain/product/product';
import type { Instant } from '#domain/time/instant';
import { useAsk } from '../asking.ts';
import { announce } from '../frame/events.ts';
import { useHasRole, useSeat, useZone } from '../frame/seat.tsx';
import { useMinute } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { dueTime } from './product-dues.ts';
import { useTimes } from './times.ts';

type Span = Pick<ProductFields, 'kind' | 'fromDay' | 'untilDay'>;

const none: readonly ProductReviewLine[] = [];

/** Reports that wait to be looked through or were given back; none for those who have nothing to do with them. */
export function useProductReviews(): readonly ProductReviewLine[] {
  const isDesk = useHasRole(...deskRoles);
  const isOff = useSeat().session.isLocked || !isDesk;
  const { data } = useAsk('product.reviews', {}, { isOff });
  return isOff ? none : (data ?? none);
}

/** True of somebody who looks reports through. */
export const useMayReview = (): boolean => useHasRole(...reviewerRoles);

/** The report that waits of a kind and span of which one waits at a time, among those that wait. */
export const reviewOf = (
  reviews: readonly ProductReviewLine[],
  { kind, fromDay, untilDay }: Span,
): ProductReviewLine | undefined =>
  reviews.find((one) => one.kind === kind && one.fromDay === fromDay && one.untilDay === untilDay);

/** The report that waits as a call that changes or issues it names it; null where none does. */
export const meantReview = (
  review: ProductReviewLine | null,
): Pick<ProductReviewLine, 'id' | 'version'> | null =>
  review === null ? null : { id: review.id, version: review.version };

/** Opens a report that waits, where it is read, mended, given back or issued. */
export function openReview({
  id,
  kind,
  isZero,
  fromDay,
  untilDay,
}: Pick<ProductReviewLine, 'id' | 'kind' | 'isZero' | 'fromDay' | 'untilDay'>): void {
  announce('write-product', { kind, isZero, fromDay, untilDay, review: id });
}

/** What tells a report that waits from others of its kind and days: its title, where several may wait; empty of others. */
export const titleBeside = ({ kind, title }: Pick<ProductReviewLine, 'kind' | 'title'>): string =>
  hasTypedNo(kind) ? title : '';

/** What a button that opens a report that waits says: 审核 to those who look through, 修改 where it was given back, else 查看送审稿. */
export function useReviewAct(): (review: ProductReviewLine) => string {
  const { t } = useWords();
  const mayReview = useMayReview();
  return ({ returned, isMine }) =>
    returned !== null
      ? t('product:review.mend')
      : mayReview && !isMine
        ? t('product:review.look')
        : t('product:review.see');
}

/** When something was done to a report that waits: of today the time alone. */
export function useReviewTime(): (at: Instant) => string {
  const times = useTimes();
  const now = useMinute();
  const zone = useZone();
  return (at) => dueTime(times, at, now, zone);
}

/** Who submitted a report that waits and when, or who gave it back. */
export function useReviewSays(): (review: ProductReviewLine) => string {
  const { t } = useWords();
  const time = useReviewTime();
  return ({ writerName, submittedAt, returned }) =>
    returned === null
      ? t('product:review.by', { name: writerName, time: time(submittedAt) })
      : t('product:review.returnedBy', { name: returned.name, time: time(returned.at) });
}
