import '../../styles/submit-office.css';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKeptParts } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { type AssessChoice, daysOfChoice, isAhead, movedChoice } from '../incident/assess-span.ts';
import { monthName } from '../incident/span-words.ts';
import { OfficeExport } from './office-export.tsx';
import { useDutyToday } from './office-goto.ts';
import { StatisticsMonths } from './statistics-months.tsx';
import { StatisticsRooms } from './statistics-rooms.tsx';
import { StatisticsSums } from './statistics-sums.tsx';

const views = ['year', 'month'] as const;

/** 统计: how rooms reported over a year or a month, beside the year before. */
export function StatisticsPart() {
  const { t, i18n } = useWords();
  const today = useDutyToday();
  const [choice, setChoice] = useKeptParts<AssessChoice>('office-statistics', {
    view: 'year',
    year: Number(today.slice(0, 4)),
    month: Number(today.slice(5, 7)),
  });
  const span = daysOfChoice(choice, today);
  const asked = useAsk('office.statistics', span);
  const [isExporting, setExporting] = useState(false);
  const next = movedChoice(choice, 1);
  const found = asked.data;
  return (
    <div className="system-part office-statistics">
      <h2 className="unseen">{t('product:tab.statistics')}</h2>
      <div className="part-bar">
        <Segmented
          aria-label={t('product:statistics.view.label')}
          value={choice.view}
          options={views.map((value) => ({ value, label: t(`product:statistics.view.${value}`) }))}
          onChange={(view) => setChoice({ ...choice, view })}
        />
        <Button
          aria-label={t('product:statistics.previous')}
          onClick={() => setChoice(movedChoice(choice, -1))}
        >
          ‹
        </Button>
        <b className="matrix-span" aria-live="polite">
          {choice.view === 'year' ? choice.year : monthName(span.fromDay.slice(0, 7), i18n.language)}
        </b>
        <Button
          aria-label={t('product:statistics.next')}
          disabled={isAhead(next, today)}
          onClick={() => setChoice(next)}
        >
          ›
        </Button>
        <span className="quiet small grow">
          {t('product:statistics.span', { from: span.fromDay, until: span.untilDay })}
        </span>
        <Button disabled={found === undefined} onClick={() => setExporting(true)}>
          {t('product:matrix.export')}
        </Button>
      </div>
      <FailureNotice error={asked.error} />
      {found === undefined ? null : found.all.expected === 0 && found.before.expected === 0 ? (
        <p className="empty">{t('product:statistics.none')}</p>
      ) : (
        <>
          <div className="statistics-top">
            <StatisticsSums all={found.all} before={found.before} />
            <StatisticsMonths months={found.months} />
          </div>
          <StatisticsRooms rooms={found.rooms} />
        </>
      )}
      {isExporting ? <OfficeExport what="statistics" {...span} onClose={() => setExporting(false)} /> : null}
    </div>
  );
}
