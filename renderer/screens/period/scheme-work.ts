import type { Scheme } from '#domain/period/scheme';
import type { RotaGroup } from '#domain/rota/setup';

/** A scheme under change, and what is wrong with it by a path within it (`tiers.0.name`). */
export type SchemeWork = {
  readonly scheme: Scheme;
  readonly canEdit: boolean;
  readonly change: (parts: Partial<Scheme>) => void;
  readonly say: (path: string) => string | undefined;
  /** Groups of the rota whose members can make a pool. */
  readonly groups: readonly RotaGroup[];
};
