import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { useAct } from '../../asking.ts';
import { Field } from '../../parts/plain-field.tsx';
import { stageTitle } from '../../parts/stage-title.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { useWords } from '../../use-words.ts';
import { isBeforeEnd } from './one-order.ts';
import { owedOf } from './one-owed.ts';

/** What ends an incident or begins it again. */
export type Settling = 'close' | 'reopen' | 'void';

function Owed({ full }: { readonly full: IncidentFull }) {
  const { t } = useWords();
  const times = useTimes();
  const owed = owedOf(full, useMinute());
  if (owed.open.length + owed.unexplained.length === 0 && !owed.hasNoFinal) return null;
  return (
    <section className="still-owed" aria-label={t('incident:page.owed')}>
      <b>{t('incident:page.owed')}</b>
      <ul className="plain-list">
        {owed.hasNoFinal ? <li>{t('incident:page.owedFinal')}</li> : null}
        {owed.open.map((stage) => (
          <li key={stage.id}>
            {t('incident:page.owedStage', {
              name: stageTitle(t, stage),
              time:
                stage.dueAt !== null
                  ? times.moment(stage.dueAt)
                  : t(isBeforeEnd(stage) ? 'incident:countdown.beforeEnd' : 'incident:countdown.atOnce'),
            })}
          </li>
        ))}
        {owed.unexplained.length === 0 ? null : (
          <li>{t('incident:page.owedReason', { count: owed.unexplained.length })}</li>
        )}
      </ul>
      <span className="small quiet">{t('incident:page.owedHint')}</span>
    </section>
  );
}

/** Closes an incident with its conclusion, opens it again, or voids one that was none; what is still owed is said and keeps nobody from it. */
export function OneSettle({
  full,
  what,
  onClose,
}: {
  readonly full: IncidentFull;
  readonly what: Settling;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const settle = useAct('incident.settle');
  const [{ reason }, setDraft, drop] = useFormDraft(`incident-settle/${full.incident.id}/${what}`, {
    reason: '',
  });
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (isMissing) return;
    const { id } = full.incident;
    const done = await settle.act({ id, version: full.version, what, reason: reason.trim() });
    if (done === undefined) return;
    drop();
    onClose();
  };
  return (
    <StepDialog
      title={t(`incident:page.settle.${what}`)}
      confirm={t(`incident:page.settleShort.${what}`)}
      isBusy={settle.isBusy}
      refusal={settle.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field
        label={t(what === 'close' ? 'incident:page.conclusion' : 'incident:page.reason')}
        problem={isTried && isMissing ? t('entry.reasonRequired') : undefined}
      >
        {(wires) => (
          <textarea
            {...wires}
            className="text-input"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setDraft({ reason: event.target.value })}
          />
        )}
      </Field>
      {what === 'close' ? <Owed full={full} /> : null}
    </StepDialog>
  );
}
