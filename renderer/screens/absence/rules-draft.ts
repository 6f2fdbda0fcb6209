import { type PresetFault, presetFaults } from '#domain/absence/preset-faults';
import {
  type AbsencePreset,
  type AbsenceRank,
  type AbsenceRule,
  type AbsenceRules,
  absencePreset,
  absenceRules,
} from '#domain/absence/rules';

/** What can be wrong with one field of the rules, for a sentence beside it. */
export type RulesProblem =
  | 'required'
  | 'tooLong'
  | 'number'
  | 'days'
  | 'reversed'
  | 'clock'
  | 'order'
  | 'unknownRank'
  | 'unknownPerson'
  | 'samePerson'
  | 'twice'
  | 'tooMany';

/** What is wrong, by the path of the field: `rules.0.approver`. */
export type RulesProblems = Readonly<Record<string, RulesProblem>>;

/** What a rule can be about. */
export type RuleKind = AbsenceRule['kind'];

/** The kinds of rules in the order in which they are offered. */
export const ruleKinds: readonly RuleKind[] = [
  'approval',
  'lead',
  'report',
  'field',
  'stale',
  'change',
  'return',
];

const ofEverything = {
  text: '',
  source: '',
  isAdvice: false,
  ranks: [],
  reaches: [],
  kinds: [],
  overHalfDays: 0,
  upToHalfDays: null,
  isForHolidays: false,
};

/** A rule of a kind that speaks of every absence; who approves and who is told stay to be filled in. */
export function newRule(kind: RuleKind, id: string): AbsenceRule {
  const base = { ...ofEverything, id };
  switch (kind) {
    case 'approval':
      return { ...base, kind, approver: '', manner: 'written', needsDocument: false };
    case 'lead':
      return { ...base, kind, amount: 1, unit: 'days', paperDays: null };
    case 'stale':
      return { ...base, kind, days: 5, workdays: 1 };
    case 'change':
      return { ...base, kind, withinHours: null };
    case 'return':
      return { ...base, kind, days: 1 };
    case 'field':
      return { ...base, kind, field: 'acting' };
    case 'report':
      return { ...base, kind, to: '' };
    default:
      return kind satisfies never;
  }
}

/** A rank that nobody has yet. */
export const newRank = (id: string): AbsenceRank => ({ id, name: '', isLeader: false });

/**
 * The rules without a rank: its people have the usual one. A rule for that rank alone keeps naming it and has to be mended, because
 * without ranks it would speak of everybody.
 */
export function withoutRank(rules: AbsenceRules, id: string): AbsenceRules {
  const ranks = rules.ranks.filter((rank) => rank.id !== id);
  const rest = (known: readonly string[]): string[] => known.filter((one) => one !== id);
  return {
    ...rules,
    ranks,
    usualRank: rules.usualRank === id ? (ranks.at(-1)?.id ?? id) : rules.usualRank,
    people: rules.people.filter((one) => one.rankId !== id),
    rules: rules.rules.map((rule) =>
      rest(rule.ranks).length === 0 ? rule : { ...rule, ranks: rest(rule.ranks) },
    ),
  };
}

/** The rules with a rank for some people; with null they have the usual one again. */
export function withRankOf(
  rules: AbsenceRules,
  people: ReadonlySet<string>,
  rankId: string | null,
): AbsenceRules['people'] {
  const others = rules.people.filter((one) => !people.has(one.personId));
  if (rankId === null) return others;
  // The ids are those of the directory.
  return [
    ...others,
    ...[...people].map((id) => ({ personId: id as (typeof others)[number]['personId'], rankId })),
  ];
}

const presetKeys = absencePreset.keyof().options;

/** True where the rules of a room still say what a preset says. */
export const isAsPreset = (rules: AbsenceRules, preset: AbsencePreset): boolean =>
  presetKeys.every((key) => JSON.stringify(rules[key]) === JSON.stringify(preset[key]));

/** Days in words of the office out of half days: `3`, `1.5`. */
export const daysOf = (halfDays: number): string => String(halfDays / 2);

/** Half days out of typed days; undefined where it is neither a number of days nor of days and a half. */
export function readDays(typed: string): number | undefined {
  const found = /^(\d{1,3})(\.[05])?$/.exec(typed.normalize('NFKC').trim());
  return found === null ? undefined : Number(found[1]) * 2 + (found[2] === '.5' ? 1 : 0);
}

const at = (rules: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    rules,
  );

/** What a field that the schema refuses is in want of, by the field and what stands in it. */
function wantOf(rules: AbsenceRules, path: readonly PropertyKey[]): RulesProblem {
  const field = String(path.at(-1));
  const value = at(rules, path);
  if (path[0] === 'dayParts') return 'clock';
  if (field.endsWith('HalfDays')) return 'days';
  if (typeof value === 'number') return 'number';
  if (Array.isArray(value)) return value.length === 0 ? 'required' : 'tooMany';
  return typeof value === 'string' && value.trim() === '' ? 'required' : 'tooLong';
}

type Found = [path: string, problem: RulesProblem];

/** Lines that say again what an earlier line said. */
const repeats = (names: readonly string[], pathOf: (index: number) => string): Found[] =>
  names.flatMap((name, index) =>
    name !== '' && names.indexOf(name) < index ? [[pathOf(index), 'twice'] as Found] : [],
  );

/** Where and how a fault of the whole set is said beside a field. */
function ofSet({ rule, path }: PresetFault): Found {
  switch (rule) {
    case 'absence-rank-twice':
      return [`${path}.name`, 'twice'];
    case 'absence-rule-twice':
      return [path, 'twice'];
    case 'absence-unknown-rank':
      return [path.replace(/\.ranks\.\d+$/u, '.ranks'), 'unknownRank'];
    case 'absence-length-reversed':
      return [path, 'reversed'];
    default:
      return rule satisfies never;
  }
}

/** Everything that is wrong with rules as they are being typed; empty where they can be saved. */
export function rulesProblems(rules: AbsenceRules, knownPeople: ReadonlySet<string>): RulesProblems {
  const read = absenceRules.safeParse(rules);
  const refused = read.success
    ? []
    : read.error.issues.map(
        ({ path }): Found => [
          path.join('.') === 'dayParts' ? 'dayParts.evening' : path.join('.'),
          path.join('.') === 'dayParts' ? 'order' : wantOf(rules, path),
        ],
      );
  return Object.fromEntries([
    ...presetFaults(rules).map(ofSet),
    ...repeats(
      rules.recipients.map((name) => name.trim()),
      (index) => `recipients.${index}`,
    ),
    ...rules.heads.flatMap(({ people: [one, other] }, index): Found[] => [
      ...(knownPeople.has(one) ? [] : [[`heads.${index}.people.0`, 'unknownPerson'] as Found]),
      ...(knownPeople.has(other) ? [] : [[`heads.${index}.people.1`, 'unknownPerson'] as Found]),
      ...(one === other ? [[`heads.${index}.people.1`, 'samePerson'] as Found] : []),
    ]),
    ...refused,
    ...(rules.name.trim() === '' ? [['name', 'required'] as Found] : []),
  ]);
}
