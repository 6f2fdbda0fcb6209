import '../../styles/rota-month.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { AbsenceId } from '#domain/absence/absence';
import { type IsoMonth, monthOf } from '#domain/rota/duty';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { MonthChoice } from '../rota/month-choice.tsx';
import { monthName } from '../rota/month-name.ts';
import { LedgerExport } from './ledger-export.tsx';
import { LedgerSums } from './ledger-sums.tsx';
import { LedgerTable } from './ledger-table.tsx';

/** 月度台账: the absences of a month and how they kept the rules, with sums, as files or on paper. */
export function LedgerPart({ onOpen }: { readonly onOpen: (id: AbsenceId) => void }) {
  const { t, i18n } = useWords();
  const current = monthOf(localParts(useMinute(), useZone()).day);
  const [month, setMonth] = useKept<IsoMonth>('absence-month', current);
  const [isExporting, setExporting] = useState(false);
  const { data, error } = useAsk('absence.ledger', { month });
  const title = t('absence:ledger.label', { month: monthName(month, i18n.language) });
  return (
    <div className="month-part">
      <div className="office-bar timeline-bar">
        <h2 className="grow">{title}</h2>
        <Button disabled={data === undefined} onClick={() => setExporting(true)}>
          {t('absence:ledger.export.button')}
        </Button>
        <MonthChoice month={month} current={current} onChange={setMonth} />
      </div>
      <FailureNotice error={error} />
      {data === undefined ? null : (
        <>
          <LedgerSums ledger={data} />
          {data.lines.length === 0 ? (
            <div className="empty grow">{t('absence:ledger.empty')}</div>
          ) : (
            <LedgerTable label={title} lines={data.lines} onOpen={onOpen} />
          )}
        </>
      )}
      {isExporting && data !== undefined ? (
        <LedgerExport month={month} lines={data.lines} onClose={() => setExporting(false)} />
      ) : null}
    </div>
  );
}
