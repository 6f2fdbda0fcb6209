import { useState } from 'react';
import type { Person } from '#domain/people/person';
import { TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { noDecision, type TypedDecision } from './absence-draft.ts';
import { WhoFields } from './who-fields.tsx';

/** Explains in place what a rule speaks against: who decided it, and why. */
export function ExplainFields({
  people,
  typed,
  usual,
  isDecided,
  problem,
  onChange,
}: {
  readonly people: readonly Person[];
  readonly typed: TypedDecision | undefined;
  /** Who decided before; mostly the same person decides the next. */
  readonly usual: TypedDecision | undefined;
  /** True where somebody explained it before; the newest explanation holds. */
  readonly isDecided: boolean;
  readonly problem: string | undefined;
  readonly onChange: (decision: TypedDecision | undefined) => void;
}) {
  const { t } = useWords();
  const [isFresh, setFresh] = useState(false);
  if (typed === undefined)
    return (
      <button
        type="button"
        className="quiet-button"
        onClick={() => {
          setFresh(true);
          onChange({ ...noDecision, byName: usual?.byName ?? '', byPost: usual?.byPost ?? '' });
        }}
      >
        {t(isDecided ? 'absence:form.explainAgain' : 'absence:form.explain')}
      </button>
    );
  return (
    <fieldset
      className="bare explain-fields"
      ref={(fields) => {
        // The cursor goes where whoever pressed the button wants to type.
        if (!isFresh || fields === null) return;
        fields.querySelector<HTMLElement>('input')?.focus();
        setFresh(false);
      }}
    >
      <legend className="unseen">{t('absence:form.explain')}</legend>
      <WhoFields
        label={t('absence:form.decider')}
        people={people}
        who={{ name: typed.byName, post: typed.byPost }}
        onChange={({ name, post }) => onChange({ ...typed, byName: name, byPost: post })}
      />
      <TextField
        label={t('absence:form.why')}
        value={typed.reason}
        problem={problem}
        onChange={(reason) => onChange({ ...typed, reason })}
      />
      <button type="button" className="quiet-button" onClick={() => onChange(undefined)}>
        {t('absence:form.dropExplanation')}
      </button>
    </fieldset>
  );
}
