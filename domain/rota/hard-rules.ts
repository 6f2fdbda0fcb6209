import type { PersonId } from '../people/person.ts';
import { addDays, type IsoDay } from '../time/instant.ts';
import { placeKey } from './duty.ts';
import type { Minutes, RotaCandidate, RotaChoice, RotaProblem, RotaTurn } from './problem.ts';

/** The duty that another one collides with: a turn of the problem or one of the duties around it, by index. */
export type OtherDuty = { readonly in: 'turns' | 'around'; readonly index: number };

/** Why somebody may not have a turn, with what is needed to say it. */
export type RuleInTheWay =
  /** Another person was decided for this turn and is not to be moved. */
  | { readonly rule: 'fixed' }
  /** Not a member of the groups of the post on all days of the turn. */
  | { readonly rule: 'membership' }
  | { readonly rule: 'away'; readonly reason: string; readonly entry: number }
  | {
      readonly rule: 'exempt';
      readonly what: RotaCandidate['exempt'][number]['what'];
      readonly entry: number;
    }
  /** Two duties of one person at one time. */
  | { readonly rule: 'overlap'; readonly against: OtherDuty }
  /** Fewer than the minutes of rest between two duties; `minutes` is what there is. */
  | { readonly rule: 'rest'; readonly minutes: number; readonly against: OtherDuty }
  /** Duties on one day or on days that follow one another. */
  | { readonly rule: 'running'; readonly against: OtherDuty }
  /** `other`, who is never on duty at the same time, is. */
  | { readonly rule: 'apart'; readonly other: PersonId; readonly entry: number; readonly against: OtherDuty };

/** A rule that a choice breaks, and where. */
export type BrokenRule = RuleInTheWay & { readonly turn: number; readonly personId: PersonId };

const overlap = (a: Minutes, b: Minutes): boolean => a.from < b.until && b.from < a.until;

/** True where two duties lie, even for a minute, at one time. */
export const areAtOneTime = (a: readonly Minutes[], b: readonly Minutes[]): boolean =>
  a.some((one) => b.some((other) => overlap(one, other)));

/** The first and the last day of a turn. */
export const daysOfTurn = (turn: RotaTurn): readonly [IsoDay, IsoDay] => {
  const [first] = turn.places;
  const last = turn.places.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a turn without days');
  return [first.day, last.day];
};

/** The fewest minutes between two duties that are not at one time. */
const restBetween = (a: readonly Minutes[], b: readonly Minutes[]): number =>
  Math.min(
    ...a.flatMap((one) =>
      b.map((other) => (one.from < other.from ? other.from - one.until : one.from - other.until)),
    ),
  );

type Duty = { readonly spans: readonly Minutes[]; readonly days: readonly [IsoDay, IsoDay] };

const dutyOfTurn = (turn: RotaTurn): Duty => ({ spans: turn.spans, days: daysOfTurn(turn) });

/** What forbids one person two duties, said once each: what overlaps neither rests nor runs. */
function between(rules: RotaProblem['rules'], a: Duty, b: Duty, against: OtherDuty): readonly RuleInTheWay[] {
  if (areAtOneTime(a.spans, b.spans)) return [{ rule: 'overlap', against }];
  const minutes = restBetween(a.spans, b.spans);
  const isRunning = a.days[0] <= addDays(b.days[1], 1) && b.days[0] <= addDays(a.days[1], 1);
  return [
    ...(minutes < rules.restMinutes ? [{ rule: 'rest', minutes, against } as const] : []),
    ...(isRunning && !rules.allowsRunning ? [{ rule: 'running', against } as const] : []),
  ];
}

/** What forbids one person two turns of a problem, whoever that is. */
export const rulesBetween = (problem: RotaProblem, turn: number, other: number): readonly RuleInTheWay[] =>
  between(problem.rules, dutyOfTurn(turnAt(problem, turn)), dutyOfTurn(turnAt(problem, other)), {
    in: 'turns',
    index: other,
  });

/** A turn by its index. */
export function turnAt(problem: RotaProblem, index: number): RotaTurn {
  const turn = problem.turns[index];
  if (turn === undefined) throw new RangeError(`no turn ${index}`);
  return turn;
}

const isDecided = (
  { decided }: RotaCandidate['away'][number],
  place: RotaTurn['places'][number] | undefined,
): boolean => place !== undefined && decided?.includes(placeKey(place)) === true;

/**
 * What forbids somebody a turn whatever the other turns are: membership, absence, exemption, duties around. An exemption from
 * one kind of day holds for a turn that begins to touch it: where the turn has such a day and lies in its dates with one day.
 */
