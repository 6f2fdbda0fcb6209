import type { Fact } from '#domain/incident/facts';
import { useWords } from '../use-words.ts';
import { factLabel, factValue } from './fact-words.ts';

/** Facts one beside another, with what is 待核实; pressing one says that it was verified, or takes that back. */
export function FactChips({
  facts,
  label,
  onVerify,
}: {
  readonly facts: readonly Fact[];
  readonly label: string;
  /** Without it the facts are only shown. */
  readonly onVerify?: (index: number) => void;
}) {
  const { t } = useWords();
  if (facts.length === 0) return null;
  return (
    <ul className="fact-chips" aria-label={label}>
      {facts.map((fact, index) => {
        const name = factLabel(t, fact);
        const state = fact.isVerified ? 'verified' : 'unverified';
        const inside = (
          <>
            <span className="fact-name">{name}</span> <b>{factValue(t, fact)}</b>{' '}
            <span className={`fact-state ${state}`}>
              {fact.isVerified ? '✓ ' : ''}
              {t(`incident:word.${state}`)}
            </span>
          </>
        );
        return (
          <li key={`${fact.key} ${fact.label}`}>
            {onVerify === undefined ? (
              <span className="fact-chip">{inside}</span>
            ) : (
              <button
                type="button"
                className="fact-chip"
                aria-pressed={fact.isVerified}
                title={t('incident:intake.verifyHint')}
                onClick={() => onVerify(index)}
              >
                {inside}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
