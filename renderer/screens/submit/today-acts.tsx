import { Button } from 'antd';
import type { Output } from '#contract/methods';
import { deskRoles } from '#domain/people/account';
import type { ProductKind } from '#domain/product/product';
import { addMonths, edgesOfMonth, monthOf } from '#domain/rota/duty';
import { addDays, type IsoDay, weekdayOf } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { productName } from '../../parts/product-words.ts';
import { reviewOf, useProductReviews } from '../../parts/product-reviews.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { happenedWords } from './happened.ts';

/** The days that a product written today is about: today, the seven days of the week before, or the month before. */
function usualSpan(
  kind: ProductKind,
  today: IsoDay,
): { readonly fromDay: IsoDay; readonly untilDay: IsoDay } {
  if (kind === 'weekly') {
    const monday = addDays(today, 1 - weekdayOf(today));
    return { fromDay: addDays(monday, -7), untilDay: addDays(monday, -1) };
  }
  return kind === 'monthly'
    ? edgesOfMonth(addMonths(monthOf(today), -1))
    : { fromDay: today, untilDay: today };
}

/** The two reports of every afternoon, and the other products. */
export function TodayActs({ watch }: { readonly watch: Output<'product.watch'> }) {
  const { t } = useWords();
  const times = useTimes();
  const mayWrite = useHasRole(...deskRoles);
  const isOffice = useAsk('office.setup', {}).data?.setup.isOffice === true;
  const { today, happened, standing } = watch;
  const review = reviewOf(useProductReviews(), { kind: 'daily', fromDay: today, untilDay: today });
  if (!mayWrite) return null;
  const write = (kind: ProductKind, isZero = false): void =>
    announce('write-product', { kind, isZero, ...usualSpan(kind, today) });
  const others: readonly ProductKind[] = [
    ...(isOffice ? (['consolidated'] as const) : []),
    'weekly',
    'monthly',
    'digest',
    'info',
  ];
  const isQuiet = happened.length === 0;
  return (
    <section className="panel today-write" aria-label={t('product:today.acts')}>
      <header>
        <h2>{t('product:today.acts')}</h2>
        <span className="quiet">{times.day(today)}</span>
      </header>
      {review !== undefined ? (
        <p className="small quiet">
          {t(review.returned === null ? 'product:review.actsWait' : 'product:review.actsReturned', {
            what: productName(t, review),
          })}
        </p>
      ) : standing === null ? (
        <>
          <p className={isQuiet ? 'small quiet' : 'small'}>
            {isQuiet
              ? t('product:today.quiet')
              : t('product:today.happenedToday', { what: happenedWords(t, happened) })}
          </p>
          <div className="today-big">
            <Button size="large" type={isQuiet ? 'primary' : 'default'} onClick={() => write('daily', true)}>
              {productName(t, { kind: 'daily', isZero: true })}
            </Button>
            <Button size="large" type={isQuiet ? 'default' : 'primary'} onClick={() => write('daily')}>
              {productName(t, { kind: 'daily' })} <kbd>Ctrl+D</kbd>
            </Button>
          </div>
        </>
      ) : (
        <p className="small quiet">
          {t('product:today.hasStanding', { what: productName(t, standing), no: standing.no })}
        </p>
      )}
      <div className="today-others">
        {others.map((kind) => (
          <Button key={kind} onClick={() => write(kind)}>
            {productName(t, { kind })}
          </Button>
        ))}
      </div>
    </section>
  );
}
