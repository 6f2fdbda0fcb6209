import { useState } from 'react';
import type { Submission } from '#domain/period/submission';
import { useAct } from '../../asking.ts';
import { TextField } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';

/** Adds the receipt of what was sent, or corrects it. */
export function DueReceipt({
  submission,
  onClose,
}: {
  readonly submission: Submission;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const act = useAct('period.receipt');
  const { fields } = submission;
  const [receivedBy, setReceivedBy] = useState(fields.receivedBy);
  const [receipt, setReceipt] = useState(fields.receipt);
  const confirm = async (): Promise<void> => {
    const sent = await act.act({
      id: submission.id,
      receivedBy: receivedBy.trim(),
      receipt: receipt.trim(),
    });
    if (sent !== undefined) onClose();
  };
  return (
    <StepDialog
      width={680}
      title={t('period:due.receiptTitle', {
        body: submission.bodyName,
        what: t(`period:what.${fields.what}`),
        at: times.moment(fields.at),
      })}
      confirm={t('common.save')}
      isBusy={act.isBusy}
      refusal={act.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="form-grid">
        <TextField
          label={t('period:due.record.receipt')}
          value={receipt}
          hint={t('period:due.record.receiptHint')}
          problem={receipt.length > 120 ? t('period:declare.problem.tooLong') : undefined}
          onChange={setReceipt}
        />
        <TextField
          label={t('period:due.record.receivedBy')}
          value={receivedBy}
          problem={receivedBy.length > 60 ? t('period:declare.problem.tooLong') : undefined}
          onChange={setReceivedBy}
        />
      </div>
    </StepDialog>
  );
}
