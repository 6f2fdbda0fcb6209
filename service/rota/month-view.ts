import { draftOf } from '#domain/rota/duties-of';
import type { RotaMonth } from '#contract/methods/rota-nouns';
import { layStanding } from '#domain/rota/as-it-stands';
import { conflictsOf } from '#domain/rota/conflicts';
import { laidOut } from '#domain/rota/decisions';
import { changesBetween, whoToTell } from '#domain/rota/changes';
import { daysOfMonth, type IsoMonth, placeKey } from '#domain/rota/duty';
import { dutySpan } from '#domain/rota/duty-span';
import { membersOf } from '#domain/rota/members';
import { addDays } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { rotaDraftOf } from '../store/rota-drafts.ts';
import { publishedRota, versionShown } from '../store/rota-versions.ts';
import { monthRequest } from './month-request.ts';
import { daysAround, dayShown, personShown, postsShown, rotaFacts } from './rota-facts.ts';
import { servedOtherwise } from './rota-ledger.ts';

/** All that the screen of a month shows. */
export function monthView(room: Read, month: IsoMonth): RotaMonth {
  const { sqlite } = room.store;
  const facts = rotaFacts(room);
  const posts = postsShown(facts);
  const people = facts.people.map((person) => personShown(person, facts.today));
  const draft = rotaDraftOf(sqlite, month);
  const record = publishedRota(sqlite, month);
  const request = monthRequest(room, month, draft?.duties ?? []);
  const published =
    record === undefined
      ? null
      : {
          ...versionShown(record),
          duties: record.body.duties.filter(({ day }) => !request.heldDays.has(day)),
        };
  const monthDays = daysOfMonth(month);
  const places = laidOut(request)
    .flat()
    .map(({ place }) => place)
    .toSorted((one, other) => Number(one.day > other.day) - Number(one.day < other.day));
  const duties = draftOf(request, (draft ?? published)?.duties ?? []);
  const changes = draft === null ? [] : changesBetween(published?.duties ?? [], duties);
  const dueDay = addDays(request.from, -facts.setup.rules.publishDays);
  const withPhone = new Set(people.filter(({ hasPhone }) => hasPhone).map(({ id }) => id));
  const conflicts = conflictsOf({
    duties,
    standing: layStanding(request)(duties),
    published: published?.duties ?? null,
    today: facts.today,
    dueDay,
    hasPhone: (person) => withPhone.has(person),
  });
  const known = new Set([
    ...duties.filter(({ personId }) => personId !== null).map(placeKey),
    ...(published?.duties ?? []).map(placeKey),
  ]);
  return {
    month,
    today: facts.today,
    now: room.now,
    days: daysAround(room, month, 0, 0).map((day) => dayShown(day, facts)),
    posts: [...posts],
    places: places.flatMap((place) => {
      const post = posts.find(({ id }) => id === place.postId);
      if (post === undefined) return [];
      const span = dutySpan(place.day, post, facts.station);
      // A seat that the set-up only has since was no gap in days that are over.
      return span.from > room.now || known.has(placeKey(place)) ? { ...place, ...span } : [];
    }),
    candidates: facts.setup.posts.map((post) => ({
      postId: post.id,
      people: [...new Set(monthDays.flatMap((day) => membersOf(facts.setup, post, [day])))],
    })),
    people: [...people],
    draft: draft === null ? null : { ...draft, duties: [...duties] },
    published,
    served: [...servedOtherwise(room, facts, published?.duties ?? [])],
    conflicts: [...conflicts],
    dueDay,
    changes: [...changes],
    tell: [...whoToTell(changes)],
  };
}
