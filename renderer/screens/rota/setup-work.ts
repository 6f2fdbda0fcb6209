import type { Person, PersonId } from '#domain/people/person';
import type { RotaRules, RotaSetup } from '#domain/rota/setup';
import type { SetupProblem } from './setup-draft.ts';

/** A setup under change: what it says, what is wrong with which field, and the people it may name. */
export type SetupWork = {
  readonly setup: RotaSetup;
  readonly canEdit: boolean;
  readonly change: (parts: Partial<RotaSetup>) => void;
  readonly changeRules: (parts: Partial<RotaRules>) => void;
  /** What is wrong with the field of a path (`groups.0.name`), in words. */
  readonly say: (path: string) => string | undefined;
  readonly people: ReadonlyMap<PersonId, Person>;
};

/** Lines of a list with one of them changed. */
export const changedLine = <T>(lines: readonly T[], index: number, parts: Partial<T>): T[] =>
  lines.map((line, at) => (at === index ? { ...line, ...parts } : line));

/** How many fields of each section are wrong. */
export function problemsBySection(
  problems: Readonly<Record<string, SetupProblem>>,
  sections: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, number>> {
  const paths = Object.keys(problems);
  return Object.fromEntries(
    Object.entries(sections).map(([section, starts]) => [
      section,
      paths.filter((path) => starts.some((start) => path.startsWith(start))).length,
    ]),
  );
}
