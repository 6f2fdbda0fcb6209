import '../styles/office.css';
import '../styles/incident-intake.css';
import { type FactKey, factKey, isFigure } from '#domain/incident/facts';
import { useWords } from '../use-words.ts';
import type { FactDraft, FactProblem } from './fact-draft.ts';
import { Field, TextField } from './plain-field.tsx';

/** Edits one fact: what it is about, the number or the words, whether it is about and verified, who said it and when. */
export function FactEditor({
  value,
  problem,
  keys = factKey.options,
  onChange,
}: {
  readonly value: FactDraft;
  readonly problem?: FactProblem | undefined;
  /** What it may be about. */
  readonly keys?: readonly FactKey[];
  readonly onChange: (next: FactDraft) => void;
}) {
  const { t } = useWords();
  const change = (parts: Partial<FactDraft>): void => onChange({ ...value, ...parts });
  const saysProblem = (about: FactProblem): string | undefined =>
    problem === about ? t(`incident:intake.factProblem.${about}`) : undefined;
  const isNumber = isFigure(value.key);
  return (
    <div className="fact-editor">
      <Field label={t('incident:intake.factKey')}>
        {(wires) => (
          <select
            {...wires}
            className="text-input"
            value={value.key}
            onChange={(event) => change({ key: factKey.parse(event.target.value) })}
          >
            {keys.map((key) => (
              <option key={key} value={key}>
                {t(`incident:fact.${key}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {value.key === 'other' ? (
        <TextField
          label={t('incident:intake.factLabel')}
          value={value.label}
          problem={saysProblem('label')}
          onChange={(label) => change({ label })}
        />
      ) : null}
      <TextField
        isWide={!isNumber}
        label={t(isNumber ? 'incident:intake.factNumber' : 'incident:intake.factWords')}
        value={value.typed}
        hint={isNumber ? t('incident:intake.factNumberHint') : undefined}
        problem={saysProblem('number')}
        onChange={(typed) => change({ typed })}
      />
      <TextField
        label={t('incident:intake.factSource')}
        value={value.source}
        onChange={(source) => change({ source })}
      />
      <TextField
        label={t('incident:intake.factKnown')}
        value={value.knownText}
        placeholder={t('incident:intake.factKnownHint')}
        problem={saysProblem('time')}
        onChange={(knownText) => change({ knownText })}
      />
      <div className="fact-ticks">
        {isNumber ? (
          <label>
            <input
              type="checkbox"
              checked={value.isAbout}
              onChange={(event) => change({ isAbout: event.target.checked })}
            />{' '}
            {t('incident:word.about')}
          </label>
        ) : null}
        <label>
          <input
            type="checkbox"
            checked={value.isVerified}
            onChange={(event) => change({ isVerified: event.target.checked })}
          />{' '}
          {t('incident:word.verified')}
        </label>
      </div>
    </div>
  );
}
