import type { PeriodSummary } from '#contract/methods/period-nouns';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** Tables and reports by superior body: due, in time, late, missing. */
export function SummaryReports({ reports }: { readonly reports: PeriodSummary['reports'] }) {
  const { t } = useWords();
  const title = t('period:summary.reports');
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      {reports.length === 0 ? (
        <div className="empty">{t('period:summary.noReports')}</div>
      ) : (
        <table className="plain-table" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('period:summary.body')}</th>
              <th scope="col">{t('period:summary.what')}</th>
              {(['due', 'reportInTime', 'reportLate', 'reportMissing'] as const).map((column) => (
                <th key={column} scope="col" className="number">
                  {t(`period:summary.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reports.map((line) => (
              <tr key={`${line.bodyId} ${line.what}`}>
                <td>{line.bodyName}</td>
                <td>{t(`period:what.${line.what}`)}</td>
                <td className="number">{line.due}</td>
                <td className="number">{line.inTime}</td>
                <td className={line.late === 0 ? 'number quiet' : 'number late-words'}>{line.late}</td>
                <td className={line.missing === 0 ? 'number quiet' : 'number late-words'}>{line.missing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Tiers that had fewer people than they should. */
export function SummaryShortages({ shortages }: { readonly shortages: PeriodSummary['shortages'] }) {
  const { t } = useWords();
  const times = useTimes();
  const title = t('period:summary.shortages');
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className={shortages.length === 0 ? 'tag' : 'tag orange'}>{shortages.length}</span>
      </header>
      {shortages.length === 0 ? (
        <div className="empty">{t('period:summary.noShortages')}</div>
      ) : (
        <table className="plain-table" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('period:summary.day')}</th>
              <th scope="col">{t('period:summary.pool')}</th>
              <th scope="col">{t('period:summary.tier')}</th>
              <th scope="col" className="number">
                {t('period:summary.wanted')}
              </th>
              <th scope="col" className="number">
                {t('period:summary.got')}
              </th>
              <th scope="col">{''}</th>
            </tr>
          </thead>
          <tbody>
            {shortages.map((one) => (
              <tr key={`${one.day} ${one.poolName} ${one.tierName}`}>
                <td className="nowrap">{times.day(one.day)}</td>
                <td>{one.poolName}</td>
                <td>{one.tierName}</td>
                <td className="number">{one.wanted}</td>
                <td className="number">{one.got}</td>
                <td className="nowrap late-words">
                  {t('period:summary.lacks', { count: one.wanted - one.got })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
