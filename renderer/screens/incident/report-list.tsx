import { Tag } from 'antd';
import type { IncidentReport } from '#domain/incident/incident-report';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { reportName } from './report-text.ts';

/** True where somebody got a report and neither gave a receipt nor confirmed it on the telephone. */
export const isReceiptOpen = ({ deliveries, state }: IncidentReport): boolean =>
  state === 'issued' &&
  deliveries.some(({ receiptAt, confirmedAt }) => receiptAt === null && confirmedAt === null);

/** Reports in the order given: what each is called, when it was issued, whom it went to and whose receipt is missing. */
export function ReportList<One extends IncidentReport>({
  reports,
  chosen,
  onChoose,
}: {
  readonly reports: readonly One[];
  readonly chosen?: string | undefined;
  readonly onChoose?: (report: One) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  if (reports.length === 0) return <p className="quiet">{t('incident:reportList.none')}</p>;
  return (
    <table className="report-table">
      <thead>
        <tr>
          {(['kind', 'heading', 'issuedAt', 'sentTo', 'state'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`incident:reportList.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id} className={report.id === chosen ? 'is-chosen' : ''}>
            <td className="nowrap">{reportName(t, report)}</td>
            <td lang="zh-CN">
              {onChoose === undefined ? (
                report.fields.title
              ) : (
                <button
                  type="button"
                  className="report-choose"
                  aria-current={report.id === chosen}
                  onClick={() => onChoose(report)}
                >
                  {report.fields.title}
                </button>
              )}
              {report.incidentNumber === '' ? null : (
                <span className="small quiet"> {report.incidentNumber}</span>
              )}
            </td>
            <td className="nowrap">{times.moment(report.issuedAt)}</td>
            <td>
              {report.deliveries.length === 0
                ? t('incident:reportList.notSent')
                : [...new Set(report.deliveries.map(({ unit }) => unit))].join('、')}
            </td>
            <td>
              {report.state === 'withdrawn' ? <Tag>{t('incident:reportList.withdrawn')}</Tag> : null}
              {report.state === 'issued' && report.deliveries.length === 0 ? (
                <Tag color="warning">{t('incident:reportList.notSent')}</Tag>
              ) : null}
              {isReceiptOpen(report) ? (
                <Tag color="warning">{t('incident:reportList.receiptOpen')}</Tag>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
