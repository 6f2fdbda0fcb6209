import { Button } from 'antd';
import type { IncidentSetup } from '#domain/incident/setup';
import type { IncidentClass } from '#domain/incident/taxonomy';
import { blankFact } from '../../parts/fact-draft.ts';
import { FactEditor } from '../../parts/fact-editor.tsx';
import { IncidentQuestions } from '../../parts/incident-questions.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { type IntakeDraft, keysToAdd, type ReadIntake } from './intake-draft.ts';

/** What is behind the fold: the other times, whom the caller had told, the questions of the kind, and further facts. */
export function IntakeMore({
  draft,
  read,
  setup,
  class: of,
  onChange,
}: {
  readonly draft: IntakeDraft;
  readonly read: ReadIntake;
  readonly setup: Pick<IncidentSetup, 'questions'>;
  readonly class: IncidentClass | null;
  readonly onChange: (parts: Partial<IntakeDraft>) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const understood = {
    learned: read.fields.learnedAt,
    received: draft.receivedText.trim() === '' ? null : read.fields.receivedAt,
  };
  const timeField = (which: 'learned' | 'received', text: 'learnedText' | 'receivedText', empty: string) => {
    const at = understood[which];
    return (
      <Field
        label={t(`incident:word.${which}At`)}
        hint={at === null ? undefined : times.full(at)}
        problem={read.badTimes.includes(which) ? t('incident:intake.badTime') : undefined}
      >
        {(wires) => (
          <input
            {...wires}
            className="text-input"
            value={draft[text]}
            placeholder={empty}
            autoComplete="off"
            onChange={(event) => onChange({ [text]: event.target.value })}
          />
        )}
      </Field>
    );
  };
  const received = draft.openedAt === '' ? read.fields.receivedAt : draft.openedAt;
  return (
    <div className="intake-more">
      {timeField('learned', 'learnedText', t('incident:intake.hint.learned'))}
      {timeField('received', 'receivedText', times.full(received))}
      <TextField
        isWide
        label={t('incident:word.alreadyInformed')}
        value={draft.alreadyInformed}
        placeholder={t('incident:intake.hint.alreadyInformed')}
        onChange={(alreadyInformed) => onChange({ alreadyInformed })}
      />
      <section className="intake-asked" aria-label={t('incident:intake.questions')}>
        <h3>{t('incident:intake.questions')}</h3>
        <IncidentQuestions
          setup={setup}
          kindId={draft.kindId}
          class={of}
          answers={draft.answers}
          onChange={(answers) => onChange({ answers })}
        />
      </section>
      <section className="intake-added" aria-label={t('incident:intake.added')}>
        {draft.more.map((one, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a fact that is still typed has no other name than its place
          <div key={index} className="intake-fact">
            <FactEditor
              value={one}
              problem={one.typed.trim() === '' ? undefined : read.badMore[index]}
              keys={keysToAdd}
              onChange={(next) => onChange({ more: draft.more.with(index, next) })}
            />
            <button
              type="button"
              className="link-button"
              onClick={() => onChange({ more: draft.more.toSpliced(index, 1) })}
            >
              {t('common.delete')}
            </button>
          </div>
        ))}
        <Button onClick={() => onChange({ more: [...draft.more, blankFact('measures')] })}>
          {t('incident:intake.addFact')}
        </Button>
      </section>
    </div>
  );
}
