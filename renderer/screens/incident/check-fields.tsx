import { type CheckResult, checkFields, checkResult } from '#domain/check/spot-check';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useWords } from '../../use-words.ts';
import { type Asked, type CheckDraft, mostNoted } from './check-draft.ts';

const asked = ['yes', 'no', 'none'] as const satisfies readonly Asked[];
const manners = checkFields.shape.manner.options;

/** One of a few choices that all stand there. */
function Choice<Value extends string>({
  label,
  values,
  value,
  textOf,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly textOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="bare check-choice">
      <legend>{label}</legend>
      <span>
        {values.map((one) => (
          <button
            key={one}
            type="button"
            className="toggle"
            aria-pressed={one === value}
            aria-label={`${label} ${textOf(one)}`}
            onClick={() => onChange(one)}
          >
            {textOf(one)}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

/** The results with the digit of each; the one that is suggested is marked. */
export function ResultButtons({
  value,
  suggested,
  isMissing,
  hasKeys,
  onChoose,
}: {
  readonly value: CheckDraft['result'];
  readonly suggested: CheckResult | undefined;
  readonly isMissing: boolean;
  /** True where a digit chooses; not in a window over the checks. */
  readonly hasKeys: boolean;
  readonly onChoose: (result: CheckResult) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset className="bare check-results">
      <legend>{t('incident:checks.field.result')}</legend>
      <div>
        {checkResult.options.map((result, index) => (
          <button
            key={result}
            type="button"
            className={result === suggested ? 'toggle is-suggested' : 'toggle'}
            aria-pressed={result === value}
            {...(hasKeys ? { 'aria-keyshortcuts': String(index + 1) } : {})}
            onClick={() => onChoose(result)}
          >
            {hasKeys ? <kbd>{index + 1}</kbd> : null} {t(`incident:checkResult.${result}`)}
          </button>
        ))}
      </div>
      {isMissing ? (
        <span className="form-problem" role="alert">
          {t('incident:checks.call.pickResult')}
        </span>
      ) : suggested !== undefined && suggested !== value ? (
        <span className="form-hint">
          {t('incident:checks.call.suggested', { result: t(`incident:checkResult.${suggested}`) })}
        </span>
      ) : null}
    </fieldset>
  );
}

/** What is typed of a check besides its result. */
export function CheckForm({
  draft,
  wrong,
  onChange,
}: {
  readonly draft: CheckDraft;
  readonly wrong: readonly string[];
  readonly onChange: (change: Partial<CheckDraft>) => void;
}) {
  const { t } = useWords();
  const badNumber = (key: 'rings' | 'seconds'): string | undefined =>
    wrong.includes(key) ? t('incident:checks.field.badNumber', { most: mostNoted[key] }) : undefined;
  const text = (key: 'expected' | 'name' | 'post') => (
    <TextField
      label={t(`incident:checks.field.${key}`)}
      value={draft[key]}
      onChange={(value) => onChange({ [key]: value.slice(0, 60) })}
    />
  );
  const number = (key: 'rings' | 'seconds') => (
    <TextField
      label={t(`incident:checks.field.${key}`)}
      value={draft[key]}
      problem={badNumber(key)}
      onChange={(value) => onChange({ [key]: value.slice(0, 8) })}
    />
  );
  return (
    <>
      <div className="check-fields">
        {text('expected')}
        {text('name')}
        {text('post')}
        {number('rings')}
        {number('seconds')}
        <TypedTime
          label={t('incident:checks.field.at')}
          hint={t('incident:checks.field.atHint')}
          value={draft.at}
          width={180}
          onChange={(at) => onChange({ at })}
        />
      </div>
      <div className="check-choices">
        <Choice
          label={t('incident:checks.field.leader')}
          values={asked}
          value={draft.leader}
          textOf={(value) => t(`incident:checks.asked.${value}`)}
          onChange={(leader) => onChange({ leader })}
        />
        <Choice
          label={t('incident:checks.field.tasks')}
          values={asked}
          value={draft.tasks}
          textOf={(value) => t(`incident:checks.asked.${value}`)}
          onChange={(tasks) => onChange({ tasks })}
        />
        <Choice
          label={t('incident:checks.field.manner')}
          values={manners}
          value={draft.manner}
          textOf={(value) => t(`incident:checkManner.${value}`)}
          onChange={(manner) => onChange({ manner })}
        />
      </div>
      <Field label={t('incident:checks.field.problem')}>
        {(wires) => (
          <textarea
            {...wires}
            className="text-input"
            rows={2}
            maxLength={1000}
            value={draft.problem}
            onChange={(event) => onChange({ problem: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
