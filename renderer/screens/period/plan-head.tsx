import type { PeriodFull } from '#contract/methods/period-nouns';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** Which days another period holds, by its name, in order. */
function heldDays({ days }: PeriodFull): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const { heldBy } of days) if (heldBy !== '') held.set(heldBy, (held.get(heldBy) ?? 0) + 1);
  return held;
}

/** What a period is: its days, its schemes, its rank, and which days another one holds. */
export function PlanHead({ full }: { readonly full: PeriodFull }) {
  const { t } = useWords();
  const times = useTimes();
  const { line, days } = full;
  const schemes = [...new Set(line.schemes)].join(t('period:plan.thenScheme'));
  return (
    <div className="plan-head small">
      <span className="tag blue">{t(`period:kind.${line.kind}`)}</span>
      <span>
        {t('period:plan.days', {
          from: times.day(line.fromDay),
          until: times.day(line.untilDay),
          count: days.length,
        })}
      </span>
      <span>{schemes === '' ? t('period:plan.byRota') : schemes}</span>
      <span className="quiet">{t('period:plan.rank', { rank: line.rank })}</span>
      {line.state === 'declared' ? (
        <span className={line.stage === 'running' ? 'tag green' : 'tag'}>
          {t(`period:stage.${line.stage}`)}
        </span>
      ) : (
        <span className="tag orange">{t(`period:state.${line.state}`)}</span>
      )}
      {[...heldDays(full)].map(([name, count]) => (
        <span key={name} className="tag orange">
          {t('period:plan.heldDays', { name, count })}
        </span>
      ))}
    </div>
  );
}
