import type { PersonId } from '../people/person.ts';
import type { RotaCandidate, RotaProblem } from './problem.ts';

/** One thing that could be given up to make a rota possible; entries count in the lists of the problem. */
export type RotaLift =
  | { readonly what: 'away'; readonly personId: PersonId; readonly entry: number; readonly reason: string }
  | {
      readonly what: 'exempt';
      readonly personId: PersonId;
      readonly entry: number;
      readonly exempt: RotaCandidate['exempt'][number]['what'];
    }
  /** Let somebody else have a pinned turn. */
  | { readonly what: 'unpin'; readonly turn: number }
  /** So many minutes of rest must do. */
  | { readonly what: 'rest'; readonly minutes: number }
  /** Duties on days that follow one another. */
  | { readonly what: 'running' }
  | { readonly what: 'apart'; readonly entry: number; readonly people: readonly [PersonId, PersonId] }
  /** Leave a turn unfilled. */
  | { readonly what: 'gap'; readonly turn: number };

/** A problem without the rules that are given up. A gap changes no rule: it is what the choice then has at its turn. */
export function liftRules(problem: RotaProblem, lifts: readonly RotaLift[]): RotaProblem {
  const has = (wanted: (lift: RotaLift) => boolean): boolean => lifts.some(wanted);
  return {
    ...problem,
    turns: problem.turns.map((turn, index) =>
      has((lift) => lift.what === 'unpin' && lift.turn === index) ? { ...turn, fixed: null } : turn,
    ),
    people: problem.people.map((person) => ({
      ...person,
      away: person.away.filter(
        (_, entry) =>
          !has((lift) => lift.what === 'away' && lift.personId === person.id && lift.entry === entry),
      ),
      exempt: person.exempt.filter(
        (_, entry) =>
          !has((lift) => lift.what === 'exempt' && lift.personId === person.id && lift.entry === entry),
      ),
    })),
    rules: {
      restMinutes: lifts.reduce(
        (least, lift) => (lift.what === 'rest' ? Math.min(least, lift.minutes) : least),
        problem.rules.restMinutes,
      ),
      allowsRunning: problem.rules.allowsRunning || has((lift) => lift.what === 'running'),
      apart: problem.rules.apart.filter(
        (_, entry) => !has((lift) => lift.what === 'apart' && lift.entry === entry),
      ),
    },
  };
}
