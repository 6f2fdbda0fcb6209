import { useState } from 'react';
import type { RotaPerson } from '#contract/methods/rota-nouns';
import { useWords } from '../../use-words.ts';
import { balanceWords } from './month-balance.ts';
import type { MonthWork } from './use-month-work.ts';

/** True where somebody is meant by what was typed: a part of the name or the post, or pinyin initials. */
export const isMeant = (person: RotaPerson, typed: string): boolean => {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  return (
    [person.name, person.post].some((part) => part.toLowerCase().includes(text)) ||
    person.initials.startsWith(text)
  );
};

/** The people of a month, to be dragged onto seats; a seat that is dropped here is cleared. */
export function MonthPeople({
  work,
  balances,
}: {
  readonly work: MonthWork;
  readonly balances: ReadonlyMap<string, number>;
}) {
  const { t } = useWords();
  const { month, view, mayPlan } = work;
  const [typed, setTyped] = useState('');
  const [postId, setPostId] = useState('');
  const ofPost = month.candidates.filter((known) => postId === '' || known.postId === postId);
  const ids = [...new Set(ofPost.flatMap(({ people }) => people))];
  const people = ids.flatMap((id) => {
    const person = view.people.get(id);
    return person === undefined || !isMeant(person, typed) ? [] : [person];
  });
  return (
    <div className="month-people" data-clears="true">
      <div className="month-people-bar">
        <input
          className="text-input"
          aria-label={t('rota.month.findPerson')}
          placeholder={t('rota.month.findPerson')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <select
          className="text-input"
          aria-label={t('rota.month.post')}
          value={postId}
          onChange={(event) => setPostId(event.target.value)}
        >
          <option value="">{t('rota.month.everyPost')}</option>
          {month.posts.map((post) => (
            <option key={post.id} value={post.id}>
              {post.name}
            </option>
          ))}
        </select>
      </div>
      <ul aria-label={t('rota.month.people')}>
        {people.map((person) => (
          <li key={person.id} data-person={person.id} draggable={mayPlan}>
            <span className="who">{person.name}</span>
            <span className="quiet small">
              {t('rota.month.count', { count: view.counts.get(person.id) ?? 0 })}{' '}
              {balanceWords(balances.get(person.id))}
            </span>
          </li>
        ))}
      </ul>
      {people.length === 0 ? (
        <div className="empty">{t(ids.length === 0 ? 'rota.month.noPeople' : 'rota.month.nobodyFound')}</div>
      ) : null}
      <p className="quiet small">{t(mayPlan ? 'rota.month.dragHint' : 'rota.month.readOnly')}</p>
    </div>
  );
}
