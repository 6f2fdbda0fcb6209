import type { AbsenceRules } from './rules.ts';

/** What is wrong with rules that are well formed, and the names it is about. */
export type RulesFault = {
  readonly rule:
    | 'absence-rank-twice'
    | 'absence-rule-twice'
    | 'absence-unknown-rank'
    | 'absence-unknown-person'
    | 'absence-heads-same';
  readonly details: readonly string[];
};

const twice = (ids: readonly string[]): string | undefined =>
  ids.find((id, index) => ids.indexOf(id) !== index);

/** The first thing that is wrong with the rules of a room, or null: ranks, rules and people are named that are there, each once. */
export function rulesFault(rules: AbsenceRules, knownPeople: ReadonlySet<string>): RulesFault | null {
  const ranks = rules.ranks.map(({ id }) => id);
  const rank = twice(rules.ranks.map(({ name }) => name)) ?? twice(ranks);
  if (rank !== undefined) return { rule: 'absence-rank-twice', details: [rank] };
  const rule = twice(rules.rules.map(({ id }) => id));
  if (rule !== undefined) return { rule: 'absence-rule-twice', details: [rule] };
  const named = [
    rules.usualRank,
    ...rules.rules.flatMap((one) => one.ranks),
    ...rules.people.map(({ rankId }) => rankId),
  ];
  const unknown = named.find((id) => !ranks.includes(id));
  if (unknown !== undefined) return { rule: 'absence-unknown-rank', details: [unknown] };
  const people = [
    ...rules.people.map(({ personId }) => personId),
    ...rules.heads.flatMap((pair) => pair.people),
  ];
  const stranger = people.find((id) => !knownPeople.has(id));
  if (stranger !== undefined) return { rule: 'absence-unknown-person', details: [stranger] };
  const same = rules.heads.find(({ people: [one, other] }) => one === other);
  return same === undefined ? null : { rule: 'absence-heads-same', details: [same.people[0]] };
}
