import { useWords } from '../../use-words.ts';
import { evennessOf } from './plan-even.ts';
import type { PlanView } from './plan-view.ts';
import type { PlanWork } from './use-plan-work.ts';

/** How many of all that a pool has in its tiers over the days each tier has, in percent: the real ratio. */
function ratioOf(
  view: PlanView,
  key: string,
): readonly { readonly name: string; readonly percent: number }[] {
  const days = view.feet.find(({ group }) => group.key === key)?.days ?? [];
  const counts = new Map<string, number>();
  for (const { tiers } of days)
    for (const { tier, got } of tiers) counts.set(tier.name, (counts.get(tier.name) ?? 0) + got);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].map(([name, count]) => ({ name, percent: all === 0 ? 0 : (100 * count) / all }));
}

/** 均衡: how even the days of each kind are among the people of a pool, what was proven about that, and the real ratio of the tiers. */
export function PlanBalance({ work }: { readonly work: PlanWork }) {
  const { t } = useWords();
  const { view, full } = work;
  const outcome = full.draft?.outcome ?? null;
  const lines = evennessOf(view, outcome);
  const isProven = outcome?.isProven === true;
  return (
    <div className="plan-balance">
      {view.feet.map(({ group }) => (
        <section key={group.key}>
          <h3>{t('period:plan.group', { name: group.pool?.name ?? '', count: group.people.length })}</h3>
          <p className="small">
            {t('period:plan.even.ratio', {
              ratio: ratioOf(view, group.key)
                .map(({ name, percent }) => `${name} ${percent.toFixed(1)}%`)
                .join(t('common.comma')),
            })}
          </p>
          <ul>
            {lines
              .filter(({ poolKey }) => poolKey === group.key)
              .map(({ kind, least, most, bound }) => {
                const gap = most - least;
                return (
                  <li key={kind}>
                    <span>
                      {t('period:plan.even.days', { kind: t(`period:tierKind.${kind}`), least, most })}
                    </span>
                    <span
                      className={bound !== undefined && gap <= bound ? 'small done-words' : 'small quiet'}
                    >
                      {bound === undefined
                        ? t('period:plan.even.noProof', { gap })
                        : gap <= bound
                          ? t('period:plan.even.proven')
                          : t(isProven ? 'period:plan.even.gapProven' : 'period:plan.even.gap', {
                              gap,
                              bound,
                            })}
                    </span>
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
      <p className="quiet small">{t('period:plan.even.hint')}</p>
    </div>
  );
}
