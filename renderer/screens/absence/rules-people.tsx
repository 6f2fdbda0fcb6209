import { Button } from 'antd';
import { useState } from 'react';
import type { Person } from '#domain/people/person';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { ChoiceCell } from '../rota/cells.tsx';
import { withRankOf } from './rules-draft.ts';
import type { RulesWork } from './rules-work.ts';

/** So many people are listed at once; a search finds the others. */
const mostShown = 200;
const usual = '';
const notChosen = '?';

const isFoundBy = (person: Person, typed: string): boolean =>
  `${person.name} ${person.initials} ${person.pinyin.replaceAll(' ', '')} ${person.post} ${person.group}`
    .toLowerCase()
    .includes(typed.normalize('NFKC').trim().toLowerCase());

/** Who has which rank: one by one, or everybody who is listed at once. */
export function RulesPeople({ work }: { readonly work: RulesWork }) {
  const { t } = useWords();
  const [typed, setTyped] = useKept('absence-rules-search', '');
  const [kept, setGroup] = useKept('absence-rules-group', '');
  const [bulk, setBulk] = useState(notChosen);
  const { ranks, people, usualRank } = work.rules;
  const rankOf = new Map(people.map((one) => [one.personId, one.rankId]));
  const staff = [...work.people.values()].filter(
    (person) => person.leftDay === null || rankOf.has(person.id),
  );
  const groups = [...new Set(staff.map((person) => person.group).filter((name) => name !== ''))];
  // A group that nobody is in any more narrows nothing.
  const group = groups.includes(kept) ? kept : '';
  const found = staff.filter(
    (person) => (group === '' || person.group === group) && isFoundBy(person, typed),
  );
  const usualName = ranks.find(({ id }) => id === usualRank)?.name ?? '';
  const choices = [
    { value: usual, label: t('absence:rules.usualOf', { name: usualName }) },
    ...ranks.map(({ id, name }) => ({ value: id, label: name === '' ? t('absence:rules.blank') : name })),
  ];
  const give = (ids: readonly Person[], rankId: string): void =>
    work.change({
      people: withRankOf(work.rules, new Set(ids.map(({ id }) => id)), rankId === usual ? null : rankId),
    });
  return (
    <section className="rota-block" aria-label={t('absence:rules.peopleTitle')}>
      <h3>{t('absence:rules.peopleTitle')}</h3>
      <div className="actions">
        <input
          className="text-input search"
          type="search"
          aria-label={t('absence:rules.search')}
          placeholder={t('absence:rules.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {groups.length === 0 ? null : (
          <select
            className="text-input rule-select"
            aria-label={t('absence:rules.group')}
            value={group}
            onChange={(event) => setGroup(event.target.value)}
          >
            <option value="">{t('absence:rules.allGroups')}</option>
            {groups.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
        {work.canEdit && found.length > 0 ? (
          <span className="actions rule-bulk">
            <ChoiceCell
              label={t('absence:rules.bulkRank')}
              value={bulk}
              choices={[{ value: notChosen, label: t('absence:rules.chooseRank') }, ...choices]}
              onChange={setBulk}
            />
            <Button disabled={bulk === notChosen} onClick={() => give(found, bulk)}>
              {t('absence:rules.bulk', { count: found.length })}
            </Button>
          </span>
        ) : null}
      </div>
      {found.length === 0 ? (
        <div className="empty">{t('absence:rules.nobody')}</div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section className="rule-people" tabIndex={0} aria-label={t('absence:rules.peopleTitle')}>
          <table className="plain-table lined rota-lines">
            <thead>
              <tr>
                <th>{t('office:people.name')}</th>
                <th>{t('office:people.post')}</th>
                <th>{t('office:people.group')}</th>
                <th>{t('absence:rules.rank')}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, mostShown).map((person) => (
                <tr key={person.id}>
                  <td>{person.name}</td>
                  <td className="quiet">{person.post}</td>
                  <td className="quiet">{person.group}</td>
                  <td>
                    <ChoiceCell
                      label={t('absence:rules.rankOf', { name: person.name })}
                      value={rankOf.get(person.id) ?? usual}
                      choices={choices}
                      onChange={(rankId) => give([person], rankId)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {found.length > mostShown ? (
        <p className="quiet small">{t('absence:rules.more', { count: found.length - mostShown })}</p>
      ) : null}
    </section>
  );
}
