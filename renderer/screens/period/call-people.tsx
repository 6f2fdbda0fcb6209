import { Button, Checkbox } from 'antd';
import type { Person, PersonId } from '#domain/people/person';
import { useWords } from '../../use-words.ts';
import { PersonPick } from '../rota/person-pick.tsx';

type Choice = { readonly listed: readonly PersonId[]; readonly chosen: readonly PersonId[] };

/** Who is called: ticks for those of a list, and a way to put more from the directory on it. */
export function CallPeople({
  directory,
  known,
  awayBy,
  listed,
  chosen,
  onChange,
}: Choice & {
  readonly directory: readonly Person[];
  /** People who may be listed though the directory has them no more. */
  readonly known: readonly Pick<Person, 'id' | 'name' | 'post'>[];
  /** Numbers of absences in force, by person. */
  readonly awayBy: Readonly<Record<string, string>>;
  readonly onChange: (choice: Choice) => void;
}) {
  const { t } = useWords();
  const named = new Map([...known, ...directory].map((person) => [person.id, person]));
  const people = listed.flatMap((id) => named.get(id) ?? []);
  return (
    <fieldset className="bare call-people" aria-label={t('period:callOut.people')}>
      <div className="part-bar">
        <span className="grow">
          {t('period:callOut.people')}{' '}
          <b>{t('period:callOut.chosen', { count: chosen.length, of: listed.length })}</b>
        </span>
        <Button size="small" onClick={() => onChange({ listed, chosen: listed })}>
          {t('period:callOut.all')}
        </Button>
        <Button size="small" onClick={() => onChange({ listed, chosen: [] })}>
          {t('period:callOut.none')}
        </Button>
      </div>
      <div className="call-checks">
        {people.map(({ id, name, post }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange({
                listed,
                chosen: event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
              })
            }
          >
            <b>{name}</b> <span className="quiet small">{post}</span>{' '}
            {(awayBy[id] ?? '') === '' ? null : (
              <span className="tag orange">{t('period:callOut.away')}</span>
            )}
          </Checkbox>
        ))}
      </div>
      <PersonPick
        label={t('period:callOut.more')}
        people={directory.filter(({ id }) => !listed.includes(id))}
        value={null}
        onChange={(id) => onChange({ listed: [...listed, id], chosen: [...chosen, id] })}
      />
    </fieldset>
  );
}
