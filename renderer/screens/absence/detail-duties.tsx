import { App, Button } from 'antd';
import { useState } from 'react';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import type { PlannedDuty } from '#contract/methods/rota-nouns';
import { findingKey } from '#domain/absence/finding';
import { isPeriodPost, periodOfPost } from '#domain/period/duty-post';
import { monthOf, placeKey } from '#domain/rota/duty';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole, useSeat, useZone } from '../../frame/seat.tsx';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { keep } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { type AskedSwap, SwapRequestDialog } from '../rota/swap-request.tsx';

/** The published duties that an absence meets, each with the ways to somebody who is there. */
export function DetailDuties({ absence }: { readonly absence: AbsenceFull }) {
  const { t } = useWords();
  const times = useTimes();
  const { message } = App.useApp();
  const goTo = useGoTo();
  const { session } = useSeat();
  const isForAnyone = useHasRole('chief', 'dutyLeader');
  const mayAsk = isForAnyone || session.personId === absence.personId;
  const now = useMinute();
  const today = localParts(now, useZone()).day;
  const [asking, setAsking] = useState<AskedSwap | undefined>(undefined);
  const met = absence.findings.filter(({ kind }) => kind === 'duty');
  const days = met.flatMap(({ day }) => (day === null ? [] : [day])).toSorted();
  const planned = useAsk(
    'rota.between',
    { fromDay: days[0] ?? today, untilDay: days.at(-1) ?? today },
    { isOff: met.length === 0 },
  );
  const periods = useAsk(
    'period.list',
    { fromDay: days[0] ?? today, untilDay: days.at(-1) ?? today },
    { isOff: met.length === 0 },
  );
  if (met.length === 0) return null;
  const decided = new Set(absence.decisions.map(findingKey));
  const dutyOf = (subject: string): PlannedDuty | undefined =>
    planned.data?.find((duty) => placeKey(duty) === subject);
  const ask = (duty: PlannedDuty, kind: AskedSwap['kind']): void =>
    setAsking({
      kind,
      place: { day: duty.day, postId: duty.postId, seat: duty.seat },
      reason: t('absence:detail.swapReason', {
        number: absence.number,
        kind: t(`absence:kind.${absence.kind}`),
      }),
    });
  const openRota = (duty: PlannedDuty): void => {
    if (isPeriodPost(duty.postId)) {
      goTo('/period');
      const holder = periods.data?.find(({ number }) => number === periodOfPost(duty.postId));
      announce('show-period', holder === undefined ? { tab: 'list' } : { tab: 'plan', id: holder.id });
      return;
    }
    keep('rota-month', monthOf(duty.day));
    keep('rota-tab', 'month');
    goTo('/rota');
  };
  return (
    <section className="panel met-duties" aria-label={t('absence:detail.duties')}>
      <header>
        <h2>{t('absence:detail.duties')}</h2>
      </header>
      <ul>
        {met.map((one) => {
          const duty = dutyOf(one.subject);
          return (
            <li key={findingKey(one)}>
              <div>
                <b>{one.values['post']}</b>{' '}
                {one.values['standby'] === 'true' ? (
                  <span className="tag">{t('absence:detail.standby')}</span>
                ) : null}{' '}
                {duty === undefined
                  ? one.day === null
                    ? ''
                    : times.day(one.day)
                  : `${times.day(duty.day)} ${times.moment(duty.from)} – ${times.moment(duty.until)}`}{' '}
                {decided.has(findingKey(one)) ? (
                  <span className="tag blue">{t('absence:form.explained')}</span>
                ) : (
                  <span className="tag red">{t('absence:detail.undecided')}</span>
                )}
              </div>
              {duty === undefined || duty.from <= now ? null : (
                <div className="row-actions">
                  {isPeriodPost(duty.postId) ? (
                    <span className="quiet small">{t('absence:detail.byPeriod')}</span>
                  ) : mayAsk ? (
                    <>
                      <Button size="small" onClick={() => ask(duty, 'substitution')}>
                        {t('absence:detail.substitute')}
                      </Button>
                      <Button size="small" onClick={() => ask(duty, 'swap')}>
                        {t('absence:detail.swap')}
                      </Button>
                    </>
                  ) : (
                    <span className="quiet small">{t('absence:detail.whoSwaps')}</span>
                  )}
                  <Button size="small" onClick={() => openRota(duty)}>
                    {t(isPeriodPost(duty.postId) ? 'absence:detail.toPeriod' : 'absence:detail.toRota')}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {asking === undefined ? null : (
        <SwapRequestDialog
          key={placeKey(asking.place) + asking.kind}
          today={today}
          asked={asking}
          onClose={() => setAsking(undefined)}
          onAsked={() => {
            setAsking(undefined);
            void message.success(t('absence:detail.swapAsked'));
          }}
        />
      )}
    </section>
  );
}
