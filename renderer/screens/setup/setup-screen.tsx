import '../../styles/office.css';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import { useAct } from '../../asking.ts';
import { LanguageButton } from '../../parts/language-button.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { PastedPreview } from '../../parts/pasted-preview.tsx';
import { useShiftNames } from '../../parts/shift-spans.tsx';
import { StationFields } from '../../parts/station-fields.tsx';
import { sayUsable } from '../../theme.ts';
import { AdminStep } from './admin-step.tsx';
import { blankSetup, isStepDone, readSetup, type SetupDraft, setupInput } from './setup-draft.ts';
import { SummaryStep } from './summary-step.tsx';

const steps = ['station', 'admin', 'people', 'finish'] as const;
const last = steps.length - 1;

/** The first run of an empty store: four short pages, then the console opens. */
export function SetupScreen() {
  const { t } = useWords();
  const names = useShiftNames();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<SetupDraft>(blankSetup);
  const [step, setStep] = useState(0);
  const [isShown, setShown] = useState(false);
  const complete = useAct('setup.complete');
  const reading = readSetup(draft, names);
  const change = (parts: Partial<SetupDraft>): void => setDraft({ ...draft, ...parts });

  useEffect(sayUsable, []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(step === last ? '.strong' : '.text-input')?.focus();
  }, [step]);
  useEffect(() => {
    if (isShown) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [isShown]);

  const goTo = (next: number): void => {
    setShown(false);
    complete.clear();
    setStep(next);
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (step < last) {
      if (isStepDone(reading, step)) goTo(step + 1);
      else if (isShown) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      else setShown(true);
      return;
    }
    const input = setupInput(draft, reading, t('office:setup.retention'));
    if (input !== undefined) await complete.act(input);
  };
  const reachable = (to: number): boolean =>
    steps.slice(0, to).every((_, before) => isStepDone(reading, before));
  const name = steps[step] ?? 'station';

  return (
    <main className="gate">
      <div className="wizard">
        <header className="wizard-head">
          <div>
            <h1>{t('office:setup.title')}</h1>
            <div className="quiet small">{t('office:setup.lead')}</div>
          </div>
          <LanguageButton />
        </header>
        <ol className="wizard-steps">
          {steps.map((each, index) => (
            <li key={each}>
              <button
                type="button"
                aria-current={index === step ? 'step' : undefined}
                disabled={!reachable(index)}
                onClick={() => goTo(index)}
              >
                <span className="step-no">{index + 1}</span> {t(`office:setup.step.${each}`)}
              </button>
            </li>
          ))}
        </ol>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter goes on from the large field too */}
        <form
          ref={form}
          noValidate
          onSubmit={(event) => void submit(event)}
          onKeyDown={(event) => {
            if (event.ctrlKey && event.key === 'Enter') form.current?.requestSubmit();
          }}
        >
          <div className="wizard-body">
            <p className="quiet wide">{t(`office:setup.explain.${name}`)}</p>
            {name === 'station' ? (
              <StationFields
                draft={draft.station}
                names={names}
                reading={reading.station}
                isShown={isShown}
                onChange={(parts) => change({ station: { ...draft.station, ...parts } })}
              />
            ) : null}
            {name === 'admin' ? (
              <AdminStep draft={draft} problems={reading.admin} isShown={isShown} onChange={change} />
            ) : null}
            {name === 'people' ? (
              <PastedPreview
                text={draft.pasted}
                read={reading.people}
                hint={t('office:setup.pasteHint')}
                onChange={(pasted) => change({ pasted })}
              />
            ) : null}
            {name === 'finish' ? <SummaryStep draft={draft} reading={reading} onGoTo={goTo} /> : null}
          </div>
          <footer className="wizard-foot">
            <span className="secrecy">{t('app.secrecy')}</span>
            <span className="grow">
              <FailureNotice error={complete.refusal} />
            </span>
            {step === 0 ? null : (
              <button type="button" className="plain-button" onClick={() => goTo(step - 1)}>
                {t('office:setup.back')}
              </button>
            )}
            <button type="submit" className="plain-button strong" disabled={complete.isBusy}>
              {step === last ? t('office:setup.complete') : t('office:setup.next')}
            </button>
          </footer>
        </form>
      </div>
    </main>
  );
}
