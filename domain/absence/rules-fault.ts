import { type PresetFault, presetFaults } from './preset-faults.ts';
import type { AbsenceRules } from './rules.ts';

/** What is wrong with rules that are well formed, and the names it is about. */
export type RulesFault = {
  readonly rule:
    | PresetFault['rule']
    | 'absence-unknown-person'
    | 'absence-person-twice'
    | 'absence-heads-same';
  readonly details: readonly string[];
};

/** The first thing in the rules of a room that cannot be, or null; `knownPeople` are those whom the directory knows. */
export function rulesFault(rules: AbsenceRules, knownPeople: ReadonlySet<string>): RulesFault | null {
  const [fault] = presetFaults(rules);
  if (fault !== undefined) return { rule: fault.rule, details: fault.details };
  const known = new Set(rules.ranks.map(({ id }) => id));
  const ranked = rules.people.map(({ personId }) => personId);
  const lost = rules.people.find(({ rankId }) => !known.has(rankId));
  if (lost !== undefined) return { rule: 'absence-unknown-rank', details: [lost.rankId] };
  const twice = ranked.find((person, index) => ranked.indexOf(person) < index);
  if (twice !== undefined) return { rule: 'absence-person-twice', details: [twice] };
  const pairs = rules.heads.map(({ people }) => people);
  const stranger = [...ranked, ...pairs.flat()].find((person) => !knownPeople.has(person));
  if (stranger !== undefined) return { rule: 'absence-unknown-person', details: [stranger] };
  const alone = pairs.find(([one, other]) => one === other);
  return alone === undefined ? null : { rule: 'absence-heads-same', details: [alone[0]] };
}
