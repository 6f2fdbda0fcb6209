import type { SummaryLine } from '#contract/methods/period-nouns';
import { useWords } from '../../use-words.ts';

const columns = ['duty', 'standby', 'rest', 'away', 'edge', 'signed', 'called', 'arrived', 'inTime'] as const;

function GroupRows({ name, lines }: { readonly name: string; readonly lines: readonly SummaryLine[] }) {
  const { t } = useWords();
  if (lines.length === 0) return null;
  return (
    <tbody>
      <tr className="summary-group">
        <th scope="colgroup" colSpan={columns.length + 2}>
          {name} <span className="quiet small">{t('period:run.count', { count: lines.length })}</span>
        </th>
      </tr>
      {lines.map((line) => (
        <tr key={line.personId}>
          <td>{line.name}</td>
          <td className="quiet">{line.post}</td>
          {columns.map((column) => (
            <td key={column} className={line[column] === 0 ? 'number quiet' : 'number'}>
              {line[column]}
            </td>
          ))}
        </tr>
      ))}
      <tr className="summary-sum">
        <td colSpan={2}>{t('period:summary.sum')}</td>
        {columns.map((column) => (
          <td key={column} className="number">
            {lines.reduce((sum, line) => sum + line[column], 0)}
          </td>
        ))}
      </tr>
    </tbody>
  );
}

/** What everybody did in a period, leaders apart from staff, with sums. */
export function SummaryPeople({ lines }: { readonly lines: readonly SummaryLine[] }) {
  const { t } = useWords();
  const title = t('period:summary.people');
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      {lines.length === 0 ? (
        <div className="empty">{t('period:summary.noPeople')}</div>
      ) : (
        <div className="away-scroll">
          <table className="plain-table summary-table" aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('period:summary.name')}</th>
                <th scope="col">{t('period:summary.post')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className="number">
                    {t(`period:summary.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <GroupRows name={t('period:summary.leaders')} lines={lines.filter(({ isLeader }) => isLeader)} />
            <GroupRows name={t('period:summary.staff')} lines={lines.filter(({ isLeader }) => !isLeader)} />
          </table>
        </div>
      )}
    </section>
  );
}
