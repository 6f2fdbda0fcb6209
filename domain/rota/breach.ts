import type { PersonId } from '../people/person.ts';
import type { Standing } from './as-it-stands.ts';
import type { RotaConflict, RotaRule } from './conflict.ts';
import type { DutyPlace } from './duty.ts';
import type { RotaChoice, RotaProblem } from './problem.ts';

/** A rule in the way of a turn, as the checker of hard rules names it. */
export type RuleInTheWay = {
  readonly rule: RotaRule | 'fixed';
  /** Of an absence: why. */
  readonly reason?: string;
  /** Of an exemption: from what. */
  readonly what?: string;
  /** Of too little rest: what there is. */
  readonly minutes?: number;
  /** The person who is never on duty at the same time. */
  readonly other?: PersonId;
  /** The duty that stands in the way. */
  readonly against?: { readonly in: 'turns' | 'around'; readonly index: number };
};

/** The one checker of hard rules. */
export type HardRules = {
  readonly brokenRules: (
    problem: RotaProblem,
    choice: RotaChoice,
  ) => readonly (RuleInTheWay & { readonly turn: number; readonly personId: PersonId })[];
  readonly mayFill: (
    problem: RotaProblem,
    choice: RotaChoice,
    turn: number,
    person: PersonId,
  ) => readonly RuleInTheWay[];
};

/** A rule that is broken at a place, with what a sentence about it needs. */
export type Breach = Pick<RotaConflict, 'place' | 'personId' | 'other' | 'detail'> & {
  readonly kind: RotaRule;
  readonly place: DutyPlace;
  readonly personId: PersonId;
};

const detailOf = ({ reason, what, minutes }: RuleInTheWay): string =>
  reason ?? what ?? (minutes === undefined ? '' : String(Math.floor(minutes / 60)));

/** A rule in the way of somebody at a place, with the duty it is held against; undefined for what is no rule of the room. */
export function breachOf(
  { problem, choice }: Standing,
  place: DutyPlace,
  personId: PersonId,
  rule: RuleInTheWay,
): Breach | undefined {
  if (rule.rule === 'fixed') return undefined;
  const { against } = rule;
  const index = against?.in === 'turns' ? against.index : -1;
  const who = choice[index] ?? null;
  const where = nearest(problem.turns[index]?.places ?? [], place);
  const other = where === undefined || who === null ? null : { place: where, personId: who };
  return { kind: rule.rule, place, personId, other, detail: detailOf(rule) };
}

/** The place of a turn that is told: the last one before a day, or else the first. */
const nearest = (places: readonly DutyPlace[], { day }: DutyPlace): DutyPlace | undefined =>
  places.findLast((place) => place.day <= day) ?? places[0];

/** The rules in the way of who has a place in duties as they stand; empty for a place with nobody. */
export function breachesAt(standing: Standing, place: DutyPlace, rules: HardRules): readonly Breach[] {
  const turn = standing.turnAt(place);
  const person = turn === undefined ? null : (standing.choice[turn] ?? null);
  if (turn === undefined || person === null) return [];
  return rules
    .mayFill(standing.problem, standing.choice, turn, person)
    .flatMap((rule) => breachOf(standing, place, person, rule) ?? []);
}
