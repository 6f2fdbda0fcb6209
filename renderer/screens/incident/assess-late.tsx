import { Button } from 'antd';
import { useState } from 'react';
import type { Assessment } from '#contract/methods/assessment';
import { announce } from '../../frame/events.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** As many as the service lists. */
const mostListed = 500;
const shownAtOnce = 50;

/** Every report that was late or missed, with its reason; each leads to its incident. */
export function AssessLate({ late }: { readonly late: Assessment['late'] }) {
  const { t } = useWords();
  const times = useTimes();
  const [shown, setShown] = useState(shownAtOnce);
  const lateBy = (minutes: number): string =>
    minutes < 120
      ? t('incident:assess.lateBy', { minutes })
      : t('incident:assess.lateLong', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return (
    <section className="panel" aria-label={t('incident:assess.lateList')}>
      <header>
        <h2>{t('incident:assess.lateList')}</h2>
        <span className="quiet small">
          {late.length >= mostListed ? t('incident:assess.listed', { count: mostListed }) : late.length}
        </span>
      </header>
      {late.length === 0 ? (
        <p className="empty">{t('incident:assess.noLate')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              {(['number', 'recipient', 'label', 'dueAt', 'metAt', 'by', 'reason'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`incident:assess.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {late.slice(0, shown).map((one) => (
              <tr key={`${one.incidentId} ${one.label} ${one.recipient} ${one.dueAt}`}>
                <td>
                  <button
                    type="button"
                    className="link-button"
                    aria-label={t('incident:assess.open', { number: one.number })}
                    onClick={() => announce('show-incident', { tab: 'now', id: one.incidentId })}
                  >
                    {one.number}
                  </button>{' '}
                  {one.title}
                </td>
                <td>{one.recipient}</td>
                <td>{one.label === '' ? t('incident:report.followUp') : one.label}</td>
                <td className="nowrap">{times.moment(one.dueAt)}</td>
                <td className="nowrap">
                  {one.metAt === null ? (
                    <span className="late-words">{t('incident:assess.notMet')}</span>
                  ) : (
                    times.moment(one.metAt)
                  )}
                </td>
                <td className="nowrap">{lateBy(one.lateMinutes)}</td>
                <td>
                  {one.reason === '' ? (
                    <span className="quiet">{t('incident:assess.noReason')}</span>
                  ) : (
                    one.reason
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {late.length <= shown ? null : (
        <div className="actions">
          <Button onClick={() => setShown(shown + shownAtOnce)}>
            {t('incident:checks.history.more', { count: Math.min(shownAtOnce, late.length - shown) })}
          </Button>
        </div>
      )}
    </section>
  );
}
