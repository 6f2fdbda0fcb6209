import { AutoComplete, Segmented } from 'antd';
import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { type StageManner, stageManner } from '#domain/incident/deadline-policy';
import { type IncidentStage, incidentStage } from '#domain/incident/stage';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useTimes } from '../../parts/times.ts';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { nowAt, useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { readDueTime } from './one-due-time.ts';

type Draft = {
  readonly recipient: string;
  readonly label: string;
  readonly manner: StageManner;
  readonly report: IncidentStage['report'];
  readonly due: string;
  readonly reason: string;
};

const blank: Draft = { recipient: '', label: '', manner: 'any', report: 'followUp', due: '', reason: '' };

/** 加报: a clock that somebody ordered, to whom and by when. */
export function OneAddStage({
  full,
  recipients,
  onClose,
}: {
  readonly full: IncidentFull;
  /** Names to choose from; any other may be typed. */
  readonly recipients: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const times = useTimes();
  const minute = useMinute();
  const add = useAct('incident.addStage');
  const [draft, setDraft, drop] = useFormDraft<Draft>(`incident-add/${full.incident.id}`, blank);
  const { recipient, label, manner, report, due, reason } = draft;
  const edit = (parts: Partial<Draft>): void => setDraft({ ...draft, ...parts });
  const [isTried, setTried] = useState(false);
  const isAtOnce = due.trim() === '';
  const shown = isAtOnce ? undefined : readDueTime(due, minute, zone);
  const missing = (text: string): string | undefined =>
    isTried && text.trim() === '' ? t('incident:page.needed') : undefined;
  const confirm = async (): Promise<void> => {
    setTried(true);
    const dueAt = isAtOnce ? null : readDueTime(due, nowAt(), zone);
    if (recipient.trim() === '' || reason.trim() === '' || dueAt === undefined) return;
    const { id } = full.incident;
    const done = await add.act({
      id,
      version: full.version,
      label: label.trim() === '' ? t(`incident:report.${report}`) : label.trim(),
      manner,
      report,
      recipient: recipient.trim(),
      dueAt,
      reason: reason.trim(),
    });
    if (done === undefined) return;
    drop();
    onClose();
  };
  return (
    <StepDialog
      title={t('incident:page.addTitle')}
      confirm={t('incident:page.act.add')}
      isBusy={add.isBusy}
      refusal={add.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field label={t('incident:page.recipient')} problem={missing(recipient)}>
        {(wires) => (
          <AutoComplete
            id={wires.id}
            value={recipient}
            options={recipients.map((value) => ({ value }))}
            showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
            onChange={(next) => edit({ recipient: next })}
          />
        )}
      </Field>
      <TextField
        label={t('incident:page.dueTime')}
        value={due}
        placeholder={t('incident:countdown.atOnce')}
        hint={shown === undefined ? t('incident:page.dueHint') : times.full(shown).slice(0, 16)}
        problem={isAtOnce || shown !== undefined ? undefined : t('entry.badTime')}
        onChange={(next) => edit({ due: next })}
      />
      <TextField
        label={t('incident:page.reasonOrder')}
        value={reason}
        problem={missing(reason)}
        onChange={(next) => edit({ reason: next })}
      />
      <div className="actions">
        <Segmented<IncidentStage['report']>
          aria-label={t('incident:page.whichReport')}
          value={report}
          options={incidentStage.shape.report.options.map((value) => ({
            value,
            label: t(`incident:report.${value}`),
          }))}
          onChange={(next) => edit({ report: next })}
        />
        <Segmented<StageManner>
          aria-label={t('incident:page.whichManner')}
          value={manner}
          options={stageManner.options.map((value) => ({ value, label: t(`incident:manner.${value}`) }))}
          onChange={(next) => edit({ manner: next })}
        />
      </div>
      <TextField
        label={t('incident:page.clockName')}
        value={label}
        placeholder={t(`incident:report.${report}`)}
        onChange={(next) => edit({ label: next })}
      />
    </StepDialog>
  );
}
