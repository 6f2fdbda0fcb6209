import type { AbsenceRules } from '#domain/absence/rules';
import type { Person, PersonId } from '#domain/people/person';

/** Rules under change: what they say, what is wrong with which field, and the people they may name. */
export type RulesWork = {
  readonly rules: AbsenceRules;
  readonly canEdit: boolean;
  readonly change: (parts: Partial<AbsenceRules>) => void;
  /** What is wrong with the field of a path (`rules.0.approver`), in words. */
  readonly say: (path: string) => string | undefined;
  /** How many fields are wrong whose path begins so. */
  readonly countIn: (start: string) => number;
  readonly people: ReadonlyMap<PersonId, Person>;
};
