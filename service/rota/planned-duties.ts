import type { PlannedDuty } from '#contract/methods/rota-nouns';
import type { RotaDuty } from '#domain/rota/duty';
import { dutySpan } from '#domain/rota/duty-span';
import type { Instant, IsoDay } from '#domain/time/instant';
import type { PublishedRota } from '../store/rota-versions.ts';

/** The duties of a published month with the names and hours they were published with, in order of day, post and seat. */
export function plannedDutiesOf({ body }: PublishedRota): readonly PlannedDuty[] {
  const posts = new Map(body.posts.map((post, order) => [post.id, { post, order }] as const));
  const names = new Map(body.people.map(({ id, name }) => [id, name] as const));
  const shown = (duty: RotaDuty): { readonly order: number; readonly planned: PlannedDuty } | undefined => {
    const found = posts.get(duty.postId);
    if (found === undefined) return undefined;
    const { post, order } = found;
    const { day, postId, seat, personId } = duty;
    return {
      order,
      planned: {
        day,
        postId,
        postName: post.name,
        duty: post.duty,
        shift: post.shift,
        seat,
        ...dutySpan(day, post, body),
        personId,
        personName: personId === null ? '' : (names.get(personId) ?? ''),
      },
    };
  };
  return body.duties
    .flatMap((duty) => shown(duty) ?? [])
    .toSorted(
      (a, b) =>
        a.planned.day.localeCompare(b.planned.day) || a.order - b.order || a.planned.seat - b.planned.seat,
    )
    .map(({ planned }) => planned);
}

/** Those of the duties of published months that lie on the days from `fromDay` to `untilDay`. */
export const plannedBetween = (
  months: readonly PublishedRota[],
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly PlannedDuty[] =>
  months.flatMap(plannedDutiesOf).filter(({ day }) => fromDay <= day && day <= untilDay);

/** Those of some duties that cover a moment. */
export const coveringAt = (duties: readonly PlannedDuty[], at: Instant): readonly PlannedDuty[] =>
  duties.filter(({ from, until }) => from <= at && at < until);
