import { type ReactNode, type RefObject, useId } from 'react';
import type { LevelSuggestion } from '#contract/methods/incident-nouns';
import { factName } from '#domain/incident/facts';
import type { IncidentKind } from '#domain/incident/taxonomy';
import { FactChips } from '../../parts/fact-chips.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { IntakeCaller } from './intake-caller.tsx';
import type { IntakeDraft, ReadIntake } from './intake-draft.ts';
import { IntakeKind } from './intake-kind.tsx';
import { IntakeLevel } from './intake-level.tsx';

/** One of the eight fields, with what is understood or wrong below it. */
function Row({
  name,
  label,
  isMissing = false,
  problem,
  below,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly isMissing?: boolean;
  readonly problem?: string | undefined;
  readonly below?: ReactNode;
  readonly children: (labelId: string) => ReactNode;
}) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className={`intake-row row-${name}`} data-intake-field={name}>
      <span className="intake-label">
        <span id={id}>{label}</span>
        {isMissing ? <span className="intake-missing">{t('trade:missing')}</span> : null}
      </span>
      {children(id)}
      {problem === undefined ? null : (
        <span className="form-problem" role="alert">
          {problem}
        </span>
      )}
      {below}
    </div>
  );
}

/** The eight fields of a first report, in the order in which they are asked on the telephone. */
export function IntakeForm({
  draft,
  read,
  kinds,
  guess,
  suggestion,
  isTitleMissing,
  titleField,
  onChange,
}: {
  readonly draft: IntakeDraft;
  readonly read: ReadIntake;
  readonly kinds: readonly IncidentKind[];
  readonly guess: IncidentKind | undefined;
  readonly suggestion: LevelSuggestion | undefined;
  /** True once somebody tried to save without one. */
  readonly isTitleMissing: boolean;
  readonly titleField: RefObject<HTMLInputElement | null>;
  readonly onChange: (parts: Partial<IntakeDraft>) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const lacks = (field: ReadIntake['missing'][number]): boolean => read.missing.includes(field);
  const text = (
    labelId: string,
    part: 'place' | 'occurredText' | 'figuresText',
    hint: string,
    isWrong = false,
  ) => (
    <input
      className="text-input"
      aria-labelledby={labelId}
      aria-invalid={isWrong}
      autoComplete="off"
      spellCheck={false}
      placeholder={hint}
      value={draft[part]}
      onChange={(event) => onChange({ [part]: event.target.value })}
    />
  );
  const { occurredAt, isOccurredAbout } = read.fields;
  const occurred =
    occurredAt === null
      ? ''
      : `${isOccurredAbout ? t('incident:word.about') : ''} ${times.moment(occurredAt)}`;
  const unknown = read.read.figures.filter(({ number }) => number === null);
  const isOccurredBad = read.badTimes.includes('occurred');
  return (
    <div className="intake-form">
      <Row
        name="title"
        label={t('incident:intake.field.title')}
        problem={isTitleMissing && draft.title.trim() === '' ? t('incident:intake.needsTitle') : undefined}
      >
        {(labelId) => (
          <input
            ref={titleField}
            autoFocus
            className="text-input"
            aria-labelledby={labelId}
            aria-invalid={isTitleMissing && draft.title.trim() === ''}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('incident:intake.hint.title')}
            value={draft.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Row>
      <Row name="kind" label={t('incident:word.kind')} isMissing={lacks('kind')}>
        {(labelId) => (
          <IntakeKind
            kinds={kinds}
            kindId={draft.kindId}
            guess={guess}
            labelId={labelId}
            onChange={(kindId) => onChange({ kindId })}
          />
        )}
      </Row>
      <Row name="place" label={t('incident:word.place')} isMissing={lacks('place')}>
        {(labelId) => text(labelId, 'place', t('incident:intake.hint.place'))}
      </Row>
      <Row
        name="occurred"
        label={t('incident:word.occurredAt')}
        isMissing={lacks('occurred')}
        problem={isOccurredBad ? t('incident:intake.badTime') : undefined}
        below={occurred === '' ? null : <span className="intake-read small">{occurred}</span>}
      >
        {(labelId) => text(labelId, 'occurredText', t('incident:intake.hint.occurred'), isOccurredBad)}
      </Row>
      <Row name="reporter" label={t('incident:intake.field.reporter')} isMissing={lacks('reporter')}>
        {(labelId) => <IntakeCaller draft={draft} labelId={labelId} onChange={onChange} />}
      </Row>
      <Row
        name="figures"
        label={t('incident:intake.field.figures')}
        isMissing={lacks('figures')}
        below={
          <div className="intake-figures" aria-live="polite">
            <FactChips
              facts={read.figures}
              label={t('incident:intake.figures')}
              onVerify={(index) => {
                const one = read.figures[index];
                if (one === undefined) return;
                const name = factName(one);
                onChange({
                  verified: one.isVerified
                    ? draft.verified.filter((known) => known !== name)
                    : [...draft.verified, name],
                });
              }}
            />
            {unknown.map((one) => (
              <span key={one.key} className="fact-chip">
                {t(`incident:fact.${one.key}`)} <b>{t('incident:intake.notKnown')}</b>
              </span>
            ))}
            {read.read.notUnderstood.length === 0 ? null : (
              <span className="intake-not-understood small">
                {t('incident:intake.notUnderstood', {
                  words: read.read.notUnderstood.join(t('common.comma')),
                })}
              </span>
            )}
          </div>
        }
      >
        {(labelId) => text(labelId, 'figuresText', t('incident:intake.hint.figures'))}
      </Row>
      <Row name="what" label={t('incident:intake.field.what')} isMissing={lacks('what')}>
        {(labelId) => (
          <textarea
            className="text-input"
            aria-labelledby={labelId}
            rows={3}
            placeholder={t('incident:intake.hint.what')}
            value={draft.what}
            onChange={(event) => onChange({ what: event.target.value })}
          />
        )}
      </Row>
      <Row name="level" label={t('incident:intake.field.level')}>
        {(labelId) => (
          <IntakeLevel draft={draft} labelId={labelId} suggestion={suggestion} onChange={onChange} />
        )}
      </Row>
    </div>
  );
}
