import type { PeriodFull } from '#contract/methods/period-nouns';
import type { PlanOutcome } from '#domain/period/outcome';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { PlanChangeList } from './plan-change-list.tsx';
import type { PlanWords } from './plan-words.ts';

/** What of a plan was proven about how even it is: the fairest there is, or how far it may be from that. */
function Proof({ outcome, full }: { readonly outcome: PlanOutcome; readonly full: PeriodFull }) {
  const { t } = useWords();
  const pools = new Map(
    full.frame.parts.flatMap(({ scheme }) => scheme.pools).map(({ key, name }) => [key, name]),
  );
  return (
    <ul className="plan-proof">
      {outcome.evenness.map(({ poolKey, kind, least, most, bound }) => (
        <li key={`${poolKey} ${kind}`}>
          {t('period:plan.even.line', {
            pool: pools.get(poolKey) ?? '',
            kind: t(`period:tierKind.${kind}`),
            least,
            most,
          })}{' '}
          <span className={most - least <= bound ? 'done-words' : 'rule'}>
            {most - least <= bound
              ? t('period:plan.even.proven')
              : t(outcome.isProven ? 'period:plan.even.gapProven' : 'period:plan.even.gap', {
                  gap: most - least,
                  bound,
                })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What making a plan came to, in words: how even it is and what is proven about that, what is short, and what a re-plan changed. */
export function PlanOutcomeWords({
  full,
  outcome,
  words,
}: {
  readonly full: PeriodFull;
  readonly outcome: PlanOutcome;
  readonly words: PlanWords;
}) {
  const { t } = useWords();
  const times = useTimes();
  // Who goes away leaves a cell whatever the plan is; only what is changed for it can be few or many.
  const emptied = (outcome.changes ?? []).filter(
    (change) => change.after === null && words.awayOn(change) !== '',
  ).length;
  const { changes, fewestChanges, shortages, running, isProven, seconds } = outcome;
  const shortWords = t('period:plan.shortages', { count: shortages.length });
  const pools = new Map(
    full.frame.parts.flatMap(({ scheme }) => scheme.pools).map(({ key, name }) => [key, name]),
  );
  return (
    <section className="plan-outcome" aria-label={t('rota.generate.outcome')}>
      <p>
        {t(outcome.kind === 'generated' ? 'period:plan.made' : 'period:plan.remade', {
          seconds: seconds.toFixed(1),
        })}
      </p>
      {changes === null ? null : (
        <>
          <p>
            <b>{t('period:plan.changes.count', { count: changes.length })}</b>{' '}
            {emptied === 0 ? null : t('period:plan.changes.emptied', { count: emptied })}{' '}
            {fewestChanges === null ? null : changes.length - emptied <= fewestChanges ? (
              <span className="done-words">
                {t('period:plan.changes.isFewest', { count: changes.length - emptied })}
              </span>
            ) : (
              t('period:plan.changes.fewest', {
                count: changes.length - emptied,
                fewest: fewestChanges,
              })
            )}
          </p>
          <PlanChangeList changes={changes} words={words} />
        </>
      )}
      <h3>{t('period:plan.even.title')}</h3>
      <Proof outcome={outcome} full={full} />
      {isProven ? null : <p className="rule">{t('period:plan.even.unproven')}</p>}
      {running.length === 0 ? null : (
        <p className="rule">{t('period:plan.runningCount', { count: running.length })}</p>
      )}
      {shortages.length === 0 ? (
        <p>{t('period:plan.sharesMet')}</p>
      ) : (
        <>
          <h3 className="rule">{shortWords}</h3>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable */}
          <ul className="plan-list" tabIndex={0} aria-label={shortWords}>
            {shortages.map(({ day, poolKey, tierKey, wanted, got }) => (
              <li key={`${day} ${poolKey} ${tierKey}`}>
                {t('period:plan.shortage', {
                  day: times.day(day),
                  pool: pools.get(poolKey) ?? '',
                  tier: words.tier(day, tierKey),
                  wanted,
                  got,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
