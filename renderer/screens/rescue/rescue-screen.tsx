import '../../styles/console.css';
import '../../styles/office.css';
import { useEffect, useState } from 'react';
import type { Output } from '#contract/methods';
import { answers, useAct, useAsk } from '../../asking.ts';
import { LanguageButton } from '../../parts/language-button.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { timesFor } from '../../parts/times.ts';
import { sayUsable } from '../../theme.ts';
import { useWords } from '../../use-words.ts';
import { RescueExportStep } from './export-step.tsx';
import { RescueLookStep } from './look-step.tsx';
import { RescueReplaceStep } from './replace-step.tsx';

const steps = ['look', 'export', 'replace'] as const;
type Step = (typeof steps)[number];
type State = Output<'rescue.state'>;

/** How far the damaged store can be read, in one sentence for each thing that a clerk asks. */
function HowFar({ state }: { readonly state: State }) {
  const { t, i18n } = useWords();
  const times = timesFor(i18n.language, state.zone);
  const { reading } = state;
  if (reading.newest === null) return <p className="rescue-facts">{t('office:rescue.nothing')}</p>;
  const ranges = reading.lost
    .slice(0, 5)
    .map(({ from, until }) => (from === until ? String(from) : `${from}–${until}`))
    .join(', ');
  return (
    <p className="rescue-facts">
      <b>{t('office:rescue.entries', { count: reading.entries })}</b>
      <span>{t('office:rescue.newest', { time: times.full(reading.newest.at) })}</span>
      {reading.lostRecords === 0 ? (
        <span>{t('office:rescue.noneLost')}</span>
      ) : (
        <span className="tag orange">{t('office:rescue.lost', { count: reading.lostRecords, ranges })}</span>
      )}
      {reading.altered === 0 ? null : (
        <span className="tag red">{t('office:rescue.altered', { count: reading.altered })}</span>
      )}
    </p>
  );
}

function StepOf({ step, state }: { readonly step: Step; readonly state: State }) {
  switch (step) {
    case 'look':
      return <RescueLookStep zone={state.zone} />;
    case 'export':
      return <RescueExportStep />;
    case 'replace':
      return <RescueReplaceStep zone={state.zone} />;
    default:
      return step satisfies never;
  }
}

/** A store that does not open: what happened, what is safe, and the three steps out of it, without anybody signing in. */
export function RescueScreen() {
  const { t } = useWords();
  const { data: state, error } = useAsk('rescue.state', {});
  const retry = useAct('rescue.retry');
  const [step, setStep] = useState<Step>('look');
  useEffect(sayUsable, []);
  const tryAgain = async (): Promise<void> => {
    if ((await retry.act({})) === undefined) await answers.invalidateQueries();
  };
  return (
    <main className="gate">
      <div className="wizard rescue">
        <header className="wizard-head">
          <div>
            <h1>{t('office:rescue.title')}</h1>
            <div>{t('office:rescue.lead')}</div>
            <div className="quiet">{t('office:rescue.paper')}</div>
          </div>
          <LanguageButton />
        </header>
        <div>
          {state === undefined ? null : <HowFar state={state} />}
          <ol className="wizard-steps" aria-label={t('office:rescue.steps')}>
            {steps.map((each, index) => (
              <li key={each}>
                <button
                  type="button"
                  aria-current={each === step ? 'step' : undefined}
                  onClick={() => setStep(each)}
                >
                  <span className="step-no">{index + 1}</span> {t(`office:rescue.step.${each}`)}
                </button>
              </li>
            ))}
          </ol>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by the keyboard too */}
        <section className="rescue-body" tabIndex={0} aria-label={t(`office:rescue.step.${step}`)}>
          <FailureNotice error={error} />
          {state === undefined ? (
            <p role="status">{error === null ? t('office:rescue.reading') : ''}</p>
          ) : (
            <StepOf step={step} state={state} />
          )}
        </section>
        <footer className="wizard-foot">
          <span className="small quiet grow">
            {state === undefined ? '' : t('office:rescue.folder', { folder: state.storeFolder })}
            <br />
            {t('office:rescue.retryHint')}
          </span>
          <FailureNotice error={retry.refusal} />
          <button
            type="button"
            className="plain-button"
            disabled={retry.isBusy}
            onClick={() => void tryAgain()}
          >
            {t('office:rescue.retry')}
          </button>
        </footer>
      </div>
    </main>
  );
}
