import { useState } from 'react';
import type { Output } from '#contract/methods';
import type { Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { localParts } from '#domain/time/zone';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** Notes the receipt of one delivery and who confirmed on the telephone that it has come. */
export function ReportReceipt({
  report,
  place,
  onClose,
}: {
  readonly report: Output<'report.issue'>;
  readonly place: number;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useMinute();
  const act = useAct('report.receipt');
  const delivery = report.deliveries[place];
  const typed = (at: Instant | null | undefined): string =>
    at === null || at === undefined ? '' : `${localParts(at, zone).day} ${localParts(at, zone).time}`;
  const [receipt, setReceipt] = useState(delivery?.receipt ?? '');
  const [receiptTime, setReceiptTime] = useState(typed(delivery?.receiptAt));
  const [confirmedBy, setConfirmedBy] = useState(delivery?.confirmedBy ?? '');
  const [confirmedTime, setConfirmedTime] = useState(typed(delivery?.confirmedAt));
  // Without a time it is now; without anything to note there is no time.
  const read = (
    text: string,
    time: string,
    known: Instant | null | undefined,
  ): Instant | null | undefined => {
    if (text.trim() === '') return null;
    if (time.trim() === typed(known) && known !== null && known !== undefined) return known;
    return time.trim() === '' ? now : readTypedTime(time, now, zone);
  };
  const confirm = async (): Promise<void> => {
    const receiptAt = read(receipt, receiptTime, delivery?.receiptAt);
    const confirmedAt = read(confirmedBy, confirmedTime, delivery?.confirmedAt);
    if (receiptAt === undefined || confirmedAt === undefined) return;
    const noted = await act.act({
      id: report.id,
      version: report.version,
      place,
      receipt: receipt.trim(),
      receiptAt,
      confirmedBy: confirmedBy.trim(),
      confirmedAt,
    });
    if (noted !== undefined) onClose();
  };
  return (
    <StepDialog
      title={t('incident:write.receiptTitle', { unit: delivery?.unit ?? '' })}
      confirm={t('common.save')}
      isBusy={act.isBusy}
      refusal={act.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="form-grid">
        <TextField
          label={t('incident:write.receipt')}
          value={receipt}
          onChange={(text) => setReceipt(text.slice(0, 100))}
        />
        <TypedTime
          label={t('incident:write.receiptAt')}
          hint={t('incident:write.nowHint')}
          value={receiptTime}
          onChange={setReceiptTime}
        />
        <TextField
          label={t('incident:write.confirmedBy')}
          value={confirmedBy}
          onChange={(text) => setConfirmedBy(text.slice(0, 60))}
        />
        <TypedTime
          label={t('incident:write.confirmedAt')}
          hint={t('incident:write.nowHint')}
          value={confirmedTime}
          onChange={setConfirmedTime}
        />
      </div>
    </StepDialog>
  );
}
