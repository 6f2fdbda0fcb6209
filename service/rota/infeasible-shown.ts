import type { Infeasible } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import type { DutyPlace } from '#domain/rota/duty';
import type { RuleInTheWay } from '#domain/rota/hard-rules';
import type { RotaLift } from '#domain/rota/lift';
import type { RotaProblem } from '#domain/rota/problem';
import type { RotaSolution } from '#domain/rota/solution';

type Lift = Infeasible['lifts'][number][number];

/** What a sentence about a rule in the way needs besides its name. */
export function detailOfRule(rule: RuleInTheWay): string {
  if (rule.rule === 'away') return rule.reason;
  if (rule.rule === 'exempt') return rule.what;
  return rule.rule === 'rest' ? String(Math.floor(rule.minutes / 60)) : '';
}

/** Why a month cannot be filled as the screens show it; `nameOf` gives the name of somebody who is to be spoken of. */
export function infeasibleShown(
  problem: RotaProblem,
  { unfilled, lifts }: Extract<RotaSolution, { readonly kind: 'infeasible' }>,
  nameOf: (person: PersonId) => string,
): Infeasible {
  const placeOf = (turn: number): DutyPlace | null => problem.turns[turn]?.places[0] ?? null;
  const shown = (lift: RotaLift): Lift => {
    const nothing = { personId: null, place: null, detail: '' };
    switch (lift.what) {
      case 'away':
        return { ...nothing, kind: 'away', personId: lift.personId, detail: lift.reason };
      case 'exempt':
        return { ...nothing, kind: 'exempt', personId: lift.personId, detail: lift.exempt };
      case 'unpin':
        return {
          ...nothing,
          kind: 'pin',
          personId: problem.turns[lift.turn]?.fixed ?? null,
          place: placeOf(lift.turn),
        };
      case 'rest':
        return { ...nothing, kind: 'rest', detail: String(Math.floor(lift.minutes / 60)) };
      case 'running':
        return { ...nothing, kind: 'running' };
      case 'apart':
        return { ...nothing, kind: 'apart', detail: lift.people.map(nameOf).join('、') };
      case 'gap':
        return { ...nothing, kind: 'gap', place: placeOf(lift.turn) };
      default:
        return lift satisfies never;
    }
  };
  return {
    places: unfilled.flatMap(({ turn }) => placeOf(turn) ?? []),
    blocked: unfilled.flatMap(({ candidates }) =>
      candidates.flatMap(({ personId, rules }) =>
        rules.flatMap((rule) =>
          rule.rule === 'fixed' ? [] : [{ personId, rule: rule.rule, detail: detailOfRule(rule) }],
        ),
      ),
    ),
    lifts: lifts.map((several) => several.map(shown)),
  };
}
