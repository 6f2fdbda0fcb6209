import type { Output } from '#contract/methods';
import { cellKey } from '#domain/period/plan';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import type { CellView } from './plan-view.ts';
import { usePlanWords } from './plan-words.ts';
import type { PlanWork } from './use-plan-work.ts';

type Explained = Output<'period.explain'>['people'][number];

const known = ['away', 'pinned', 'ran-before', 'runs-after', 'more', 'edge-before', 'even'] as const;

/** 为什么: who is in the tier of the chosen cell on its day and why, and what speaks against everybody else there. */
export function PlanWhy({ work, cell }: { readonly work: PlanWork; readonly cell: CellView | undefined }) {
  const { t } = useWords();
  const times = useTimes();
  const words = usePlanWords(work.full);
  const column = cell?.place.column;
  const tierKey = cell?.tierKey ?? column?.part?.scheme.tiers[0]?.key ?? '';
  const poolKey = work.table.squares.get(cell?.place.key ?? '')?.poolKey ?? cell?.place.poolKey ?? '';
  const isOff = cell === undefined || column?.part === undefined || poolKey === '' || tierKey === '';
  const { data, error, isPlaceholderData } = useAsk(
    'period.explain',
    { id: work.full.line.id, day: cell?.place.day ?? work.full.line.fromDay, poolKey, tierKey },
    { isOff },
  );
  if (isOff) return <div className="empty">{t('period:plan.why.noCell')}</div>;
  const reasonOf = ({ kind, value }: Explained['reasons'][number]): string => {
    const reason = known.find((each) => each === kind);
    return reason === undefined
      ? ''
      : t(`period:plan.why.${reason}`, { value: kind === 'away' ? words.away(value) : value });
  };
  const { day, personId } = cell.place;
  const isHere = (person: Explained): boolean => person.tierKey === tierKey;
  const placeOf = (person: Explained): number =>
    person.personId === personId ? 0 : isHere(person) ? 1 : person.tierKey === '' ? 3 : 2;
  const people = isPlaceholderData
    ? []
    : (data?.people ?? []).toSorted((one, other) => placeOf(one) - placeOf(other));
  return (
    <div className="plan-why">
      <h2>
        {times.day(day)} {words.tier(day, tierKey)}
      </h2>
      <FailureNotice error={error} />
      <ul aria-busy={isPlaceholderData} aria-label={t('period:plan.why.title')}>
        {people.map((person) => (
          <li
            key={cellKey({ day, personId: person.personId })}
            className={isHere(person) ? 'is-there' : undefined}
            aria-current={person.personId === personId ? true : undefined}
          >
            <span>
              <b>{words.name(person.personId)}</b>{' '}
              {isHere(person)
                ? t('period:plan.why.there')
                : person.tierKey === ''
                  ? ''
                  : t('period:plan.why.elsewhere', { tier: words.tier(day, person.tierKey) })}
            </span>
            <span className="small">
              {person.reasons.map(reasonOf).filter(Boolean).join(t('common.semicolon'))}
            </span>
            <span className="quiet small">
              {t('period:plan.why.days', { days: person.days, before: person.before })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
