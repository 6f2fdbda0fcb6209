import { Checkbox } from 'antd';
import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { IncidentStage } from '#domain/incident/stage';
import { useAct } from '../../asking.ts';
import { TextField } from '../../parts/plain-field.tsx';
import { stageTitle } from '../../parts/stage-title.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { useWords } from '../../use-words.ts';

/** Asks why clocks were late: one reason for those that are ticked. */
export function OneLate({
  full,
  stages,
  chosen,
  onClose,
}: {
  readonly full: IncidentFull;
  /** Every clock that is late without a reason, and the one that was meant. */
  readonly stages: readonly IncidentStage[];
  readonly chosen: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const explain = useAct('incident.explainLate');
  const [ticked, setTicked] = useState(chosen);
  const [{ reason }, setDraft, drop] = useFormDraft(`incident-late/${full.incident.id}`, { reason: '' });
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (isMissing || ticked.length === 0) return;
    const { id } = full.incident;
    const done = await explain.act({
      id,
      version: full.version,
      stageIds: [...ticked],
      reason: reason.trim(),
    });
    if (done === undefined) return;
    drop();
    onClose();
  };
  return (
    <StepDialog
      title={t('incident:page.lateTitle')}
      confirm={t('common.confirm')}
      isBusy={explain.isBusy}
      refusal={explain.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        label={t('incident:page.lateReason')}
        value={reason}
        problem={isTried && isMissing ? t('entry.reasonRequired') : undefined}
        onChange={(text) => setDraft({ reason: text })}
      />
      <fieldset className="bare ticks-of-clocks">
        <legend className="quiet small">{t('incident:page.lateOf')}</legend>
        {stages.map((stage) => (
          <Checkbox
            key={stage.id}
            checked={ticked.includes(stage.id)}
            onChange={(event) =>
              setTicked(
                event.target.checked ? [...ticked, stage.id] : ticked.filter((one) => one !== stage.id),
              )
            }
          >
            {stageTitle(t, stage)}
          </Checkbox>
        ))}
      </fieldset>
      {isTried && ticked.length === 0 ? (
        <span className="field-problem">{t('incident:page.tickOne')}</span>
      ) : null}
    </StepDialog>
  );
}
