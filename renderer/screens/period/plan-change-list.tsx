import type { PlanChange } from '#domain/period/plan';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import type { PlanWords } from './plan-words.ts';

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
          {changes.map(({ day, personId, before, after }) => (
            <tr key={`${day} ${personId}`}>
              <td>{words.name(personId)}</td>
              <td className="nowrap">{times.day(day)}</td>
              <td>{words.tier(day, before)}</td>
              <td>
                <b>{words.tier(day, after)}</b>
                {before === after ? ` ${t('period:plan.changes.lead')}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
