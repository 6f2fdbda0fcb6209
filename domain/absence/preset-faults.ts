import type { FindingKind } from './finding.ts';
import type { AbsencePreset, AbsenceRule } from './rules.ts';

/** What in a set of rules does not go together, where it stands, and the names that the sentence needs. */
export type PresetFault = {
  readonly rule:
    | 'absence-rank-twice'
    | 'absence-rule-twice'
    | 'absence-unknown-rank'
    | 'absence-length-reversed';
  /** The place in the set, `rules.3.ranks.0`. */
  readonly path: string;
  readonly details: readonly string[];
};

/** Names of findings that no rule of the set makes; a rule of that name could not be told from them. */
const ownNames: ReadonlySet<string> = new Set<FindingKind>([
  'duty',
  'heads',
  'presides',
  'floor',
  'acting-away',
  'acting-twice',
  'acting-self',
  'unreturned',
]);

/** How people recognise a rule: by its sentence, or else its name. */
const calledRule = ({ text, id }: Pick<AbsenceRule, 'text' | 'id'>): string => (text === '' ? id : text);

/** The places of a list whose value stands before them already. */
const repeated = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));

/** Everything in a set of rules that its form alone allows and that cannot be. */
export function presetFaults({ ranks, usualRank, rules }: AbsencePreset): readonly PresetFault[] {
  const known = new Set(ranks.map(({ id }) => id));
  const twice = new Set([
    ...repeated(ranks.map(({ id }) => id)),
    ...repeated(ranks.map(({ name }) => name.trim())),
  ]);
  const sameRule = repeated(rules.map(({ id }) => id));
  return [
    ...[...twice].map((index): PresetFault => {
      const rank = ranks[index];
      return { rule: 'absence-rank-twice', path: `ranks.${index}`, details: [rank?.name ?? ''] };
    }),
    ...(known.has(usualRank)
      ? []
      : [{ rule: 'absence-unknown-rank', path: 'usualRank', details: [usualRank] } as const]),
    ...rules.flatMap((rule, index): readonly PresetFault[] => [
      ...(sameRule.includes(index) || ownNames.has(rule.id)
        ? [{ rule: 'absence-rule-twice', path: `rules.${index}.id`, details: [rule.id] } as const]
        : []),
      ...rule.ranks.flatMap((rank, place) =>
        known.has(rank)
          ? []
          : [
              {
                rule: 'absence-unknown-rank',
                path: `rules.${index}.ranks.${place}`,
                details: [rank],
              } as const,
            ],
      ),
      ...(rule.upToHalfDays !== null && rule.upToHalfDays <= rule.overHalfDays
        ? [
            {
              rule: 'absence-length-reversed',
              path: `rules.${index}.upToHalfDays`,
              details: [calledRule(rule)],
            } as const,
          ]
        : []),
    ]),
  ];
}
