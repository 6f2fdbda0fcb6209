import type { PersonId } from '../people/person.ts';
import type { Standing } from './as-it-stands.ts';
import { type Breach, breachesAt } from './breach.ts';
import { placeKey, type RotaDuty } from './duty.ts';
import type { SwapRequest } from './swap.ts';

/** Why a swap or a substitution cannot be. */
export type SwapRefusal =
  /** A swap names the duty that is taken, a substitution none; the two duties are not one. */
  | { readonly kind: 'not-a-request' }
  /** There is no such duty, or it began; the past is not exchanged. */
  | { readonly kind: 'unknown-duty' | 'begun' }
  /** The duty is no longer with who gives it away, or the one to be taken not with the other. */
  | { readonly kind: 'other-holder' }
  | { readonly kind: 'same-person' }
  | { readonly kind: 'breaks-rules'; readonly breaches: readonly Breach[] };

/**
 * Duties after a request: a swap exchanges who serves in two places, a substitution has the other serve in one. Whose turn
 * it was stays, so that the rotation goes on from there; both places are pinned, so that nothing moves them again.
 */
export function swapped(
  duties: readonly RotaDuty[],
  { give, take, withId }: Pick<SwapRequest, 'give' | 'take' | 'withId'>,
): readonly RotaDuty[] {
  const giver = duties.find((duty) => placeKey(duty) === placeKey(give))?.personId ?? null;
  return duties.map((duty) => {
    const key = placeKey(duty);
    if (key === placeKey(give)) return { ...duty, personId: withId, isPinned: true };
    if (take !== null && key === placeKey(take)) return { ...duty, personId: giver, isPinned: true };
    return duty;
  });
}

/** Why a request cannot be carried out on duties as they are; undefined where it can. Rules are held against what comes out. */
export function swapRefusal({
  request,
  giverId,
  duties,
  standing,
}: {
  readonly request: SwapRequest;
  /** Who gives the duty away. */
  readonly giverId: PersonId;
  readonly duties: readonly RotaDuty[];
  /** How the duties stand. */
  readonly standing: Standing;
}): SwapRefusal | undefined {
  const { kind, give, take, withId } = request;
  if ((kind === 'swap') !== (take !== null)) return { kind: 'not-a-request' };
  if (take !== null && placeKey(take) === placeKey(give)) return { kind: 'not-a-request' };
  if (withId === giverId) return { kind: 'same-person' };
  const places = take === null ? [give] : [give, take];
  const holders = places.map((place) => duties.find((duty) => placeKey(duty) === placeKey(place)));
  const { isOpen, hasPlace, after } = standing;
  if (holders.includes(undefined) || !places.every(hasPlace)) return { kind: 'unknown-duty' };
  if (!places.every(isOpen)) return { kind: 'begun' };
  const wanted = [giverId, withId];
  if (holders.some((duty, index) => duty?.personId !== wanted[index])) return { kind: 'other-holder' };
  const then = after(places.map((place, index) => ({ place, personId: wanted[1 - index] ?? null })));
  const breaches = places.flatMap((place) => breachesAt(then, place));
  return breaches.length === 0 ? undefined : { kind: 'breaks-rules', breaches };
}
