import { DutyError } from '#contract/errors';
import { type PersonId, shownPhones } from '#domain/people/person';
import { daysOfMonth, type IsoMonth, placeKey } from '#domain/rota/duty';
import type { RotaPaper } from '../documents/rota-paper.ts';
import type { IsoDay } from '#domain/time/instant';
import { dutiesOn, heldDays } from '../period/held-days.ts';
import type { Read } from '../room.ts';
import { chainHead, recordBySeq } from '../store/ledger.ts';
import { versionsOf } from '../store/rota-versions.ts';
import { monthView } from './month-view.ts';
import { plannedDutiesOf } from './planned-duties.ts';
import { daysAround, dayShown, rotaFacts } from './rota-facts.ts';

type Parts = Pick<
  RotaPaper,
  | 'version'
  | 'madeAt'
  | 'byName'
  | 'effectiveDay'
  | 'posts'
  | 'duties'
  | 'people'
  | 'head'
  | 'zone'
  | 'dayStart'
>;

/** A published version as its record says it; numbers come from the directory, private ones stay out of a paper that is passed on. */
function publishedParts(room: Read, month: IsoMonth, version: number): Parts {
  const record = versionsOf(room.store.sqlite, month).find(({ body }) => body.version === version);
  if (record === undefined) throw new DutyError('not-found', 'rota-version', [month, String(version)]);
  const { body } = record;
  const directory = new Map(rotaFacts(room).people.map((person) => [person.id as string, person]));
  return {
    version,
    zone: body.zone,
    dayStart: body.dayStart,
    madeAt: record.at,
    byName: record.byName,
    effectiveDay: body.effectiveDay,
    posts: body.posts,
    duties: plannedDutiesOf(record),
    people: body.people.map(({ id, name }) => ({
      // The record carries the ids that the directory gave.
      id: id as PersonId,
      name,
      post: directory.get(id)?.post ?? '',
      phones: shownPhones(directory.get(id)?.phones ?? [], false),
    })),
    head: { seq: record.seq, hash: recordBySeq(room.store.sqlite, record.seq)?.hash ?? '' },
  };
}

/** The draft as it is now. */
function draftParts(room: Read, month: IsoMonth): Parts {
  const { draft, places, posts } = monthView(room, month);
  if (draft === null) throw new DutyError('not-found', 'rota-draft', [month]);
  const { people, station } = rotaFacts(room);
  const filled = new Map(draft.duties.map((duty) => [placeKey(duty), duty.personId]));
  const order = new Map(posts.map((post, index) => [post.id, index]));
  const duties = places
    .map((place) => ({ ...place, personId: filled.get(placeKey(place)) ?? null }))
    .toSorted(
      (a, b) =>
        a.day.localeCompare(b.day) ||
        (order.get(a.postId) ?? 0) - (order.get(b.postId) ?? 0) ||
        a.seat - b.seat,
    );
  const named = new Set(duties.map(({ personId }) => personId));
  return {
    version: null,
    zone: station.zone,
    dayStart: station.dayStart,
    madeAt: draft.keptAt,
    byName: draft.byName,
    effectiveDay: null,
    posts,
    duties,
    people: people
      .filter(({ id }) => named.has(id))
      .map(({ id, name, post, phones }) => ({ id, name, post, phones: shownPhones(phones, false) })),
    head: chainHead(room.store.sqlite),
  };
}

const firstOf = (month: IsoMonth): IsoDay => daysOfMonth(month)[0] ?? (`${month}-01` as IsoDay);
const lastOf = (month: IsoMonth): IsoDay => daysOfMonth(month).at(-1) ?? firstOf(month);

/** All that the papers of a month say: of a published version, or of the draft where `version` is null. */
export function gatherRotaPaper(
  room: Read,
  month: IsoMonth,
  version: number | null,
  only: PersonId | null,
): RotaPaper {
  const parts = version === null ? draftParts(room, month) : publishedParts(room, month, version);
  const held = heldDays(room.store.sqlite, firstOf(month), lastOf(month));
  // What the month says of days that go by another table holds no more.
  const duties = parts.duties.filter(({ day }) => !held.has(day));
  const periodDuties = [...held].flatMap(([day, by]) => dutiesOn(by, day));
  if (only !== null && ![...duties, ...periodDuties].some(({ personId }) => personId === only))
    throw new DutyError('not-found', 'rota-person', [month]);
  const facts = rotaFacts(room);
  return {
    ...parts,
    duties,
    periodDuties,
    unitName: facts.station.unitName,
    month,
    days: daysAround(room, month, 0, 0).map((day) => dayShown(day, facts)),
    storeHash: recordBySeq(room.store.sqlite, 1)?.hash ?? '',
    only,
  };
}
