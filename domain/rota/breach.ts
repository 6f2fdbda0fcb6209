import type { PersonId } from '../people/person.ts';
import type { Standing } from './as-it-stands.ts';
import type { RotaConflict, RotaRule } from './conflict.ts';
import type { DutyPlace } from './duty.ts';
import { mayFill, type RuleInTheWay } from './hard-rules.ts';

/** A rule that is broken at a place, with what a sentence about it needs. */
export type Breach = Pick<RotaConflict, 'place' | 'personId' | 'other' | 'detail'> & {
  readonly kind: RotaRule;
  readonly place: DutyPlace;
  readonly personId: PersonId;
};

function detailOf(rule: RuleInTheWay, { problem }: Standing, personId: PersonId): string {
  switch (rule.rule) {
    case 'away': {
      const away = problem.people.find(({ id }) => id === personId)?.away[rule.entry];
      return rule.reason === '' ? (away?.because ?? '') : rule.reason;
    }
    case 'exempt':
      return rule.what;
    case 'rest':
      return String(Math.floor(rule.minutes / 60));
    default:
      return '';
  }
}

/** A rule in the way of somebody at a place, with the duty it is held against; undefined for what is no rule of the room. */
export function breachOf(
  standing: Standing,
  place: DutyPlace,
  personId: PersonId,
  rule: RuleInTheWay,
): Breach | undefined {
  if (rule.rule === 'fixed') return undefined;
  const { problem, choice } = standing;
  const index = 'against' in rule && rule.against.in === 'turns' ? rule.against.index : -1;
  const who = choice[index] ?? null;
  const where = nearest(problem.turns[index]?.places ?? [], place);
  const other = where === undefined || who === null ? null : { place: where, personId: who };
  return { kind: rule.rule, place, personId, other, detail: detailOf(rule, standing, personId) };
}

/** The place of a turn that is told: the last one before a day, or else the first. */
const nearest = (places: readonly DutyPlace[], { day }: DutyPlace): DutyPlace | undefined =>
  places.findLast((place) => place.day <= day) ?? places[0];

/** The rules in the way of who has a place in duties as they stand; empty for a place with nobody. */
export function breachesAt(standing: Standing, place: DutyPlace): readonly Breach[] {
  const turn = standing.turnAt(place);
  const person = turn === undefined ? null : (standing.choice[turn] ?? null);
  if (turn === undefined || person === null) return [];
  return mayFill(standing.problem, standing.choice, turn, person).flatMap(
    (rule) => breachOf(standing, place, person, rule) ?? [],
  );
}
