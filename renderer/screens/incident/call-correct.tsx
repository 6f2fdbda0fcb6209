import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { type CallFields, callOutcome, type IncidentCall } from '#domain/incident/incident-call';
import { useAct } from '../../asking.ts';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useWords } from '../../use-words.ts';
import { CallMoment } from './call-moment.tsx';

/** Puts a call right with a reason; what stood before stays in the record, and what it has met stays met. */
export function CallCorrect({
  full,
  call,
  onClose,
}: {
  readonly full: IncidentFull;
  readonly call: IncidentCall;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const correct = useAct('incident.correctCall');
  const { id: callId, incidentId: _incident, byName: _by, entryId: _entry, ...first } = call;
  const [fields, setFields] = useState<CallFields>(first);
  const [reason, setReason] = useState('');
  const [hasTried, setTried] = useState(false);
  const change = (parts: Partial<CallFields>): void => setFields({ ...fields, ...parts });
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '' || fields.unit.trim() === '') return;
    const { id } = full.incident;
    if ((await correct.act({ id, version: full.version, callId, call: fields, reason })) !== undefined)
      onClose();
  };
  return (
    <StepDialog
      title={t('incident:call.correctTitle', { unit: call.unit })}
      confirm={t('incident:call.correct')}
      isBusy={correct.isBusy}
      refusal={correct.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="call-pair">
        <TextField
          label={t('incident:call.unit')}
          value={fields.unit}
          problem={fields.unit.trim() === '' ? t('incident:call.problem.unit') : undefined}
          onChange={(unit) => change({ unit: unit.slice(0, 100) })}
        />
        <TextField
          label={t('incident:call.number')}
          value={fields.number}
          onChange={(number) => change({ number: number.slice(0, 60) })}
        />
        <TextField
          label={t('incident:call.name')}
          value={fields.name}
          onChange={(name) => change({ name: name.slice(0, 60) })}
        />
        <TextField
          label={t('incident:call.post')}
          value={fields.post}
          onChange={(post) => change({ post: post.slice(0, 60) })}
        />
        <CallMoment
          label={t('incident:call.startedAt')}
          value={fields.startedAt}
          keyName=""
          onChange={(at) => (at === '' ? undefined : change({ startedAt: at }))}
        />
        <CallMoment
          label={t('incident:call.endedAt')}
          value={fields.endedAt ?? ''}
          keyName=""
          onChange={(at) => change({ endedAt: at === '' ? null : at })}
        />
        <Field label={t('incident:call.outcome')}>
          {(wires) => (
            <select
              {...wires}
              className="text-input"
              value={fields.outcome}
              onChange={(event) => change({ outcome: callOutcome.parse(event.target.value) })}
            >
              {callOutcome.options.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {t(`incident:outcome.${outcome}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label className="call-tick">
          <input
            type="checkbox"
            checked={fields.isReadBack}
            onChange={(event) => change({ isReadBack: event.target.checked })}
          />{' '}
          {t('incident:call.readBack')}
        </label>
      </div>
      <TextField
        label={t('incident:call.orders')}
        value={fields.orders}
        onChange={(orders) => change({ orders: orders.slice(0, 4000) })}
      />
      <TextField
        label={t('incident:call.note')}
        value={fields.note}
        onChange={(note) => change({ note: note.slice(0, 1000) })}
      />
      <TextField
        label={t('incident:call.reason')}
        value={reason}
        problem={hasTried && reason.trim() === '' ? t('entry.reasonRequired') : undefined}
        onChange={(text) => setReason(text.slice(0, 500))}
      />
    </StepDialog>
  );
}
