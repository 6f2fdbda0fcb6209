import type { SuperiorBody, TableForm } from '#domain/period/setup';

/** A superior body under change, and what is wrong with it by a path within it (`form.title`). */
export type BodyWork = {
  readonly body: SuperiorBody;
  /** The body as it is saved; undefined while it is new. */
  readonly saved: SuperiorBody | undefined;
  readonly canEdit: boolean;
  readonly change: (parts: Partial<SuperiorBody>) => void;
  readonly changeForm: (parts: Partial<TableForm>) => void;
  readonly say: (path: string) => string | undefined;
};
