import type { CallOut } from '#domain/period/call-out';
import { callOutCounts } from '#domain/period/call-out-counts';
import { useWords } from '../../use-words.ts';

/** How many were called, answered, arrived, are late and cannot come. */
export function CallCounts({ callOut, now }: { readonly callOut: CallOut; readonly now: string }) {
  const { t } = useWords();
  const { asked, answered, arrived, late, cannot } = callOutCounts(callOut, now);
  return (
    <span className="call-counts" role="group" aria-label={t('period:callOut.counts')}>
      <b>{t('period:callOut.countAsked', { count: asked })}</b>
      <span>{t('period:callOut.countAnswered', { count: answered })}</span>
      <span className={arrived === asked ? 'done-words' : ''}>
        {t('period:callOut.countArrived', { count: arrived })}
      </span>
      <span className={late === 0 ? 'quiet' : 'late-words'}>
        {t('period:callOut.countLate', { count: late })}
      </span>
      {cannot === 0 ? null : <span>{t('period:callOut.countCannot', { count: cannot })}</span>}
    </span>
  );
}
