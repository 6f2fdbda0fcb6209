import { useId } from 'react';
import type { IncidentStage } from '#domain/incident/stage';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { stageName } from '../../parts/stage-words.ts';
import { useTimes } from '../../parts/times.ts';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import type { CallDraft, callProblem } from './call-draft.ts';
import { keyOf } from './call-keys.ts';
import { CallMoment } from './call-moment.tsx';

function CallBack({
  draft,
  directory,
  problem,
  onChange,
}: {
  readonly draft: CallDraft;
  readonly directory: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (draft: CallDraft) => void;
}) {
  const { t } = useWords();
  const numbers = useId();
  const number = draft.callBackNumber.trim();
  const isCallers = number !== '' && number === draft.number.trim() && !directory.includes(number);
  return (
    <fieldset className="call-back">
      <legend>{t('incident:call.callBack')}</legend>
      <Field
        label={t('incident:call.callBackNumber')}
        hint={t('incident:call.callBackHint')}
        problem={problem ?? (isCallers ? t('incident:call.callersNumber') : undefined)}
      >
        {(wires) => (
          <input
            {...wires}
            className="text-input"
            list={numbers}
            maxLength={60}
            value={draft.callBackNumber}
            autoComplete="off"
            onChange={(event) => onChange({ ...draft, callBackNumber: event.target.value })}
          />
        )}
      </Field>
      <datalist id={numbers}>
        {directory.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      <CallMoment
        label={t('incident:call.callBackAt')}
        value={draft.callBackAt}
        keyName=""
        onChange={(callBackAt) => onChange({ ...draft, callBackAt })}
      />
      <label>
        <input
          type="checkbox"
          checked={draft.isCallBackConfirmed}
          onChange={(event) =>
            onChange({
              ...draft,
              isCallBackConfirmed: event.target.checked,
              callBackAt: draft.callBackAt === '' && event.target.checked ? nowAt() : draft.callBackAt,
            })
          }
        />{' '}
        {t('incident:call.callBackConfirmed')}
      </label>
    </fieldset>
  );
}

/** What is noted of a call: who answered, when, what they ordered, and which clocks it meets. */
export function CallRecord({
  draft,
  problem,
  stages,
  directory,
  onChange,
}: {
  readonly draft: CallDraft;
  readonly problem: ReturnType<typeof callProblem>;
  readonly stages: readonly IncidentStage[];
  readonly directory: readonly string[];
  readonly onChange: (draft: CallDraft) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const isOut = draft.direction === 'out';
  const change = (parts: Partial<CallDraft>): void => onChange({ ...draft, ...parts });
  const says = (about: typeof problem): string | undefined =>
    problem !== undefined && problem === about ? t(`incident:call.problem.${problem}`) : undefined;
  return (
    <section className="panel call-record" aria-label={t('incident:call.record')}>
      {says('unit') === undefined ? null : <p className="form-problem">{says('unit')}</p>}
      <div className="call-pair">
        <TextField
          label={t(isOut ? 'incident:call.name' : 'incident:call.callerName')}
          value={draft.name}
          onChange={(name) => change({ name: name.slice(0, 60) })}
        />
        <TextField
          label={t('incident:call.post')}
          value={draft.post}
          onChange={(post) => change({ post: post.slice(0, 60) })}
        />
        <CallMoment
          label={t('incident:call.startedAt')}
          value={draft.startedAt}
          keyName={keyOf('answered')}
          problem={says('start')}
          onChange={(startedAt) => change({ startedAt })}
        />
        <CallMoment
          label={t('incident:call.endedAt')}
          value={draft.endedAt}
          keyName={keyOf('ended')}
          problem={says('backwards')}
          onChange={(endedAt) => change({ endedAt })}
        />
      </div>
      <Field label={t('incident:call.orders')} hint={t('incident:call.ordersHint')}>
        {(wires) => (
          <textarea
            {...wires}
            className="text-input"
            rows={2}
            maxLength={4000}
            value={draft.orders}
            onChange={(event) => change({ orders: event.target.value })}
          />
        )}
      </Field>
      <TextField
        label={t('incident:word.alreadyInformed')}
        value={draft.alreadyInformed}
        onChange={(text) => change({ alreadyInformed: text.slice(0, 500) })}
      />
      {isOut && stages.length > 0 ? (
        <fieldset className="call-meets">
          <legend>{t('incident:call.meets')}</legend>
          {stages.map((stage) => (
            <label key={stage.id}>
              <input
                type="checkbox"
                checked={draft.stageIds.includes(stage.id)}
                onChange={(event) =>
                  change({
                    stageIds: event.target.checked
                      ? [...draft.stageIds, stage.id]
                      : draft.stageIds.filter((id) => id !== stage.id),
                  })
                }
              />{' '}
              {stageName(stage)}{' '}
              <span className="quiet small">
                {stage.policyName} {stage.dueAt === null ? '' : times.moment(stage.dueAt)}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <details open={!isOut || draft.callBackAt !== '' || draft.note !== ''}>
        <summary>{t('incident:call.more')}</summary>
        <CallBack draft={draft} directory={directory} problem={says('callBack')} onChange={onChange} />
        <TextField
          label={t('incident:call.note')}
          value={draft.note}
          onChange={(note) => change({ note: note.slice(0, 1000) })}
        />
      </details>
      <label>
        <input
          type="checkbox"
          checked={draft.isRecorded}
          onChange={(event) => change({ isRecorded: event.target.checked })}
        />{' '}
        {t('incident:call.isRecorded')} <kbd>{keyOf('recorded')}</kbd>
      </label>
    </section>
  );
}
