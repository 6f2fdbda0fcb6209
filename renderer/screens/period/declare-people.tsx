import { useState } from 'react';
import type { Person, PersonId } from '#domain/people/person';
import type { SchemePool } from '#domain/period/scheme';
import { useWords } from '../../use-words.ts';
import type { TypedPool } from './declare-draft.ts';
import { isSought, withPerson } from './declare-pool.ts';

/** Another pool of the same part, whose people cannot be chosen again. */
type OtherPool = { readonly name: string; readonly people: ReadonlySet<PersonId> };

/** The people of one pool as a list to be ticked; somebody of another pool is shown with its name and cannot be ticked. */
export function DeclarePool({
  pool,
  typed,
  others,
  heads,
  people,
  isFixed,
  onChange,
}: {
  readonly pool: SchemePool;
  readonly typed: TypedPool;
  readonly others: readonly OtherPool[];
  readonly heads: string;
  readonly people: readonly Person[];
  readonly isFixed: boolean;
  readonly onChange: (pool: TypedPool) => void;
}) {
  const { t } = useWords();
  const [sought, setSought] = useState('');
  const [isChosenOnly, setChosenOnly] = useState(false);
  const chosen = new Set(typed.people);
  const leads = new Set(typed.leads);
  const otherOf = (id: PersonId): string => others.find((other) => other.people.has(id))?.name ?? '';
  const isElsewhere = (id: PersonId): boolean => !chosen.has(id) && otherOf(id) !== '';
  // Those of other pools stand last.
  const shown = people
    .filter((person) => isSought(person, sought) && (!isChosenOnly || isFixed || chosen.has(person.id)))
    .toSorted((one, other) => Number(isElsewhere(one.id)) - Number(isElsewhere(other.id)));
  const taken = shown.filter(({ id }) => isElsewhere(id));
  const put = (ids: readonly PersonId[], isIn: boolean): void =>
    onChange(ids.reduce((next, id) => withPerson(next, id, isIn), typed));
  const setLead = (id: PersonId, isLead: boolean): void =>
    onChange({
      ...typed,
      leads: isLead ? [...typed.leads, id] : typed.leads.filter((lead) => lead !== id),
    });
  const label = t('period:declare.poolPeople', { name: pool.name, count: typed.people.length });
  return (
    <fieldset className="bare declare-pool" disabled={isFixed}>
      <legend>{label}</legend>
      <span className="small quiet declare-heads">
        {typed.people.length === 0 ? t('period:declare.poolEmpty') : t('period:declare.headsADay', { heads })}
      </span>
      <div className="declare-pool-bar">
        <input
          className="text-input"
          aria-label={t('period:declare.findIn', { name: pool.name })}
          placeholder={t('period:declare.find')}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <button
          type="button"
          className="quiet-button"
          onClick={() =>
            put(
              shown.filter(({ id }) => !chosen.has(id) && otherOf(id) === '').map(({ id }) => id),
              true,
            )
          }
        >
          {t('period:declare.all')}
        </button>
        <button
          type="button"
          className="quiet-button"
          onClick={() =>
            put(
              shown.filter(({ id }) => chosen.has(id)).map(({ id }) => id),
              false,
            )
          }
        >
          {t('period:declare.nobody')}
        </button>
        <button
          type="button"
          className="toggle"
          aria-pressed={isChosenOnly}
          onClick={() => setChosenOnly(!isChosenOnly)}
        >
          {t('period:declare.chosenOnly')}
        </button>
      </div>
      <ul className="declare-people" aria-label={label}>
        {shown.map((person) => {
          const elsewhere = chosen.has(person.id) ? '' : otherOf(person.id);
          return (
            <li key={person.id}>
              <label className="choice grow">
                <input
                  type="checkbox"
                  checked={chosen.has(person.id)}
                  disabled={elsewhere !== ''}
                  onChange={(event) => put([person.id], event.target.checked)}
                />
                <span className="declare-person">
                  {person.name} <span className="small quiet">{person.post}</span>
                </span>
              </label>
              {elsewhere === '' ? null : (
                <span className="small quiet">{t('period:declare.elsewhere', { name: elsewhere })}</span>
              )}
              {pool.hasLead && chosen.has(person.id) ? (
                <label className="choice small">
                  <input
                    type="checkbox"
                    checked={leads.has(person.id)}
                    aria-label={t('period:declare.mayLead', { name: person.name })}
                    onChange={(event) => setLead(person.id, event.target.checked)}
                  />
                  {t('period:declare.lead')}
                </label>
              ) : null}
            </li>
          );
        })}
        {shown.length === 0 ? <li className="quiet">{t('period:declare.nobodyFound')}</li> : null}
      </ul>
      {taken.length === 0 ? null : (
        <span className="small quiet">{t('period:declare.onePool', { count: taken.length })}</span>
      )}
      {pool.hasLead && typed.people.length > 0 ? (
        <span className="small quiet">
          {typed.leads.length === 0
            ? t('period:declare.anyoneLeads')
            : t('period:declare.leads', { count: typed.leads.length })}
        </span>
      ) : null}
    </fieldset>
  );
}
