import '../styles/office.css';
import '../styles/incident-intake.css';
import { questionsOf } from '#domain/incident/questions';
import type { IncidentSetup } from '#domain/incident/setup';
import type { IncidentClass } from '#domain/incident/taxonomy';
import { useWords } from '../use-words.ts';
import { TextField } from './plain-field.tsx';

/** What to ask about an incident of this kind, each with room for its answer; what nobody answered yet is 待补. */
export function IncidentQuestions({
  setup,
  kindId,
  class: of,
  answers,
  onChange,
}: {
  readonly setup: Pick<IncidentSetup, 'questions'>;
  readonly kindId: string;
  readonly class: IncidentClass | null;
  /** By the id of the question, as they were typed. */
  readonly answers: Readonly<Record<string, string>>;
  readonly onChange: (answers: Readonly<Record<string, string>>) => void;
}) {
  const { t } = useWords();
  const questions = questionsOf(setup, kindId, of);
  if (questions.length === 0) return <p className="quiet small">{t('incident:intake.noQuestions')}</p>;
  return (
    <div className="incident-questions">
      {questions.map(({ id, text }) => (
        <TextField
          key={id}
          label={text}
          value={answers[id] ?? ''}
          placeholder={t('trade:missing')}
          onChange={(answer) => onChange({ ...answers, [id]: answer })}
        />
      ))}
    </div>
  );
}
