/** A part of a record, of which nothing is known. */
export type Body = Readonly<Record<string, unknown>>;

/** A text or a number as a text; empty for anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
/** The members of an object; none of anything else. */
export const bodyOf = (value: unknown): Body =>
  typeof value === 'object' && value !== null ? (value as Body) : {};
/** The parts of a list; none of anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
