import { Select } from 'antd';
import { type AbsenceKind, absenceKind, absenceReach } from '#domain/absence/absence';
import type { Person } from '#domain/people/person';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { PersonPick } from '../rota/person-pick.tsx';
import type { AbsenceDraft, TextPart } from './absence-draft.ts';
import { ActingFields } from './acting-fields.tsx';
import { EdgeField } from './edge-field.tsx';

const kindInitials: Readonly<Record<AbsenceKind, string>> = {
  business: 'ygcc',
  meeting: 'hy',
  training: 'px',
  'annual-leave': 'nxj',
  'personal-leave': 'sj',
  'sick-leave': 'bj',
  'family-visit': 'tq',
  'abroad-official': 'ygcg cj',
  'abroad-private': 'yscg cj',
  'leave-town': 'jjrlk lkbd',
  other: 'qt',
};

const folded = ['transport', 'companions', 'arrangement', 'note'] as const satisfies readonly TextPart[];

/** The fields of the form: who, why, when, where, who presides and how to reach the person; the rest is folded. */
export function AbsenceFieldsPart({
  draft,
  people,
  fixedName,
  days,
  say,
  onChange,
}: {
  readonly draft: AbsenceDraft;
  readonly people: readonly Person[];
  /** The one person whose form it can be: of whoever may register only for oneself, and of a form that is changed. */
  readonly fixedName: string | undefined;
  /** How long it is, in words; empty while that cannot be said. */
  readonly days: string;
  /** What is wrong with a part, in words. */
  readonly say: (part: string) => string | undefined;
  readonly onChange: (parts: Partial<AbsenceDraft>) => void;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useKept('absence-form-more', false);
  const showsMore = isOpen || folded.some((part) => say(part) !== undefined);
  const person = people.find((one) => one.id === draft.personId);
  const personProblem = say('personId');
  const text = (part: TextPart, isWide = false) => (
    <TextField
      key={part}
      label={t(`absence:field.${part}`)}
      isWide={isWide}
      value={draft[part]}
      problem={say(part)}
      onChange={(typed) => onChange({ [part]: typed })}
    />
  );
  return (
    <div className="form-grid absence-fields">
      <div className="form-field">
        <span>{t('absence:field.person')}</span>
        {fixedName !== undefined ? (
          <b className="fixed-person">
            {fixedName} <span className="quiet">{person?.post ?? ''}</span>
          </b>
        ) : (
          <PersonPick
            label={t('absence:form.personPick')}
            people={people}
            value={draft.personId}
            isInvalid={personProblem !== undefined}
            onChange={(personId) => onChange({ personId })}
          />
        )}
        {personProblem === undefined ? null : <span className="form-problem">{personProblem}</span>}
      </div>
      <div className="form-field">
        <span>{t('absence:field.kind')}</span>
        <Select
          aria-label={t('absence:field.kind')}
          showSearch={{
            filterOption: (typed, option) => (option?.find ?? '').includes(typed.toLowerCase()),
          }}
          value={draft.kind}
          options={absenceKind.options.map((kind) => ({
            value: kind,
            label: t(`absence:kind.${kind}`),
            find: `${t(`absence:kind.${kind}`).toLowerCase()} ${kindInitials[kind]}`,
          }))}
          onChange={(kind) => onChange({ kind })}
        />
      </div>
      {text('cause', true)}
      <EdgeField
        label={t('absence:field.from')}
        edge={draft.from}
        problem={say('from')}
        onChange={(from) => onChange({ from })}
      />
      <EdgeField
        label={t('absence:field.until')}
        edge={draft.until}
        problem={say('until')}
        onChange={(until) => onChange({ until })}
      />
      <output className="wide days-line" aria-label={t('absence:field.days')}>
        {days}
      </output>
      <Field label={t('absence:field.reach')}>
        {({ id }) => (
          <select
            id={id}
            className="text-input"
            value={draft.reach}
            onChange={(event) => onChange({ reach: absenceReach.parse(event.target.value) })}
          >
            {absenceReach.options.map((reach) => (
              <option key={reach} value={reach}>
                {t(`absence:reach.${reach}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {text('place')}
      <ActingFields
        people={people}
        acting={draft.acting}
        problem={say('acting')}
        onChange={(acting) => onChange({ acting })}
      />
      {text('contactPhone')}
      <div className="form-field fold-line">
        <button
          type="button"
          className="quiet-button"
          aria-expanded={showsMore}
          onClick={() => setOpen(!showsMore)}
        >
          {t(showsMore ? 'absence:form.less' : 'absence:form.more')}
        </button>
      </div>
      {showsMore ? folded.map((part) => text(part)) : null}
    </div>
  );
}
