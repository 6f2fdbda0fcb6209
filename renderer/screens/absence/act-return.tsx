import { useState } from 'react';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { MomentField, readMoment } from './moment-field.tsx';
import { useMeant } from './use-meant.ts';

/** 销假: when somebody was really back. */
export function ActReturn({
  absence,
  onClose,
}: {
  readonly absence: AbsenceFull;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const giveBack = useAct('absence.return');
  const meant = useMeant(absence, giveBack.refusal);
  const [when, setWhen] = useState('');
  const [note, setNote] = useState('');
  const confirm = async (): Promise<void> => {
    const returnedAt = readMoment(when, zone);
    if (giveBack.isBusy || returnedAt === undefined) return;
    const done = await giveBack.act({ ...meant, returnedAt, note: note.trim() });
    if (done !== undefined) onClose();
  };
  return (
    <StepDialog
      title={t('absence:detail.returnTitle', { number: absence.number, name: absence.personName })}
      confirm={t('absence:act.returned')}
      isBusy={giveBack.isBusy}
      refusal={giveBack.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <MomentField label={t('absence:detail.backAt')} value={when} onChange={setWhen} />
      <TextField label={t('absence:field.note')} value={note} onChange={setNote} />
    </StepDialog>
  );
}
