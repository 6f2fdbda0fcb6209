import type { ProductSetup } from '#domain/product/setup';

/** A set-up under change: what it says, whether it may be changed, and what is wrong with which field. */
export type SetupWork<S> = {
  readonly setup: S;
  readonly canEdit: boolean;
  /** True while something is not saved yet. */
  readonly isEdited: boolean;
  readonly change: (parts: Partial<S>) => void;
  /** What is wrong with the field of a path (`recipients.0.name`), in words. */
  readonly say: (path: string) => string | undefined;
  /** What is wrong first with a field or anything in it. */
  readonly sayIn: (path: string) => string | undefined;
};

/** The set-up of products under change. */
export type ProductWork = SetupWork<ProductSetup>;
