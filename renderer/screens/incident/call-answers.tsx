import type { RefObject } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { questionsOf } from '#domain/incident/questions';
import type { IncidentSetup } from '#domain/incident/setup';
import { IncidentQuestions } from '../../parts/incident-questions.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import type { CallDraft } from './call-draft.ts';

/** What to ask whoever calls in: the questions of the kind of incident, whose answers become facts. */
export function CallAnswers({
  focus,
  full: { incident },
  setup,
  draft,
  lead,
  onChange,
}: {
  readonly focus: RefObject<HTMLElement | null>;
  readonly full: IncidentFull;
  readonly setup: IncidentSetup;
  readonly draft: CallDraft;
  /** What to say first, out of the template for calls that come in. */
  readonly lead: string;
  readonly onChange: (draft: CallDraft) => void;
}) {
  const { t } = useWords();
  const asksNext = questionsOf(setup, incident.fields.kindId, incident.class).some(
    (question) => question.fact === 'nextSteps',
  );
  return (
    <section ref={focus} className="panel call-script" aria-label={t('incident:call.questions')}>
      <header>
        <h3>{t('incident:call.questions')}</h3>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list is scrolled with the keys */}
      <div className="call-said" tabIndex={0} role="group" aria-label={t('incident:call.questions')}>
        <details className="call-lead">
          <summary>{t('incident:call.lead')}</summary>
          <p>{lead}</p>
        </details>
        <IncidentQuestions
          setup={setup}
          kindId={incident.fields.kindId}
          class={incident.class}
          answers={draft.answers}
          onChange={(answers) => onChange({ ...draft, answers })}
        />
        {asksNext ? null : (
          <TextField
            label={t('incident:fact.nextSteps')}
            value={draft.nextSteps}
            onChange={(nextSteps) => onChange({ ...draft, nextSteps: nextSteps.slice(0, 2000) })}
          />
        )}
      </div>
      <label className="call-readback">
        <input
          type="checkbox"
          checked={draft.isReadBack}
          onChange={(event) => onChange({ ...draft, isReadBack: event.target.checked })}
        />
        <kbd>F</kbd> <b>{t('incident:call.readBackIn')}</b>
      </label>
    </section>
  );
}
