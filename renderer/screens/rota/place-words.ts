import type { DutyPlace } from '#domain/rota/duty';
import { useTimes } from '../../parts/times.ts';

/** Says where a duty is: the day and the post, and the seat where a post has several. */
export function usePlaceWords(
  posts: readonly { readonly id: string; readonly name: string }[],
): (place: DutyPlace) => string {
  const times = useTimes();
  const names = new Map(posts.map((post) => [post.id, post.name]));
  return ({ day, postId, seat }) =>
    `${times.day(day)} ${names.get(postId) ?? postId}${seat === 0 ? '' : ` ${seat + 1}`}`;
}