export function rulesAlone(problem: RotaProblem, index: number, personId: PersonId): readonly RuleInTheWay[] {
  const turn = turnAt(problem, index);
  const person = problem.people.find(({ id }) => id === personId);
  if (person === undefined || !turn.candidates.includes(personId)) return [{ rule: 'membership' }];
  const found: RuleInTheWay[] = [];
  for (const [entry, away] of person.away.entries())
    if (turn.spans.some((span, day) => overlap(span, away) && !isDecided(away, turn.places[day])))
      found.push({ rule: 'away', reason: away.reason, entry });
  for (const [entry, { what, fromDay, untilDay }] of person.exempt.entries()) {
    const isInDates = turn.places.some(
      ({ day }) => (fromDay === null || fromDay <= day) && (untilDay === null || day <= untilDay),
    );
    if (isInDates && (what === 'all' || turn.counts[what] > 0)) found.push({ rule: 'exempt', what, entry });
  }
  const partners = partnersOf(problem, personId);
  for (const [around, duty] of problem.around.entries()) {
    const against: OtherDuty = { in: 'around', index: around };
    if (duty.personId === personId)
      found.push(
        ...between(
          problem.rules,
          dutyOfTurn(turn),
          { spans: [duty.span], days: [duty.day, duty.day] },
          against,
        ),
      );
    for (const { other, entry } of partners)
      if (duty.personId === other && areAtOneTime(turn.spans, [duty.span]))
        found.push({ rule: 'apart', other, entry, against });
  }
  return found;
}

/** Those who are never on duty together with somebody, each with the entry of the rule. */
export const partnersOf = (
  problem: RotaProblem,
  personId: PersonId,
): readonly { readonly other: PersonId; readonly entry: number }[] =>
  problem.rules.apart.flatMap(([one, another], entry) =>
    one === personId ? [{ other: another, entry }] : another === personId ? [{ other: one, entry }] : [],
  );

/** What the turn `other`, filled by `by`, forbids somebody who is to have the turn `index`. */
function rulesAgainst(
  problem: RotaProblem,
  index: number,
  personId: PersonId,
  other: number,
  by: PersonId,
): readonly RuleInTheWay[] {
  if (by === personId) return rulesBetween(problem, index, other);
  const pair = partnersOf(problem, personId).find((partner) => partner.other === by);
  if (pair === undefined || !areAtOneTime(turnAt(problem, index).spans, turnAt(problem, other).spans))
    return [];
  return [{ rule: 'apart', other: by, entry: pair.entry, against: { in: 'turns', index: other } }];
}

/**
 * The rules in the way of giving a turn to somebody while everything else stays as chosen; empty where it may be done. The turn
 * is judged as if nobody had been decided for it, so that a pinned turn can be moved by hand under the same rules.
 */
export function mayFill(
  problem: RotaProblem,
  choice: RotaChoice,
  index: number,
  personId: PersonId,
): readonly RuleInTheWay[] {
  return [
    ...rulesAlone(problem, index, personId),
    ...choice.flatMap((by, other) =>
      by === null || other === index ? [] : rulesAgainst(problem, index, personId, other, by),
    ),
  ];
}

/**
 * Every hard rule that a choice breaks; the one checker for generation, drag and drop, swap and import. What lies between two
 * turns is told once, at the later one or at the one that is not fixed; fixed turns are not held against each other. An
 * unfilled turn breaks nothing: `gapsIn` counts them.
 */
export function brokenRules(problem: RotaProblem, choice: RotaChoice): readonly BrokenRule[] {
  if (choice.length !== problem.turns.length) throw new RangeError('a choice for other turns');
  return problem.turns.flatMap((turn, index): readonly BrokenRule[] => {
    const personId = choice[index] ?? null;
    if (personId === null) return turn.fixed === null ? [] : [at({ rule: 'fixed' }, index, turn.fixed)];
    if (turn.fixed !== null) return turn.fixed === personId ? [] : [at({ rule: 'fixed' }, index, personId)];
    const pairs = choice.flatMap((by, other) =>
      by === null || other === index || (other > index && problem.turns[other]?.fixed === null)
        ? []
        : rulesAgainst(problem, index, personId, other, by),
    );
    return [...rulesAlone(problem, index, personId), ...pairs].map((rule) => at(rule, index, personId));
  });
}

const at = (rule: RuleInTheWay, turn: number, personId: PersonId): BrokenRule => ({
  ...rule,
  turn,
  personId,
});

/** The turns that nobody fills. */
export const gapsIn = (choice: RotaChoice): readonly number[] =>
  choice.flatMap((personId, index) => (personId === null ? [index] : []));
