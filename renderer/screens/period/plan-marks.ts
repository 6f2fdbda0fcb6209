import type { SchemeTier, TierKind } from '#domain/period/scheme';
import type { PlanColumn } from './plan-ground.ts';

/** How a tier looks in a cell: its letters, what it does, and which among those that do the same it is, from 0. */
export type TierLook = { readonly letters: string; readonly kind: TierKind; readonly nth: number };

/**
 * How each tier of a scheme looks. The only tier of its kind has the letter of the kind (岗, 备, 休); of several each has the first
 * character of its name where that tells them apart, and otherwise the letter with a number.
 */
export function tierLooks(
  tiers: readonly SchemeTier[],
  letterOf: (kind: TierKind) => string,
): ReadonlyMap<string, TierLook> {
  const firstOf = ({ name }: SchemeTier): string => Array.from(name)[0] ?? '';
  return new Map(
    tiers.map((tier) => {
      const alike = tiers.filter(({ kind }) => kind === tier.kind);
      const nth = alike.indexOf(tier);
      const isTold = tiers.filter((other) => firstOf(other) === firstOf(tier)).length === 1;
      const letters =
        alike.length === 1
          ? letterOf(tier.kind)
          : isTold
            ? firstOf(tier)
            : `${letterOf(tier.kind)}${String(nth + 1)}`;
      return [tier.key, { letters, kind: tier.kind, nth }];
    }),
  );
}

/** The kinds of tiers in the order of the columns of days. */
export const shownKinds: readonly TierKind[] = ['duty', 'standby', 'rest'];

/** The classes of a day, for its head, its cells and its foot. */
export const columnClass = ({ part, hasBegun, shown, day }: PlanColumn, today: string): string =>
  [part === undefined ? 'held' : '', hasBegun ? 'begun' : '', shown.type, day === today ? 'is-today' : '']
    .filter((name) => name !== '')
    .join(' ');
