import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { HandoverSheet } from '#contract/methods/shifts';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { EquipmentList, ThingList } from './handed-lists.tsx';
import { OpenMatters } from './open-matters.tsx';
import { ReviewSheet } from './review-sheet.tsx';
import { SheetExport } from './sheet-export.tsx';
import { ImportantMatters, LaterChanges, SheetCounts, SheetHead, SheetWatch } from './sheet-parts.tsx';
import { SheetTitle } from './sheet-title.tsx';

/** A sheet as it was signed, what a leader and later corrections added, and the ways out of the machine. */
export function SignedSheet({
  sheet,
  onChange,
  onDone,
}: {
  readonly sheet: HandoverSheet;
  readonly onChange: (sheet: HandoverSheet) => void;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const print = useAct('console.printHandover');
  const [isExporting, setExporting] = useState(false);
  const { handed, unrelieved } = sheet;
  return (
    <>
      <section className="panel" role="status">
        <header>
          <h2>{unrelieved === null ? t('handover.signed') : t('handover.unrelieved')}</h2>
          <span className="buttons">
            <Button loading={print.isBusy} onClick={() => void print.act({ shiftNo: sheet.shift.no })}>
              {t('handover.print')}
            </Button>{' '}
            <Button onClick={() => setExporting(true)}>{t('handover.export')}</Button>{' '}
            <Button onClick={onDone}>{t('handover.done')}</Button>
          </span>
        </header>
        <div className="inside">
          <SheetTitle sheet={sheet} />
          <FailureNotice error={print.refusal} />
          <div>
            {sheet.signatures.map((signature) => (
              <div key={`${signature.personId} ${signature.meaning}`}>
                {t(`trade:meaning.${signature.meaning}`)} <b>{signature.name}</b>{' '}
                <span className="quiet">
                  {t('handover.signedAt', { time: times.full(signature.signedAt) })}
                </span>
              </div>
            ))}
          </div>
          {unrelieved === null ? null : (
            <div>
              {t('handover.reportedTo')}: {unrelieved.reportedTo} · {t('handover.reason')}:{' '}
              {unrelieved.reason}
            </div>
          )}
          {handed === null || handed.note === '' ? null : (
            <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{handed.note}</div>
          )}
          {handed === null || handed.latenessReason === '' ? null : (
            <div>
              {t('handover.lateness')}: {handed.latenessReason}
            </div>
          )}
        </div>
      </section>
      <ReviewSheet key={sheet.shift.no} sheet={sheet} onReviewed={onChange} />
      <LaterChanges sheet={sheet} />
      <div className="handover-columns">
        <div>
          <OpenMatters sheet={sheet} handed={handed} />
          <ImportantMatters sheet={sheet} />
          {handed === null ? null : <ThingList handed={handed} />}
        </div>
        <div>
          <SheetCounts sheet={sheet} />
          <SheetWatch sheet={sheet} />
          {handed === null ? null : <EquipmentList handed={handed} />}
        </div>
      </div>
      <SheetHead sheet={sheet} />
      {isExporting ? <SheetExport shiftNo={sheet.shift.no} onClose={() => setExporting(false)} /> : null}
    </>
  );
}
