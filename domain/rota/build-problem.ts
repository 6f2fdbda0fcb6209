import type { PersonId } from '../people/person.ts';
import { awayOf, doMeet, reachOf } from './away.ts';
import { type DutyPlace, placeKey, type RotaDuty } from './duty.ts';
import { noCounts, sumOfCounts } from './duty-counts.ts';
import { dutyDaysIn, dutyHours, minuteOf } from './duty-hours.ts';
import { type DirectoryPerson, membersOf, owersOf } from './members.ts';
import type { RotaCandidate, RotaProblem, RotaTurn } from './problem.ts';
import type { RotaRequest } from './rota-request.ts';
import type { RotaPost } from './setup.ts';
import { sharesOf } from './shares.ts';
import { goesOn, type SeatBlock, type SeatDay, seatsOn, turnBlocks } from './turns.ts';

/** A turn with what it counts on each of its days. */
type LaidTurn = { readonly seats: SeatBlock; readonly fixed: PersonId | null };

/** The turns of the days of a request before anybody is put on duty. */
export function blocksOf(request: RotaRequest): readonly SeatBlock[] {
  const days = request.days.filter(({ day }) => request.from <= day && day <= request.until);
  return turnBlocks({ ...request, days });
}

const dutiesByPlace = (duties: readonly RotaDuty[]): ReadonlyMap<string, RotaDuty> =>
  new Map(duties.map((duty) => [placeKey(duty), duty]));

/** True where a duty has begun; nobody changes it any more. */
export const hasBegun = ({ span }: Pick<SeatDay, 'span'>, { now }: Pick<RotaRequest, 'now'>): boolean =>
  span.from <= minuteOf(now);

/** What is decided about the places of a request: somebody, or null where a place stays empty; undefined is open. */
export function decisionsOf(request: RotaRequest): (seat: SeatDay) => RotaDuty | null | undefined {
  const published = dutiesByPlace(request.published);
  const draft = dutiesByPlace(request.draft);
  return (seat) => {
    const key = placeKey(seat.place);
    const drafted = draft.get(key);
    if (hasBegun(seat, request)) return published.get(key) ?? drafted ?? null;
    return drafted?.isPinned === true ? drafted : undefined;
  };
}

/** Who had the day before the first day of a request in the same turn. */
function carriedInto(block: SeatBlock, post: RotaPost, request: RotaRequest): PersonId | null {
  const first = block[0]?.place;
  if (first === undefined || first.day !== request.from) return null;
  const at = request.days.findIndex(({ day }) => day === first.day);
  const [before, today] = [request.days[at - 1], request.days[at]];
  if (before === undefined || today === undefined || !goesOn(post.block, before, today)) return null;
  if (first.seat >= seatsOn(post, before, request.setup)) return null;
  const key = placeKey({ ...first, day: before.day });
  return request.published.find((duty) => placeKey(duty) === key)?.personId ?? null;
}

/**
 * Cuts a turn where what is decided about its days differs. Open days go with the person who has the other days of the
 * turn, unless that person cannot be there; days that stay empty are left out.
 */
function layBlock(block: SeatBlock, request: RotaRequest, away: ReadonlyMap<PersonId, RotaCandidate['away']>) {
  const post = request.setup.posts.find(({ id }) => id === block[0]?.place.postId);
  if (post === undefined) return [];
  const decided = decisionsOf(request);
  const canBeThere = (person: PersonId, { place, span }: SeatDay): boolean =>
    membersOf(request.setup, post, [place.day]).includes(person) &&
    !(away.get(person) ?? []).some((hours) => doMeet(hours, span));
  const turns: { seats: SeatDay[]; fixed: PersonId | null }[] = [];
  let carried = carriedInto(block, post, request);
  let isOpen = false;
  for (const seat of block) {
    const decision = decided(seat);
    const person = decision?.personId ?? null;
    const last = turns.at(-1);
    if (decision !== undefined && person === null) {
      carried = null;
      isOpen = false;
    } else if (decision === undefined) {
      const goesWith = carried !== null && canBeThere(carried, seat) ? carried : null;
      if (last !== undefined && isOpen && last.fixed === goesWith) last.seats.push(seat);
      else turns.push({ seats: [seat], fixed: goesWith });
      carried = goesWith;
      isOpen = true;
    } else if (person !== null) {
      const takesOver =
        isOpen && last !== undefined && last.fixed === null && last.seats.every((one) => canBeThere(person, one));
      if (last !== undefined && isOpen && (last.fixed === person || takesOver)) {
        last.seats.push(seat);
        last.fixed = person;
      } else turns.push({ seats: [seat], fixed: person });
      carried = person;
      isOpen = true;
    }
  }
  return turns;
}

/** A turn of a problem from its days. */
export function turnOfSeats({ setup }: RotaRequest, seats: SeatBlock, fixed: PersonId | null): RotaTurn {
  const post = setup.posts.find(({ id }) => id === seats[0]?.place.postId);
  const days = seats.map(({ place }) => place.day);
  return {
    places: seats.map(({ place }) => place),
    spans: seats.map(({ span }) => span),
    counts: sumOfCounts(seats.map(({ counts }) => counts)),
    candidates: post === undefined ? [] : membersOf(setup, post, days),
    fixed,
  };
}

