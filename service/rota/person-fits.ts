import { draftOf } from '#domain/rota/duties-of';
import type { Input, Output } from '#contract/methods';
import { layStanding, type Standing } from '#domain/rota/as-it-stands';
import { breachOf } from '#domain/rota/breach';
import type { DutyPlace, RotaDuty } from '#domain/rota/duty';
import { mayFill } from '#domain/rota/hard-rules';
import type { PersonId } from '#domain/people/person';
import type { RotaChoice } from '#domain/rota/problem';
import type { Read } from '../room.ts';
import { rulesRequest } from './month-request.ts';

type Fit = Output<'rota.fits'>['places'][number];

const replaced = (choice: RotaChoice, index: number | undefined, by: PersonId | null): RotaChoice =>
  choice.map((person, at) => (at === index ? by : person));

/** The rules in the way of somebody in one turn, when the other turns are as chosen. */
const rulesFor = (
  standing: Standing,
  place: DutyPlace,
  index: number,
  personId: PersonId,
  choice: RotaChoice,
): Fit['rules'] =>
  mayFill(standing.problem, choice, index, personId).flatMap((rule) => {
    const breach = breachOf({ ...standing, choice }, place, personId, rule);
    return breach === undefined ? [] : [{ rule: breach.kind, detail: breach.detail }];
  });

/** For every open place of a month the rules that would be broken if somebody sat there, alone or in exchange for the own turn. */
export function personFits(
  room: Read,
  { month, personId, from }: Input<'rota.fits'>,
  kept: readonly RotaDuty[],
): Output<'rota.fits'> {
  const request = rulesRequest(room, [month, month]);
  const duties = draftOf(request, kept);
  const standing = layStanding(request)(duties);
  const { choice } = standing;
  const given = from === null ? undefined : standing.turnAt(from);
  const open = duties.filter((duty) => standing.isOpen(duty));
  return {
    places: open.flatMap(({ day, postId, seat }): readonly Fit[] => {
      const place = { day, postId, seat };
      const index = standing.turnAt(place);
      if (index === undefined || index === given || choice[index] === personId) return [];
      const holder = choice[index] ?? null;
      if (given === undefined || from === null)
        return [{ place, rules: rulesFor(standing, place, index, personId, choice) }];
      const own = rulesFor(standing, place, index, personId, replaced(choice, given, holder));
      const others =
        holder === null ? [] : rulesFor(standing, from, given, holder, replaced(choice, index, personId));
      return [{ place, rules: [...own, ...others] }];
    }),
  };
}
