import { draftOf } from '#domain/rota/duties-of';
import type { Output } from '#contract/methods';
import { layStanding } from '#domain/rota/as-it-stands';
import { breachesAt } from '#domain/rota/breach';
import { type DutyPlace, type IsoMonth, type RotaDuty } from '#domain/rota/duty';
import { membersOf } from '#domain/rota/members';
import { waysOutAt } from '#domain/rota/ways-out';
import type { Read } from '../room.ts';
import { monthRequest } from './month-request.ts';

/** Who could have a place of a month as it stands: every member of its groups on that day with the rules in the way, and ways out. */
export function placeChoices(
  room: Read,
  month: IsoMonth,
  place: DutyPlace,
  held: readonly RotaDuty[],
): Output<'rota.ways'> {
  const request = monthRequest(room, month, []);
  const duties = draftOf(request, held);
  const standing = layStanding(request)(duties);
  const post = request.setup.posts.find(({ id }) => id === place.postId);
  if (post === undefined || standing.turnAt(place) === undefined) return { people: [], ways: [] };
  const people = membersOf(request.setup, post, [place.day]).map((personId) => {
    const rules = breachesAt(standing.after([{ place, personId }]), place).map(({ kind }) => kind);
    return { personId, rules: [...new Set(rules)] };
  });
  return { people, ways: [...waysOutAt(place, duties, standing)] };
}