/** Everybody who may fill a turn or fills one already, with what the rules say of each. */
function candidatesFor(
  request: RotaRequest,
  turns: readonly LaidTurn[],
  away: ReadonlyMap<PersonId, RotaCandidate['away']>,
): readonly RotaCandidate[] {
  const { setup } = request;
  const known = new Map(request.people.map((person) => [person.id, person]));
  const posts = new Map(setup.posts.map((post) => [post.id, post]));
  const seats = turns.flatMap((turn) => turn.seats);
  const shares = sharesOf(
    seats.map(({ place, counts }) => {
      const post = posts.get(place.postId);
      return { counts, owers: post === undefined ? [] : owersOf(setup, known, { post, day: place.day, counts }) };
    }),
  );
  const named = new Set<PersonId>(setup.groups.flatMap(({ members }) => members.map(({ personId }) => personId)));
  for (const { fixed } of turns) if (fixed !== null) named.add(fixed);
  return request.people
    .filter(({ id }) => named.has(id))
    .map(({ id }) => ({
      id,
      away: away.get(id) ?? [],
      exempt: setup.rules.exemptions
        .filter(({ personId }) => personId === id)
        .map(({ what, fromDay, untilDay }) => ({ what, fromDay, untilDay })),
      before: request.balances.get(id) ?? noCounts,
      share: shares.get(id) ?? noCounts,
    }));
}

/** Published duties near the days of a request, and those of its days whose places it no longer has. */
function aroundOf(request: RotaRequest, places: ReadonlySet<string>): RotaProblem['around'] {
  const reach = reachOf(request);
  return request.published.flatMap((duty) => {
    const { day, personId } = duty;
    if (personId === null || day < reach.from || day > reach.until) return [];
    const isOfDays = request.from <= day && day <= request.until;
    const post = request.setup.posts.find(({ id }) => id === duty.postId);
    const span =
      post === undefined ? dutyDaysIn(day, day, request.station) : dutyHours(post, day, request.station);
    const stays = !isOfDays || (hasBegun({ span }, request) && !places.has(placeKey(duty)));
    return stays ? [{ personId, day, span }] : [];
  });
}

const rulesOf = ({ setup }: RotaRequest): RotaProblem['rules'] => ({
  restMinutes: setup.rules.restHours * 60,
  allowsRunning: setup.rules.allowsRunning,
  apart: setup.rules.apart.map(({ people }) => people),
});

const awayOfAll = (request: RotaRequest): ReadonlyMap<PersonId, RotaCandidate['away']> =>
  new Map(request.people.map((person: DirectoryPerson) => [person.id, awayOf(person, request)]));

function problemOf(
  request: RotaRequest,
  turns: readonly LaidTurn[],
  away: ReadonlyMap<PersonId, RotaCandidate['away']>,
): RotaProblem {
  const places = new Set(turns.flatMap(({ seats }) => seats.map(({ place }) => placeKey(place))));
  return {
    turns: turns.map(({ seats, fixed }) => turnOfSeats(request, seats, fixed)),
    people: candidatesFor(request, turns, away),
    rules: rulesOf(request),
    around: aroundOf(request, places),
  };
}

/**
 * The rota to be made for the days of a request. What is pinned, what has begun and what goes on from before is fixed;
 * places that stay empty, because they were empty when they began or are pinned empty, are not in it.
 */
export function buildProblem(request: RotaRequest): RotaProblem {
  const away = awayOfAll(request);
  return problemOf(
    request,
    blocksOf(request).flatMap((block) => layBlock(block, request, away)),
    away,
  );
}

/** A filled problem back as duties: every place of the days, in order; what was decided before stays as it was. */
export function dutiesOf(
  request: RotaRequest,
  problem: RotaProblem,
  filled: readonly Pick<RotaDuty, 'personId' | 'turnOf'>[],
): readonly RotaDuty[] {
  const decided = decisionsOf(request);
  const byPlace = new Map<string, Pick<RotaDuty, 'personId' | 'turnOf'>>();
  for (const [index, { places }] of problem.turns.entries()) {
    for (const place of places) byPlace.set(placeKey(place), filled[index] ?? { personId: null, turnOf: null });
  }
  const seats = blocksOf(request)
    .flat()
    .map((seat): RotaDuty => {
      const place: DutyPlace = seat.place;
      const known = decided(seat);
      const { personId, turnOf } = byPlace.get(placeKey(place)) ?? { personId: null, turnOf: null };
      return {
        ...place,
        personId,
        turnOf: known?.turnOf ?? turnOf,
        isPinned: known?.isPinned ?? false,
      };
    });
  const kept = new Set(seats.map(placeKey));
  const gone = request.published.filter((duty) => {
    const isOfDays = request.from <= duty.day && duty.day <= request.until;
    const span = dutyDaysIn(duty.day, duty.day, request.station);
    return isOfDays && !kept.has(placeKey(duty)) && hasBegun({ span }, request);
  });
  return [...seats, ...gone].toSorted(inOrder(request));
}

/** Sorts places by day, then in the order of posts and seats. */
function inOrder({ setup }: RotaRequest): (one: DutyPlace, other: DutyPlace) => number {
  const order = new Map(setup.posts.map(({ id }, index) => [id, index]));
  const at = ({ postId }: DutyPlace): number => order.get(postId) ?? setup.posts.length;
  return (one, other) =>
    Number(one.day > other.day) - Number(one.day < other.day) || at(one) - at(other) || one.seat - other.seat;
}
