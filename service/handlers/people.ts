import { DutyError } from '#contract/errors';
import { type Person, personId, shownPhones } from '#domain/people/person';
import { presentAt } from '#domain/shift/presence';
import type { IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import type { Read } from '../room.ts';
import {
  allPeople,
  findPeople,
  personById,
  personByName,
  type StoredPerson,
  writePerson,
} from '../store/people.ts';
import { runningShift } from '../store/shifts.ts';
import { type Part, stationOf } from './part.ts';

/** A person as the caller may see him: private numbers only of those who have the desk now, and the own ones. */
function shownTo(room: Read): (person: StoredPerson) => Person {
  const shift = runningShift(room.store.sqlite);
  const open = new Set<string>(shift === undefined ? [] : presentAt(shift).map((member) => member.personId));
  if (room.session !== null) open.add(room.session.personId);
  return (person) => ({ ...person, phones: shownPhones(person.phones, open.has(person.id)) });
}

const today = (room: Read): IsoDay => localParts(room.now, stationOf(room).zone).day;

/** The people of the duty room. */
export const peopleHandlers: Part<
  'people.all' | 'people.phones' | 'people.find' | 'person.save' | 'people.import'
> = {
  'people.all': (room, input) =>
    allPeople(room.store.sqlite, { withLeft: input.withLeft, today: today(room) }).map(shownTo(room)),
  'people.phones': (room, input) => {
    const found = personById(room.store.sqlite, input.id);
    if (found === undefined) throw new DutyError('not-found', 'person');
    return { phones: found.phones };
  },
  'people.find': (room, input) =>
    findPeople(room.store.sqlite, input.text, { limit: input.limit, today: today(room) }).map(shownTo(room)),
  'person.save': (room, input) => {
    const { sqlite } = room.store;
    if (
      input.fields.joinedDay !== null &&
      input.fields.leftDay !== null &&
      input.fields.leftDay < input.fields.joinedDay
    )
      throw new DutyError('rule-broken', 'left-before-joined');
    const id = input.replaces?.id ?? personId.parse(room.newId());
    if (input.replaces !== null && personById(sqlite, id) === undefined)
      throw new DutyError('not-found', 'person');
    const saved = writePerson(sqlite, id, input.fields, input.replaces?.version ?? null);
    if (saved === undefined) throw new DutyError('conflict', 'person');
    room.append('person', { id, fields: input.fields });
    return shownTo(room)(saved);
  },
  'people.import': (room, input) => {
    const { sqlite } = room.store;
    let added = 0;
    let changed = 0;
    for (const fields of input.people) {
      const known = personByName(sqlite, fields.name, fields.unit);
      const id = known?.id ?? personId.parse(room.newId());
      const kept =
        known === undefined
          ? fields
          : { ...fields, order: known.order, joinedDay: known.joinedDay, leftDay: known.leftDay };
      writePerson(sqlite, id, kept, known?.version ?? null);
      room.append('person', { id, fields: kept });
      if (known === undefined) added += 1;
      else changed += 1;
    }
    return { added, changed };
  },
};
