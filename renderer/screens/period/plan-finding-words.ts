import type { PlanFinding } from '#domain/period/finding';
import { tierKind } from '#domain/period/scheme';
import type { Words } from '../../use-words.ts';

/** What a sentence about a finding needs besides the finding itself. */
export type FindingNames = {
  /** Who it is about; empty where it is about nobody. */
  readonly name: string;
  readonly pool: string;
  /** The name of a tier on the day of the finding. */
  readonly tier: (tierKey: string) => string;
  /** Why somebody is away. */
  readonly away: (because: string) => string;
};

/** The sentence of a finding; the day that it is about stands before it. */
export function findingWords(
  t: Words,
  { kind, tierKey, values }: PlanFinding,
  { name, pool, tier, away }: FindingNames,
): string {
  const { because = '', before = '' } = values;
  const days = tierKind.safeParse(values['kind']);
  return t(`period:finding.${kind}`, {
    ...values,
    name,
    pool,
    tier: tierKey === '' ? '' : tier(tierKey),
    because: because === '' ? '' : away(because),
    before: before === '' ? '' : tier(before),
    kind: days.success ? t(`period:tierKind.${days.data}`) : '',
  });
}
