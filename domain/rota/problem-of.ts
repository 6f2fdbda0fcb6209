import type { PersonId } from '../people/person.ts';
import { awayOf, reachOf } from './away.ts';
import { hasBegun } from './decisions.ts';
import { type DutyPlace, placeKey } from './duty.ts';
import { noCounts, sumOfCounts } from './duty-counts.ts';
import { dutyDaysIn, dutyHours } from './duty-hours.ts';
import { membersOf, owersOf } from './members.ts';
import type { LaidTurn } from './lay-turns.ts';
import type { Minutes, RotaCandidate, RotaProblem, RotaTurn } from './problem.ts';
import type { RotaRequest } from './rota-request.ts';
import { sharesOf } from './shares.ts';
import type { SeatBlock } from './turns.ts';

/** A turn of a problem from its days. */
export function turnOfSeats({ setup }: RotaRequest, { seats, fixed, isPinned }: LaidTurn): RotaTurn {
  const post = setup.posts.find(({ id }) => id === seats[0]?.place.postId);
  const days = seats.map(({ place }) => place.day);
  return {
    places: seats.map(({ place }) => place),
    spans: seats.map(({ span }) => span),
    counts: sumOfCounts(seats.map(({ counts }) => counts)),
    candidates: post === undefined ? [] : membersOf(setup, post, days),
    fixed,
    isPinned,
  };
}

/** Everybody of the directory with what the rules say of each and what falls to each of some turns. */
export function candidatesFor(
  request: RotaRequest,
  turns: readonly Pick<LaidTurn, 'seats'>[],
  away: AwayOfAll,
): readonly RotaCandidate[] {
  const { setup } = request;
  const known = new Map(request.people.map((person) => [person.id, person]));
  const posts = new Map(setup.posts.map((post) => [post.id, post]));
  const seats = turns.flatMap((turn) => turn.seats);
  const shares = sharesOf(
    seats.map(({ place, counts }) => {
      const post = posts.get(place.postId);
      return {
        counts,
        owers: post === undefined ? [] : owersOf(setup, known, { post, day: place.day, counts }),
      };
    }),
  );
  return request.people.map(({ id }) => ({
    id,
    away: away.get(id) ?? [],
    exempt: setup.rules.exemptions
      .filter(({ personId }) => personId === id)
      .map(({ what, fromDay, untilDay }) => ({ what, fromDay, untilDay })),
    before: request.balances.get(id) ?? noCounts,
    share: shares.get(id) ?? noCounts,
  }));
}

/** The hours of a duty that may be of a post that is no more; those of the whole duty day then. */
export function hoursOfDuty({ postId, day }: DutyPlace, { setup, station }: RotaRequest): Minutes {
  const post = setup.posts.find(({ id }) => id === postId);
  return post === undefined ? dutyDaysIn(day, day, station) : dutyHours(post, day, station);
}

/** Published duties near the days of a request, and those of its days whose places it no longer has. */
function aroundOf(request: RotaRequest, places: ReadonlySet<string>): RotaProblem['around'] {
  const reach = reachOf(request);
  return request.published.flatMap((duty) => {
    const { day, personId } = duty;
    if (personId === null || day < reach.from || day > reach.until || places.has(placeKey(duty))) return [];
    const isOfDays = request.from <= day && day <= request.until;
    const span = hoursOfDuty(duty, request);
    return isOfDays && !hasBegun(span, request) ? [] : [{ personId, day, span }];
  });
}

/** Who is on duty on the days near a request that an important period holds. */
function heldAround(request: RotaRequest): RotaProblem['around'] {
  const reach = reachOf(request);
  return [...request.heldDays]
    .filter(([day]) => reach.from <= day && day <= reach.until)
    .flatMap(([day, people]) =>
      people.map(({ personId, from, until }) => ({ personId, day, span: { from, until } })),
    );
}

const rulesOf = ({ setup }: RotaRequest): RotaProblem['rules'] => ({
  restMinutes: setup.rules.restHours * 60,
  allowsRunning: setup.rules.allowsRunning,
  apart: setup.rules.apart.map(({ people }) => people),
});

/** When everybody cannot be on duty. */
export type AwayOfAll = ReadonlyMap<PersonId, RotaCandidate['away']>;

/** When everybody of a request cannot be on duty. */
export const awayOfAll = (request: RotaRequest): AwayOfAll =>
  new Map(request.people.map((person) => [person.id, awayOf(person, request)]));

/** A problem of some turns and people; duties that are published for the places of `blocks` are told by the turns alone. */
export function problemOf(
  request: RotaRequest,
  {
    blocks,
    turns,
    people,
  }: {
    readonly blocks: readonly SeatBlock[];
    readonly turns: readonly RotaTurn[];
    readonly people: readonly RotaCandidate[];
  },
): RotaProblem {
  const places = new Set(blocks.flat().map(({ place }) => placeKey(place)));
  return {
    turns,
    people,
    rules: rulesOf(request),
    around: [...aroundOf(request, places), ...heldAround(request)],
  };
}
