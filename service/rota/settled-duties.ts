import { hasBegun, laidOut } from '#domain/rota/decisions';
import { type DutyPlace, placeKey, type RotaDuty } from '#domain/rota/duty';
import type { RotaRequest } from '#domain/rota/rota-request';

const gapAt = ({ day, postId, seat }: DutyPlace): RotaDuty => ({
  day,
  postId,
  seat,
  personId: null,
  turnOf: null,
  isPinned: false,
});

/**
 * The duties of a month as they may be kept: every place of its days once and in order, filled as given; what has begun stays
 * as it was published, even where the set-up has no such place any more.
 */
export function settledDuties(request: RotaRequest, duties: readonly RotaDuty[]): readonly RotaDuty[] {
  const given = new Map(duties.map((duty) => [placeKey(duty), duty]));
  const published = new Map(request.published.map((duty) => [placeKey(duty), duty]));
  const seats = laidOut(request).flat();
  const begun = new Set(
    seats.filter((seat) => hasBegun(seat.span, request)).map(({ place }) => placeKey(place)),
  );
  const kept = seats.map(({ place }) => {
    const key = placeKey(place);
    return (begun.has(key) ? published : given).get(key) ?? gapAt(place);
  });
  const places = new Set(kept.map(placeKey));
  const firstOpen = seats.find((seat) => !hasBegun(seat.span, request))?.place.day ?? null;
  const gone = request.published.filter(
    (duty) =>
      request.from <= duty.day &&
      duty.day <= request.until &&
      (firstOpen === null || duty.day < firstOpen) &&
      !places.has(placeKey(duty)),
  );
  return [...kept, ...gone].toSorted(
    (one, other) => Number(one.day > other.day) - Number(one.day < other.day),
  );
}
