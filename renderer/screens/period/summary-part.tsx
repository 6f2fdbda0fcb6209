import '../../styles/period-run.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { PeriodLine, PeriodSummary } from '#contract/methods/period-nouns';
import type { CallOutId } from '#domain/period/call-out';
import type { PeriodId } from '#domain/period/period';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { CallDetail } from './call-detail.tsx';
import { CallList } from './call-list.tsx';
import type { ChosenPeriod } from './part-props.ts';
import { usualPeriod } from './plan-choice.tsx';
import { SummaryEven } from './summary-even.tsx';
import { SummaryExport } from './summary-export.tsx';
import { SummaryPeople } from './summary-people.tsx';
import { SummaryReports, SummaryShortages } from './summary-reports.tsx';

/** How far back and ahead of today periods can be chosen. */
const daysBack = 600;
const daysAhead = 199;

function Head({ summary }: { readonly summary: PeriodSummary }) {
  const { t } = useWords();
  const { period, daysOver, days, versions, callOuts } = summary;
  const count = (isDrill: boolean): number => callOuts.filter((one) => one.isDrill === isDrill).length;
  return (
    <section className="panel summary-head">
      <p>
        <b>{t('period:summary.over', { over: daysOver, days })}</b>
        <span>{t('period:summary.versions', { count: versions })}</span>
        <span>
          {t('period:summary.calls')} {t('period:summary.real', { count: count(false) })}
        </span>
        <span>{t('period:summary.drills', { count: count(true) })}</span>
        <span className="quiet">
          {period.state === 'closed'
            ? t('period:summary.closed')
            : daysOver < days
              ? t('period:summary.partly')
              : null}
        </span>
      </p>
      <SummaryEven lines={summary.lines} />
    </section>
  );
}

/** A period as one of a list to choose from. */
const choiceOf = ({ id, name, number }: PeriodLine) => ({ value: id, label: `${name} ${number}` });

/** 小结: what a period came to. */
export function SummaryPart({ id: chosen, onChoose }: ChosenPeriod) {
  const { t } = useWords();
  const times = useTimes();
  const today = localParts(useMinute(), useZone()).day;
  const list = useAsk('period.list', {
    fromDay: addDays(today, -daysBack),
    untilDay: addDays(today, daysAhead),
  });
  const periods = (list.data ?? []).filter(({ state }) => state !== 'cancelled').toReversed();
  const id = chosen ?? usualPeriod(periods.toReversed())?.id;
  const asked = useAsk('period.summary', { id: id ?? ('' as PeriodId) }, { isOff: id === undefined });
  const [isExporting, setExporting] = useState(false);
  const [opened, setOpened] = useState<CallOutId | undefined>(undefined);
  const summary = id !== undefined && asked.data?.period.id === id ? asked.data : undefined;
  const callOut = summary?.callOuts.find((one) => one.id === opened);
  if (list.data !== undefined && periods.length === 0)
    return <p className="empty">{t('period:choose.none')}</p>;
  return (
    <div className="system-part summary-part">
      <div className="part-bar">
        <Select
          className="period-choice"
          aria-label={t('period:choose.label')}
          placeholder={t('period:choose.label')}
          value={id ?? null}
          options={periods.map(choiceOf)}
          onChange={(wanted) => onChoose(wanted ?? undefined)}
        />
        {summary === undefined ? null : (
          <>
            <span className="quiet grow">
              {times.day(summary.period.fromDay)}–{times.day(summary.period.untilDay)} ·{' '}
              {t(`period:kind.${summary.period.kind}`)}
            </span>
            <Button onClick={() => setExporting(true)}>{t('period:summary.export')}</Button>
          </>
        )}
      </div>
      <FailureNotice error={list.error ?? asked.error} />
      {summary === undefined ? null : (
        <>
          <Head summary={summary} />
          <SummaryPeople lines={summary.lines} />
          <div className="summary-columns">
            <SummaryReports reports={summary.reports} />
            <SummaryShortages shortages={summary.shortages} />
          </div>
          {[false, true].map((isDrill) => (
            <CallList
              key={String(isDrill)}
              isDrill={isDrill}
              callOuts={summary.callOuts}
              onOpen={setOpened}
            />
          ))}
          {isExporting ? <SummaryExport period={summary.period} onClose={() => setExporting(false)} /> : null}
        </>
      )}
      {callOut === undefined ? null : <CallDetail callOut={callOut} onClose={() => setOpened(undefined)} />}
    </div>
  );
}
