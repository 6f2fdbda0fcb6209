import { type PeriodFault, repeated } from './fault.ts';
import type { Scheme, SchemePool } from './scheme.ts';

type Named = { readonly key: string; readonly name: string };

/** Lines of a list whose key or name stands in an earlier one. */
const twice = (scheme: Scheme, lines: readonly Named[], list: 'tiers' | 'pools'): PeriodFault[] =>
  [
    ...new Set([...repeated(lines.map(({ key }) => key)), ...repeated(lines.map(({ name }) => name.trim()))]),
  ].map((index) => ({
    rule: 'period-key-twice',
    details: [scheme.name, lines[index]?.name ?? ''],
    path: `${list}.${index}.name`,
  }));

/** True where a pool is asked for people in one of the tiers with these keys. */
const asksFor = ({ demands }: SchemePool, keys: ReadonlySet<string>): boolean =>
  demands.some(({ tierKey, amount }) => keys.has(tierKey) && amount > 0);

function poolFaults(scheme: Scheme, pool: SchemePool, index: number): PeriodFault[] {
  const details = [scheme.name, pool.name];
  const path = `pools.${index}`;
  const tiers = new Map(scheme.tiers.map(({ key, name }) => [key, name]));
  const onDuty = new Set(scheme.tiers.filter(({ kind }) => kind === 'duty').map(({ key }) => key));
  const doubled = repeated(pool.demands.map(({ tierKey }) => tierKey)).map((at): PeriodFault => {
    const key = pool.demands[at]?.tierKey ?? '';
    return { rule: 'period-demand-twice', details: [...details, tiers.get(key) ?? key], path };
  });
  return [
    ...(pool.demands.some(({ tierKey }) => !tiers.has(tierKey))
      ? [{ rule: 'period-unknown-tier' as const, details, path }]
      : []),
    ...doubled,
    // Whoever is not asked for by head count has a tier too.
    ...(pool.demands.some(({ by, amount }) => by === 'parts' && amount > 0)
      ? []
      : [{ rule: 'period-nobody-rests' as const, details, path }]),
    ...(pool.hasLead && !asksFor(pool, onDuty)
      ? [{ rule: 'period-lead-without-duty' as const, details, path }]
      : []),
  ];
}

/** Everything in a scheme that cannot be: what is doubled, tiers that are not there, pools that leave somebody without a tier, nobody on duty. */
export function schemeFaults(scheme: Scheme): readonly PeriodFault[] {
  const { name, tiers, pools } = scheme;
  const onDuty = new Set(tiers.filter(({ kind }) => kind === 'duty').map(({ key }) => key));
  return [
    ...twice(scheme, tiers, 'tiers'),
    ...twice(scheme, pools, 'pools'),
    ...tiers.flatMap((tier, index): PeriodFault[] =>
      tier.mayLeaveTown && (tier.place === 'room' || tier.place === 'town')
        ? [{ rule: 'period-leaves-post', details: [name, tier.name], path: `tiers.${index}.place` }]
        : [],
    ),
    ...(onDuty.size === 0 ? [{ rule: 'period-no-duty-tier' as const, details: [name], path: 'tiers' }] : []),
    ...pools.flatMap((pool, index) => poolFaults(scheme, pool, index)),
    ...(onDuty.size > 0 && !pools.some((pool) => asksFor(pool, onDuty))
      ? [{ rule: 'period-nobody-on-duty' as const, details: [name], path: 'pools' }]
      : []),
  ];
}

/** The first thing in a scheme that cannot be, or null. */
export const schemeFault = (scheme: Scheme): PeriodFault | null => schemeFaults(scheme)[0] ?? null;
