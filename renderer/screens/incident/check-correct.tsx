import { useState } from 'react';
import { checkNumber } from '#domain/check/spot-check';
import { localParts } from '#domain/time/zone';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { type CheckDraft, checkOf, draftOf, type ShownCheck } from './check-draft.ts';
import { CheckForm, ResultButtons } from './check-fields.tsx';

/** Puts right what was noted of a check, with a reason. */
export function CheckCorrect({
  check,
  made: before,
  onClose,
}: {
  readonly check: ShownCheck;
  readonly made: NonNullable<ShownCheck['made']>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const make = useAct('check.make');
  const { day, time } = localParts(before.checkedAt, zone);
  const typedAt = `${day} ${time}`;
  const [draft, setDraft] = useState<CheckDraft>(draftOf(before, typedAt));
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const confirm = async (): Promise<void> => {
    const { made, wrong: bad = [] } = checkOf(draft, { now: nowAt(), zone });
    const isMissing = reason.trim() === '';
    setWrong([...bad, ...(isMissing ? ['reason'] : [])]);
    if (made === undefined || isMissing) return;
    const saved = await make.act({
      id: check.id,
      version: check.version,
      // A time that was not touched keeps its seconds.
      made: draft.at === typedAt ? { ...made, checkedAt: before.checkedAt } : made,
      reason: reason.trim(),
    });
    if (saved !== undefined) onClose();
  };
  return (
    <StepDialog
      title={t('incident:checks.history.correctTitle', {
        number: checkNumber(check),
        room: check.roomName,
      })}
      confirm={t('incident:checks.history.correct')}
      width={860}
      isBusy={make.isBusy}
      refusal={make.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('incident:checks.field.reason')}
        value={reason}
        problem={
          wrong.includes('reason') && reason.trim() === ''
            ? t('incident:checks.field.reasonRequired')
            : undefined
        }
        onChange={(text) => setReason(text.slice(0, 500))}
      />
      <ResultButtons
        value={draft.result}
        suggested={undefined}
        isMissing={false}
        hasKeys={false}
        onChoose={(result) => setDraft({ ...draft, result })}
      />
      <CheckForm draft={draft} wrong={wrong} onChange={(change) => setDraft({ ...draft, ...change })} />
    </StepDialog>
  );
}
