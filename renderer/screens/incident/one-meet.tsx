import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { IncidentStage } from '#domain/incident/stage';
import { readTypedTime } from '#domain/time/typed-time';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { stageTitle } from '../../parts/stage-title.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** What was typed, and of which clock. */
const blank = { of: '', note: '', typed: '' };

/** 另行完成: marks a clock as met by what happened outside the program; says who says so. */
export function OneMeet({
  full,
  stage,
  onClose,
}: {
  readonly full: IncidentFull;
  readonly stage: IncidentStage;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const meet = useAct('incident.meetStage');
  const [kept, keep, drop] = useFormDraft(`incident-meet/${full.incident.id}`, blank);
  const draft = kept.of === stage.id ? kept : { ...blank, of: stage.id };
  const { note, typed } = draft;
  const [isTried, setTried] = useState(false);
  const isBlank = typed.trim() === '';
  const at = isBlank ? null : readTypedTime(typed, nowAt(), zone);
  const isMissing = note.trim() === '';
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (isMissing || at === undefined) return;
    const { id } = full.incident;
    const done = await meet.act({ id, version: full.version, stageId: stage.id, at, note: note.trim() });
    if (done === undefined) return;
    drop();
    onClose();
  };
  return (
    <StepDialog
      title={t(stage.origin === 'tree' ? 'incident:page.reachedTitle' : 'incident:page.meetTitle')}
      confirm={t('common.confirm')}
      isBusy={meet.isBusy}
      refusal={meet.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>
        <b>{stageTitle(t, stage)}</b>
      </p>
      <TextField
        label={t('incident:page.meetNote')}
        hint={t('incident:page.meetHint')}
        value={note}
        problem={isTried && isMissing ? t('entry.reasonRequired') : undefined}
        onChange={(text) => keep({ ...draft, note: text })}
      />
      <TypedTime
        label={t('incident:page.metAt')}
        hint={t('incident:page.nowHint')}
        value={typed}
        onChange={(text) => keep({ ...draft, typed: text })}
      />
    </StepDialog>
  );
}
