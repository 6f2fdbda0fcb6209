import type { Person } from '#domain/people/person';
import { TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { PersonPick } from '../rota/person-pick.tsx';
import type { TypedActing } from './absence-draft.ts';

/** Who presides meanwhile: picked from the directory, which fills name, post and office telephone, or typed. */
export function ActingFields({
  people,
  acting,
  problem,
  onChange,
}: {
  readonly people: readonly Person[];
  readonly acting: TypedActing;
  readonly problem: string | undefined;
  readonly onChange: (acting: TypedActing) => void;
}) {
  const { t } = useWords();
  const pick = (id: Person['id']): void => {
    const person = people.find((one) => one.id === id);
    if (person === undefined) return;
    const phone = person.phones.find(({ kind, isHidden }) => kind === 'office' && !isHidden)?.number ?? '';
    onChange({ personId: id, name: person.name, post: person.post, phone });
  };
  return (
    <fieldset className="bare wide acting-fields">
      <legend>{t('absence:field.acting')}</legend>
      <div className="form-field">
        <span>{t('absence:form.directory')}</span>
        <PersonPick
          label={t('absence:form.actingPick')}
          people={people}
          value={people.some((one) => one.id === acting.personId) ? acting.personId : null}
          onChange={pick}
        />
      </div>
      <TextField
        label={t('absence:form.actingName')}
        value={acting.name}
        problem={problem}
        // Another name is another person, of whom the directory may know nothing.
        onChange={(name) => onChange({ ...acting, name, personId: null })}
      />
      <TextField
        label={t('absence:form.actingPost')}
        value={acting.post}
        onChange={(post) => onChange({ ...acting, post })}
      />
      <TextField
        label={t('absence:form.actingPhone')}
        value={acting.phone}
        onChange={(phone) => onChange({ ...acting, phone })}
      />
    </fieldset>
  );
}
