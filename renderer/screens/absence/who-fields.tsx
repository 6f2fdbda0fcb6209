import type { Person } from '#domain/people/person';
import { TextField } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { PersonPick } from '../rota/person-pick.tsx';

/** Somebody with a name and a post, as typed so far. */
export type TypedWho = { readonly name: string; readonly post: string };

/** Somebody by name and post: picked from the directory, which fills both, or typed. */
export function WhoFields({
  label,
  people,
  who,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly people: readonly Person[];
  readonly who: TypedWho;
  readonly problem?: string | undefined;
  readonly onChange: (who: TypedWho) => void;
}) {
  const { t } = useWords();
  return (
    <div className="who-fields">
      <TextField
        label={label}
        value={who.name}
        problem={problem}
        onChange={(name) => onChange({ ...who, name })}
      />
      <TextField
        label={t('absence:field.post')}
        value={who.post}
        onChange={(post) => onChange({ ...who, post })}
      />
      <PersonPick
        label={t('absence:form.fromDirectory', { what: label })}
        people={people}
        value={null}
        onChange={(id) => {
          const person = people.find((one) => one.id === id);
          if (person !== undefined) onChange({ name: person.name, post: person.post });
        }}
      />
    </div>
  );
}
