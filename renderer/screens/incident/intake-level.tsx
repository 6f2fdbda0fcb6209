import type { KeyboardEvent } from 'react';
import type { LevelSuggestion } from '#contract/methods/incident-nouns';
import { levelOrNone } from '#domain/incident/level';
import { useWords } from '../../use-words.ts';
import type { IntakeDraft } from './intake-draft.ts';

const keys: Readonly<Record<string, IntakeDraft['level']>> = {
  0: 'none',
  1: 'I',
  2: 'II',
  3: 'III',
  4: 'IV',
};

/** 级别 and 敏感: not graded until somebody decides; what the rules suggest stands beside it, and another choice is explained. */
export function IntakeLevel({
  draft,
  labelId,
  suggestion,
  onChange,
}: {
  readonly draft: Pick<IntakeDraft, 'level' | 'levelReason' | 'isSensitive'>;
  readonly labelId: string;
  readonly suggestion: LevelSuggestion | undefined;
  readonly onChange: (parts: Partial<IntakeDraft>) => void;
}) {
  const { t } = useWords();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const level = keys[event.key];
    if (level !== undefined) onChange({ level });
    else if (event.key === '5') onChange({ isSensitive: !draft.isSensitive });
    else return;
    event.preventDefault();
  };
  const suggested = suggestion?.level ?? null;
  const isOther = draft.level !== 'none' && suggested !== null && draft.level !== suggested;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the keys of the choices inside, one of which has the focus */}
      <div className="intake-levels" role="radiogroup" aria-labelledby={labelId} onKeyDown={onKeyDown}>
        {(['none', 'I', 'II', 'III', 'IV'] as const).map((level) => (
          <label key={level} className={`intake-level level-${level}`} data-chosen={draft.level === level}>
            <input
              type="radio"
              name="intake-level"
              checked={draft.level === level}
              onChange={() => onChange({ level: levelOrNone.parse(level) })}
            />
            <kbd>{Object.keys(keys).find((key) => keys[key] === level)}</kbd> {t(`incident:level.${level}`)}
          </label>
        ))}
        <label className="intake-level" data-chosen={draft.isSensitive}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={draft.isSensitive}
            onChange={(event) => onChange({ isSensitive: event.target.checked })}
          />
          <kbd>5</kbd> {t('incident:word.sensitive')}
        </label>
      </div>
      <p className="intake-suggestion small" aria-live="polite">
        {suggested === null ? (
          <span className="quiet">{t('incident:intake.noSuggestion')}</span>
        ) : (
          <>
            <span className={`tag level-tag level-${suggested}`}>
              {t('incident:intake.suggested', { level: t(`incident:level.${suggested}`) })}
            </span>{' '}
            {suggestion?.because.join(t('common.semicolon'))}
          </>
        )}
        {suggestion?.reportBecause.map((rule) => (
          <span key={rule} className="below">
            {t('incident:intake.reportAnyway', { rule })}
          </span>
        ))}
      </p>
      {isOther ? (
        <label className="field">
          <span className="field-name">{t('incident:intake.levelReason')}</span>
          <input
            className="text-input"
            value={draft.levelReason}
            maxLength={500}
            placeholder={t('trade:missing')}
            onChange={(event) => onChange({ levelReason: event.target.value })}
          />
        </label>
      ) : null}
    </>
  );
}
