import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { useAct, useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { changedFields, type ChangeDraft, changeDraftOf, changeProblems } from './one-change-draft.ts';

/** Only what somebody touched: the rest follows the record, whoever corrects it meanwhile. */
type Kept = { readonly typed: Partial<ChangeDraft>; readonly reason: string };

const untouched: Kept = { typed: {}, reason: '' };

const moments = ['occurredAt', 'learnedAt', 'receivedAt'] as const;
const reporterParts = ['unit', 'name', 'post', 'phone'] as const;

/** Corrects what was typed of an incident, with a reason; what stood there before stays in the record. */
export function OneChange({ full, onClose }: { readonly full: IncidentFull; readonly onClose: () => void }) {
  const { t } = useWords();
  const zone = useZone();
  const change = useAct('incident.change');
  const setup = useAsk('incident.setup', {}).data?.setup;
  const { fields } = full.incident;
  const [kept, keep, drop] = useFormDraft<Kept>(`incident-change/${full.incident.id}`, untouched);
  const { reason } = kept;
  const draft = { ...changeDraftOf(fields, zone), ...kept.typed };
  const [isTried, setTried] = useState(false);
  const edit = (parts: Partial<ChangeDraft>): void => keep({ ...kept, typed: { ...kept.typed, ...parts } });
  const problems = changeProblems(draft, fields, nowAt(), zone);
  const problem = (name: string): string | undefined =>
    problems.includes(name) ? t(name === 'title' ? 'incident:page.needed' : 'entry.badTime') : undefined;
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (problems.length > 0 || reason.trim() === '') return;
    const done = await change.act({
      id: full.incident.id,
      version: full.version,
      fields: changedFields(draft, fields, nowAt(), zone),
      reason: reason.trim(),
    });
    if (done === undefined) return;
    drop();
    onClose();
  };
  const kinds = (setup?.kinds ?? []).filter(({ isOn, id }) => isOn || id === fields.kindId);
  return (
    <StepDialog
      title={t('incident:page.changeTitle')}
      confirm={t('incident:page.act.change')}
      width={760}
      isBusy={change.isBusy}
      refusal={change.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="form-grid">
        <TextField
          isWide
          label={t('incident:word.title')}
          value={draft.title}
          problem={problem('title')}
          onChange={(title) => edit({ title })}
        />
        <Field label={t('incident:word.kind')}>
          {(wires) => (
            <Select
              id={wires.id}
              allowClear
              showSearch={{
                filterOption: (typed, option) => (option?.find ?? '').includes(typed),
              }}
              value={draft.kindId === '' ? null : draft.kindId}
              placeholder={t('incident:class.none')}
              options={kinds.map((kind) => ({
                value: kind.id,
                label: `${kind.name} · ${t(`incident:class.${kind.class}`)}`,
                find: `${kind.group} ${kind.name} ${t(`incident:class.${kind.class}`)}`,
              }))}
              onChange={(kindId: string | null | undefined) => edit({ kindId: kindId ?? '' })}
            />
          )}
        </Field>
        <TextField
          label={t('incident:word.place')}
          value={draft.place}
          onChange={(place) => edit({ place })}
        />
        {moments.map((name) => (
          <TypedTime
            key={name}
            label={t(`incident:word.${name}`)}
            hint={t(name === 'receivedAt' ? 'incident:page.timeHint' : 'incident:page.timeUnknown')}
            width={260}
            value={draft[name]}
            problem={problem(name)}
            onChange={(typed) => edit({ [name]: typed })}
          />
        ))}
        <div className="choices">
          <Checkbox
            checked={draft.isOccurredAbout}
            onChange={(event) => edit({ isOccurredAbout: event.target.checked })}
          >
            {t('incident:page.occurredAbout')}
          </Checkbox>
          <Checkbox
            checked={draft.isSensitive}
            onChange={(event) => edit({ isSensitive: event.target.checked })}
          >
            {t('incident:word.sensitive')}
          </Checkbox>
        </div>
        {reporterParts.map((name) => (
          <TextField
            key={name}
            label={t(`incident:page.reporter.${name}`)}
            value={draft[name]}
            onChange={(typed) => edit({ [name]: typed })}
          />
        ))}
        <TextField
          isWide
          label={t('incident:word.alreadyInformed')}
          value={draft.alreadyInformed}
          onChange={(alreadyInformed) => edit({ alreadyInformed })}
        />
        <TextField
          isWide
          label={t('incident:page.reasonChange')}
          value={reason}
          problem={isTried && reason.trim() === '' ? t('entry.reasonRequired') : undefined}
          onChange={(text) => keep({ ...kept, reason: text })}
        />
      </div>
    </StepDialog>
  );
}
