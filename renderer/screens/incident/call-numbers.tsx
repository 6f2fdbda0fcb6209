import { Button } from 'antd';
import { useId } from 'react';
import type { IncidentCall } from '#domain/incident/incident-call';
import { callPurpose } from '#domain/incident/incident-call';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import type { CallDraft } from './call-draft.ts';
import { keyOf } from './call-keys.ts';
import type { CallNumbersOf } from './use-call-numbers.ts';

const failures = ['noAnswer', 'busy', 'wrongNumber'] as const;

/** Who is called or who calls: the number in large type, what came of attempts, and one key for each outcome. */
export function CallNumbers({
  draft,
  numbers,
  attempts,
  isBusy,
  onChange,
  onAct,
}: {
  readonly draft: CallDraft;
  readonly numbers: CallNumbersOf;
  readonly attempts: readonly IncidentCall[];
  readonly isBusy: boolean;
  readonly onChange: (draft: CallDraft) => void;
  readonly onAct: (act: 'answered' | (typeof failures)[number] | 'showNumber') => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const names = useId();
  const isOut = draft.direction === 'out';
  return (
    <section
      className="panel call-whom"
      aria-label={t(isOut ? 'incident:call.whom' : 'incident:call.caller')}
    >
      <Field label={t(isOut ? 'incident:call.whom' : 'incident:call.callerUnit')}>
        {(wires) => (
          <input
            {...wires}
            className="text-input call-unit"
            list={names}
            maxLength={100}
            value={draft.unit}
            autoComplete="off"
            onChange={({ target: { value } }) =>
              onChange({
                ...draft,
                unit: value,
                number: numbers.of(value, draft.stageIds)[0] ?? draft.number,
              })
            }
          />
        )}
      </Field>
      <datalist id={names}>
        {numbers.names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      {isOut ? (
        <>
          <output className="call-dial">
            {draft.number === '' ? t('incident:call.noNumber') : draft.number}
          </output>
          <div className="actions">
            {numbers.unit.map((number) => (
              <button
                key={number}
                type="button"
                className="toggle"
                aria-pressed={number === draft.number}
                onClick={() => onChange({ ...draft, number })}
              >
                {number}
              </button>
            ))}
            {numbers.hidden === 0 ? null : (
              <button type="button" className="toggle" onClick={() => onAct('showNumber')}>
                {t('incident:call.showNumbers', { count: numbers.hidden })} <kbd>{keyOf('showNumber')}</kbd>
              </button>
            )}
          </div>
        </>
      ) : null}
      <FailureNotice error={numbers.refusal} />
      <div className="call-pair">
        <TextField
          label={t('incident:call.number')}
          value={draft.number}
          onChange={(number) => onChange({ ...draft, number: number.slice(0, 60) })}
        />
        <Field label={t('incident:call.purpose')}>
          {(wires) => (
            <select
              {...wires}
              className="text-input"
              value={draft.purpose}
              onChange={(event) => onChange({ ...draft, purpose: callPurpose.parse(event.target.value) })}
            >
              {callPurpose.options.map((purpose) => (
                <option key={purpose} value={purpose}>
                  {t(`incident:purpose.${purpose}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {isOut ? (
        <div className="call-outcomes">
          <Button
            type="primary"
            size="large"
            disabled={draft.startedAt !== ''}
            onClick={() => onAct('answered')}
          >
            {t('incident:call.answered')} <kbd>{keyOf('answered')}</kbd>
          </Button>
          {failures.map((outcome) => (
            <Button key={outcome} disabled={draft.startedAt !== '' || isBusy} onClick={() => onAct(outcome)}>
              {t(`incident:outcome.${outcome}`)} <kbd>{keyOf(outcome)}</kbd>
            </Button>
          ))}
        </div>
      ) : null}
      {attempts.length === 0 ? null : (
        <ul className="call-attempts" aria-label={t('incident:call.attempts')}>
          {attempts.map(({ id, startedAt, number, outcome }) => (
            <li key={id}>
              {times.clock(startedAt)} {number} <b>{t(`incident:outcome.${outcome}`)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
