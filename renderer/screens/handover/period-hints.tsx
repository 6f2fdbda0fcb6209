import { callOutCounts } from '#domain/period/call-out-counts';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { callOutName } from '../../parts/call-out-words.ts';
import { DrillTag } from '../../parts/drill-tag.tsx';
import { dueKey, dueWhat } from '../../parts/due-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** Calls that go on and what superior bodies wait for, to be said at the handover; no part of what is signed. */
export function PeriodHints() {
  const { t } = useWords();
  const times = useTimes();
  const minute = useMinute();
  const now = useAsk('period.now', {}, { everyMilliseconds: 60_000 }).data;
  if (now === undefined || now.callOuts.length + now.dues.length === 0) return null;
  return (
    <section className="panel period-hints" aria-label={t('period:desk.handover')}>
      <header>
        <h2>{t('period:desk.handover')}</h2>
        <span className="small quiet">{t('period:desk.handoverHint')}</span>
      </header>
      <ul>
        {now.callOuts.map((callOut) => (
          <li key={callOut.id}>
            <DrillTag isDrill={callOut.isDrill} />{' '}
            <a href="#/period" onClick={() => announce('show-period', { tab: 'run' })}>
              {callOutName(t, callOut)}
            </a>{' '}
            {t('period:desk.counts', { ...callOutCounts(callOut, minute) })} · {callOut.reason}
          </li>
        ))}
        {now.dues.map((due) => {
          const isLate = due.state === 'overdue';
          const values = {
            what: `${due.periodName} ${dueWhat(t, times, due)}`,
            time: times.moment(due.dueAt),
            body: due.bodyName,
          };
          return (
            <li key={dueKey(due)}>
              <a
                className={isLate ? 'late-words' : undefined}
                href="#/period"
                onClick={() => announce('show-period', { tab: 'due', id: due.periodId })}
              >
                {due.isOutdated
                  ? t('period:desk.outdated', values)
                  : t(isLate ? 'period:desk.dueLate' : 'period:desk.dueSoon', values)}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
