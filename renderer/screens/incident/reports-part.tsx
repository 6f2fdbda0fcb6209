import '../../styles/incident-report.css';
import { Button, Checkbox } from 'antd';
import { reportKind } from '#domain/incident/incident-report';
import { isoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole, useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept, useKeptParts } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import type { IncidentPartProps } from './part-props.ts';
import { ReportDetail } from './report-detail.tsx';
import { isReceiptOpen, ReportList } from './report-list.tsx';

/** 报告与快报: written reports and bulletins of a year, and one of them beside. */
export function ReportsPart({ id }: Pick<IncidentPartProps, 'id'>) {
  const { t } = useWords();
  const zone = useZone();
  const thisYear = Number(localParts(useMinute(), zone).day.slice(0, 4));
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const [{ year }, setYear] = useKeptParts('report-year', { year: thisYear });
  // The year that is shown can be chosen, also where the clock was set back since.
  const years = [...new Set([year, ...[0, 1, 2, 3, 4].map((back) => thisYear - back)])].toSorted(
    (one, other) => other - one,
  );
  const [kind, setKind] = useKept<string>('report-kind', '');
  const [isOpenOnly, setOpenOnly] = useKept('report-open', false);
  const [isOfOne, setOfOne] = useKept('report-of-one', false);
  const [chosen, setChosen] = useKept<string>('report-chosen', '');
  const asked = useAsk('report.all', {
    fromDay: isoDay.parse(`${year}-01-01`),
    untilDay: isoDay.parse(`${year}-12-31`),
    incidentId: isOfOne && id !== undefined ? id : null,
  });
  const reports = (asked.data ?? []).filter(
    (report) =>
      (kind === '' || report.fields.kind === kind) &&
      (!isOpenOnly || isReceiptOpen(report) || (report.state === 'issued' && report.deliveries.length === 0)),
  );
  const report = reports.find((one) => one.id === chosen) ?? reports[0];
  return (
    <div className="reports-part">
      <div className="report-bar">
        <label>
          <span className="unseen">{t('incident:reportList.year')}</span>
          <select
            className="text-input"
            value={year}
            onChange={(event) => setYear({ year: Number(event.target.value) })}
          >
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="unseen">{t('incident:reportList.kind')}</span>
          <select className="text-input" value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">{t('incident:reportList.allKinds')}</option>
            {reportKind.options.map((value) => (
              <option key={value} value={value}>
                {t(`incident:report.${value}`)}
              </option>
            ))}
          </select>
        </label>
        <Checkbox checked={isOpenOnly} onChange={(event) => setOpenOnly(event.target.checked)}>
          {t('incident:reportList.openOnly')}
        </Checkbox>
        {id === undefined ? null : (
          <Checkbox checked={isOfOne} onChange={(event) => setOfOne(event.target.checked)}>
            {t('incident:reportList.ofOne')}
          </Checkbox>
        )}
        {isDesk ? (
          <span className="report-new">
            {(['bulletin', 'special'] as const).map((value) => (
              <Button key={value} onClick={() => announce('write-report', { id: null, kind: value })}>
                {t('incident:reportList.write', { kind: t(`incident:report.${value}`) })}
              </Button>
            ))}
          </span>
        ) : null}
      </div>
      <FailureNotice error={asked.error} />
      <div className="report-columns">
        <ReportList reports={reports} chosen={report?.id} onChoose={(one) => setChosen(one.id)} />
        {report === undefined ? null : <ReportDetail key={report.id} report={report} />}
      </div>
    </div>
  );
}
