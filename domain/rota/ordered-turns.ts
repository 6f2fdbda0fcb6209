import type { PersonId } from '../people/person.ts';
import { cursorKindOf } from './cursor.ts';
import { decisionsOf, laidOut } from './decisions.ts';
import { placeKey, type RotaDuty } from './duty.ts';
import { membersOf } from './members.ts';
import type { RotaProblem } from './problem.ts';
import type { RotaRequest } from './rota-request.ts';
import type { RotaPost } from './setup.ts';
import type { SeatBlock } from './turns.ts';

/** A turn of the order with its parts in the problem; what began or was changed by hand can have several. */
export type OrderedTurn = {
  readonly post: RotaPost;
  readonly block: SeatBlock;
  readonly parts: readonly number[];
  /** Whose turn it is by what was decided before. */
  readonly known: PersonId | null;
};

/** Everybody who ever was in the groups of a post, in directory order. */
export const orderOf = (request: RotaRequest, post: RotaPost): readonly PersonId[] =>
  membersOf(request.setup, post, []);

/** The turns of all rotations, those before the days of the request too, in order of time. */
export function orderedTurns(request: RotaRequest, problem: RotaProblem): readonly OrderedTurn[] {
  const decided = decisionsOf(request);
  const published = new Map(request.published.map((duty) => [placeKey(duty), duty]));
  const turnAt = new Map(
    problem.turns.flatMap(({ places }, index) => places.map((place) => [placeKey(place), index] as const)),
  );
  const rotated = new Map(
    request.setup.posts.filter(({ way }) => way === 'rotation').map((post) => [post.id, post]),
  );
  const setup = { ...request.setup, posts: [...rotated.values()] };
  return laidOut({ ...request, setup, from: request.days[0]?.day ?? request.from }).flatMap((block) => {
    const post = rotated.get(block[0]?.place.postId ?? '');
    if (post === undefined) return [];
    const owners = block.map((seat) => {
      const key = placeKey(seat.place);
      if (seat.place.day < request.from) return ownerOf(published.get(key));
      const decision = decided(seat);
      return decision?.isPinned === true ? decision.turnOf : ownerOf(decision ?? undefined);
    });
    const parts = new Set(block.map(({ place }) => turnAt.get(placeKey(place))));
    return [
      {
        post,
        block,
        parts: [...parts].filter((part) => part !== undefined),
        known: owners.find((owner) => owner !== null) ?? null,
      },
    ];
  });
}

const ownerOf = (duty: RotaDuty | undefined): PersonId | null => duty?.turnOf ?? duty?.personId ?? null;

/** Names the order that a turn is of. */
export function cursorName({ days }: RotaRequest, { post, block }: OrderedTurn): string {
  const first = days.find(({ day }) => day === block[0]?.place.day);
  return first === undefined ? post.id : `${cursorKindOf(post.block, first)} ${post.id}`;
}
