import type { SchemePool, SchemeTier, TierDemand } from '#domain/period/scheme';
import { useWords } from '../../use-words.ts';
import { ChoiceCell, NumberCell } from '../rota/cells.tsx';
import { changedLine } from '../rota/setup-work.ts';
import { demandIn, withDemand } from './scheme-draft.ts';
import type { SchemeWork } from './scheme-work.ts';

function DemandCell({
  work,
  pool,
  index,
  tier,
}: {
  readonly work: SchemeWork;
  readonly pool: SchemePool;
  readonly index: number;
  readonly tier: SchemeTier;
}) {
  const { t } = useWords();
  const demand = demandIn(pool, tier.key);
  const at = pool.demands.findIndex(({ tierKey }) => tierKey === tier.key);
  const name = `${pool.name} ${tier.name}`;
  const change = (next: Pick<TierDemand, 'by' | 'amount'> | null): void =>
    work.change({
      pools: changedLine<SchemePool>(work.scheme.pools, index, {
        demands: withDemand(work.scheme, pool, tier.key, next),
      }),
    });
  return (
    <span className="period-demand">
      <ChoiceCell
        label={t('period:scheme.byOf', { name })}
        value={demand?.by ?? 'none'}
        choices={(['none', 'heads', 'parts'] as const).map((value) => ({
          value,
          label: t(`period:scheme.by.${value}`),
        }))}
        onChange={(by) => change(by === 'none' ? null : { by, amount: demand?.amount ?? 1 })}
      />
      {demand === null ? null : (
        <NumberCell
          label={t(demand.by === 'heads' ? 'period:scheme.headsOf' : 'period:scheme.partsOf', { name })}
          value={demand.amount}
          problem={work.say(`pools.${index}.demands.${at}.amount`)}
          onChange={(amount) => change({ by: demand.by, amount })}
        />
      )}
    </span>
  );
}

/** How many people of each pool are in each tier a day: so many heads, and the others by parts. */
export function SchemeDemands({ work }: { readonly work: SchemeWork }) {
  const { t } = useWords();
  const { tiers, pools } = work.scheme;
  const problem = work.say('pools');
  return (
    <section className="rota-block" aria-label={t('period:scheme.demands')}>
      <h3>{t('period:scheme.demands')}</h3>
      <p className="quiet small">{t('period:scheme.demandsHint')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="rota-wide" tabIndex={0} aria-label={t('period:scheme.demandsTable')}>
        <table className="plain-table lined rota-lines period-demands">
          <thead>
            <tr>
              <th>{t('period:scheme.pool')}</th>
              {tiers.map((tier) => (
                <th key={tier.key}>
                  {tier.name}
                  {tier.name === t(`period:tierKind.${tier.kind}`) ? null : (
                    <span className="period-kind">{t(`period:tierKind.${tier.kind}`)}</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pools.map((pool, index) => {
              const wrong = work.say(`pools.${index}`);
              return (
                <tr key={pool.key}>
                  <th scope="row">
                    {pool.name}
                    {wrong === undefined ? null : <span className="form-problem">{wrong}</span>}
                  </th>
                  {tiers.map((tier) => (
                    <td key={tier.key}>
                      <DemandCell work={work} pool={pool} index={index} tier={tier} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {problem === undefined ? null : <span className="form-problem">{problem}</span>}
    </section>
  );
}
