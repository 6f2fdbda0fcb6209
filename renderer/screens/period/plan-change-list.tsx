import type { PlanChange } from '#domain/period/plan';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import type { PlanWords } from './plan-words.ts';

/** Changes person by person, and of a person day by day. */
const inOrder = (changes: readonly PlanChange[], words: PlanWords): readonly PlanChange[] =>
  changes.toSorted(
    (one, other) => words.compare(one.personId, other.personId) || one.day.localeCompare(other.day),
  );

/** What somebody is after a change: in a tier, away, or in none. */
const afterwards = ({ day, personId, after }: PlanChange, words: PlanWords): string =>
  (after === null ? words.awayOn({ day, personId }) : '') || words.tier(day, after);

/** Changes of a table in a narrow place: a line for each. */
export function PlanChangeLines({
  changes,
  words,
}: {
  readonly changes: readonly PlanChange[];
  readonly words: PlanWords;
}) {
  const { t } = useWords();
  return (
    <ul>
      {inOrder(changes, words).map((change) => (
        <li key={`${change.day} ${change.personId}`}>
          <span>{words.place(change)}</span>
          <span>
            {words.tier(change.day, change.before)} → <b>{afterwards(change, words)}</b>
            {change.before === change.after ? ` ${t('period:plan.changes.lead')}` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Changes of a table, person by person and day by day: the tier before and the tier now. */
export function PlanChangeList({
  changes,
  words,
}: {
  readonly changes: readonly PlanChange[];
  readonly words: PlanWords;
}) {
  const { t } = useWords();
  const times = useTimes();
  if (changes.length === 0) return <p className="quiet">{t('period:plan.changes.none')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable
    <div className="plan-list" tabIndex={0} role="region" aria-label={t('period:plan.changes.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('period:plan.person')}</th>
            <th scope="col">{t('period:plan.changes.day')}</th>
            <th scope="col">{t('rota.publish.before')}</th>
            <th scope="col">{t('rota.publish.after')}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(changes, words).map((change) => (
            <tr key={`${change.day} ${change.personId}`}>
              <td>{words.name(change.personId)}</td>
              <td className="nowrap">{times.day(change.day)}</td>
              <td>{words.tier(change.day, change.before)}</td>
              <td>
                <b>{afterwards(change, words)}</b>
                {change.before === change.after ? ` ${t('period:plan.changes.lead')}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
