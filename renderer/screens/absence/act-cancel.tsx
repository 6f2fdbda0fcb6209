import { useState } from 'react';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import { useAct } from '../../asking.ts';
import { TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useMeant } from './use-meant.ts';

/** 取消: the absence does not take place, and why; what was recorded stays. */
export function ActCancel({
  absence,
  onClose,
}: {
  readonly absence: AbsenceFull;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const cancel = useAct('absence.cancel');
  const meant = useMeant(absence, cancel.refusal);
  const [reason, setReason] = useState('');
  const [isShown, setShown] = useState(false);
  const confirm = async (): Promise<void> => {
    setShown(true);
    if (cancel.isBusy || reason.trim() === '') return;
    const done = await cancel.act({ ...meant, reason: reason.trim() });
    if (done !== undefined) onClose();
  };
  return (
    <StepDialog
      title={t('absence:detail.cancelTitle', { number: absence.number, name: absence.personName })}
      confirm={t('absence:detail.cancelDo')}
      isBusy={cancel.isBusy}
      refusal={cancel.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('absence:detail.cancelReason')}
        hint={t('absence:detail.cancelHint')}
        value={reason}
        problem={isShown && reason.trim() === '' ? t('absence:form.problem.required') : undefined}
        onChange={setReason}
      />
    </StepDialog>
  );
}
