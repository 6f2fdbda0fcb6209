import '../../styles/submit-own.css';
import { useState } from 'react';
import type { ProductId } from '#domain/product/product';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { splitDues, useProductWatch } from '../../parts/product-dues.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { ProductDrawer } from './product-drawer.tsx';
import { ProductDispatch } from './product-dispatch.tsx';
import { RestoredNotice } from './restored-notice.tsx';
import { TodayActs } from './today-acts.tsx';
import { TodayDues } from './today-dues.tsx';
import { TodayReviews } from './today-reviews.tsx';
import { TodayStanding } from './today-standing.tsx';
import { UntoldWithdrawals } from './untold-withdrawals.tsx';

/** How far back a product can reach that is due now: a month that ended up to four weeks ago. */
const reach = 80;

/** 今日报送: what is due today and was forgotten, the report in one click, and where it has got to. */
export function TodayPart() {
  const { t } = useWords();
  const zone = useZone();
  const now = useMinute();
  const watch = useProductWatch();
  const around = watch?.today ?? localParts(now, zone).day;
  const asked = useAsk(
    'product.list',
    { fromDay: addDays(around, -reach), untilDay: addDays(around, 1), kind: null },
    { isOff: watch === undefined },
  );
  const [sending, setSending] = useState<ProductId | undefined>(undefined);
  const [opened, setOpened] = useState<ProductId | undefined>(undefined);
  if (watch === undefined) return <div className="empty">{t('product:today.loading')}</div>;
  const { today: due, missed, later } = splitDues(watch, now, zone);
  const products = (asked.data ?? []).filter(({ state }) => state === 'issued');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reached by the keyboard
    <section className="submit-today" tabIndex={0} aria-label={t('product:tab.today')}>
      <FailureNotice error={asked.error} />
      <RestoredNotice />
      <UntoldWithdrawals />
      <div className="today-columns">
        <div className="today-main">
          <TodayDues
            title={t('product:today.title')}
            empty={t('product:today.nothingDue')}
            dues={due}
            products={products}
            today={watch.today}
            onSend={setSending}
            onOpen={setOpened}
          />
          {missed.length === 0 ? null : (
            <TodayDues
              title={t('product:today.missed')}
              dues={missed}
              products={products}
              today={watch.today}
              isMissed
              onSend={setSending}
              onOpen={setOpened}
            />
          )}
          {later.length === 0 ? null : (
            <TodayDues
              title={t('product:today.later')}
              dues={later}
              products={products}
              today={watch.today}
              onSend={setSending}
              onOpen={setOpened}
            />
          )}
        </div>
        <div className="today-side">
          <TodayReviews />
          <TodayActs watch={watch} />
          <TodayStanding
            today={watch.today}
            products={products}
            zone={zone}
            onSend={setSending}
            onOpen={setOpened}
          />
        </div>
      </div>
      {sending === undefined ? null : (
        <ProductDispatch key={sending} id={sending} onClose={() => setSending(undefined)} />
      )}
      <ProductDrawer id={opened} onClose={() => setOpened(undefined)} />
    </section>
  );
}
