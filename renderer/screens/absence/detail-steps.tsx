import type { AbsenceFull, AbsenceStep } from '#contract/methods/absence-nouns';
import { findingKey } from '#domain/absence/finding';
import { findingText } from '../../parts/finding-text.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import type { AbsenceWords } from './absence-words.ts';
import { ChangeList } from './change-list.tsx';

const manners = ['phone', 'oral', 'written', 'system'] as const;

function Told({ told }: { readonly told: NonNullable<AbsenceStep['told']> }) {
  const { t } = useWords();
  const manner = manners.find((known) => known === told.manner);
  return (
    <div>
      {t('absence:detail.told', {
        name: told.byName,
        manner: manner === undefined ? told.manner : t(`absence:toldManner.${manner}`),
      })}
    </div>
  );
}

/** What the rules said when a step was taken; what they say now stands elsewhere. */
function StepFindings({ step }: { readonly step: AbsenceStep }) {
  const { t } = useWords();
  const times = useTimes();
  const counts = (['missed', 'open', 'met'] as const).map(
    (outcome) =>
      `${t(`absence:form.outcome.${outcome}`)} ${step.findings.filter((one) => one.outcome === outcome).length}`,
  );
  if (step.findings.length === 0) return null;
  return (
    <details>
      <summary>
        {t('absence:detail.saidThen')} {counts.join(' · ')}
      </summary>
      {step.rulesName === '' ? null : <div className="small quiet">{step.rulesName}</div>}
      <ul className="plain-list">
        {step.findings
          .filter(({ outcome }) => outcome !== 'met')
          .map((one) => (
            <li key={findingKey(one)}>
              {t(`absence:form.outcome.${one.outcome}`)} {t(`absence:ruleKind.${one.kind}`)}
              {t('common.comma')}
              {findingText(t, times, one)}
            </li>
          ))}
      </ul>
    </details>
  );
}

/** Every step as it was recorded: who took it when, what it changed, the note, and what the rules said then. */
export function DetailSteps({
  absence,
  words,
}: {
  readonly absence: AbsenceFull;
  readonly words: AbsenceWords;
}) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <section aria-label={t('absence:detail.steps')}>
      <h2>{t('absence:detail.steps')}</h2>
      <ol className="absence-steps">
        {absence.steps.map((step) => (
          <li key={step.seq}>
            <b>{t(`absence:act.${step.act}`)}</b> {step.byName}{' '}
            <span className="quiet">{times.full(step.at)}</span>{' '}
            {step.signerNames.length === 0 ? null : (
              <span className="tag blue">
                {t('absence:detail.signedBy', { names: step.signerNames.join(t('common.comma')) })}
              </span>
            )}
            {step.note === '' ? null : <div>{step.note}</div>}
            {step.told === null ? null : <Told told={step.told} />}
            {step.before === null ? null : (
              <ChangeList before={step.before} after={step.after} words={words} />
            )}
            <StepFindings step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}
