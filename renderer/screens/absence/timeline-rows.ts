import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { AbsenceRules } from '#domain/absence/rules';
import { rankOf } from '#domain/absence/usual-rules';
import type { Person, PersonId } from '#domain/people/person';

/** Whose rows a timeline has: those with an absence, every leader, everybody. */
export const rowChoices = ['away', 'leaders', 'all'] as const;

/** Whose rows a timeline has. */
export type RowChoice = (typeof rowChoices)[number];

/** A row of the timeline: a person with the absences. */
export type TimelineRow = {
  readonly personId: PersonId;
  readonly name: string;
  readonly post: string;
  readonly isLeader: boolean;
  readonly lines: readonly AbsenceLine[];
};

/** The rows in the order of the directory, leaders first; whoever is away and in no directory any more stands behind them. */
export function timelineRows(
  choice: RowChoice,
  people: readonly Person[],
  lines: readonly AbsenceLine[],
  rules: AbsenceRules,
): readonly TimelineRow[] {
  const away = Map.groupBy(
    lines.filter((line) => line.stepState !== 'cancelled'),
    ({ personId }) => personId,
  );
  const known = new Set(people.map(({ id }) => id));
  const gone = [...away].flatMap(([personId, own]) => {
    const [line] = own;
    return line === undefined || known.has(personId)
      ? []
      : [{ personId, name: line.personName, post: line.personPost, isLeader: line.isLeader, lines: own }];
  });
  const rows = people.map((person) => ({
    personId: person.id,
    name: person.name,
    post: person.post,
    isLeader: rankOf(rules, person.id)?.isLeader ?? false,
    lines: away.get(person.id) ?? [],
  }));
  return [...rows, ...gone]
    .filter((row) => choice === 'all' || (choice === 'leaders' ? row.isLeader : row.lines.length > 0))
    .toSorted((one, other) => Number(other.isLeader) - Number(one.isLeader));
}
