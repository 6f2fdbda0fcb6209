import '../../styles/incident-check.css';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKeptParts } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { AssessExport } from './assess-export.tsx';
import { AssessFigures } from './assess-figures.tsx';
import { AssessLate } from './assess-late.tsx';
import { AssessMonths } from './assess-months.tsx';
import { type AssessChoice, daysOfChoice, isAhead, movedChoice } from './assess-span.ts';
import { AssessTables } from './assess-tables.tsx';
import { monthName } from './span-words.ts';

const views = ['year', 'month'] as const;

/** 考核: how timely and complete reports were, beside the year before. */
export function AssessPart() {
  const { t, i18n } = useWords();
  const today = localParts(useMinute(), useZone()).day;
  const [choice, setChoice] = useKeptParts<AssessChoice>('assess-choice', {
    view: 'year',
    year: Number(today.slice(0, 4)),
    month: Number(today.slice(5, 7)),
  });
  const days = daysOfChoice(choice, today);
  const asked = useAsk('assess.figures', days);
  const [isExporting, setExporting] = useState(false);
  const found = asked.data?.span.fromDay === days.fromDay ? asked.data : undefined;
  const next = movedChoice(choice, 1);
  return (
    <div className="system-part assess-part">
      <div className="part-bar">
        <Segmented
          aria-label={t('incident:assess.view.label')}
          value={choice.view}
          options={views.map((value) => ({ value, label: t(`incident:assess.view.${value}`) }))}
          onChange={(view) => setChoice({ ...choice, view })}
        />
        <Button aria-label={t('incident:assess.previous')} onClick={() => setChoice(movedChoice(choice, -1))}>
          ‹
        </Button>
        <h2 className="check-month-name">
          {choice.view === 'year' ? choice.year : monthName(days.fromDay.slice(0, 7), i18n.language)}
        </h2>
        <Button
          aria-label={t('incident:assess.next')}
          disabled={isAhead(next, today)}
          onClick={() => setChoice(next)}
        >
          ›
        </Button>
        <span className="quiet small grow">
          {t('incident:assess.span', { from: days.fromDay, until: days.untilDay })}
          {found === undefined
            ? null
            : ` · ${t('incident:assess.before', {
                from: found.yearBefore.fromDay,
                until: found.yearBefore.untilDay,
              })}`}
        </span>
        <Button disabled={found === undefined} onClick={() => setExporting(true)}>
          {t('incident:assess.export.open')}
        </Button>
      </div>
      <FailureNotice error={asked.error} />
      {found === undefined ? null : found.span.incidents === 0 && found.yearBefore.incidents === 0 ? (
        <p className="empty">{t('incident:assess.none')}</p>
      ) : (
        <>
          <div className="assess-top">
            <AssessFigures assessment={found} />
            <AssessMonths months={found.months} />
          </div>
          <AssessTables assessment={found} />
          <AssessLate late={found.late} />
          <p className="quiet small">{t('incident:assess.reckoned')}</p>
        </>
      )}
      {isExporting ? <AssessExport {...days} onClose={() => setExporting(false)} /> : null}
    </div>
  );
}
