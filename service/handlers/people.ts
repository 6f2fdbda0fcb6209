import { DutyError } from '#contract/errors';
import { personId } from '#domain/people/person';
import type { IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import type { Read } from '../room.ts';
import { allPeople, findPeople, personById, personByName, writePerson } from '../store/people.ts';
import { type Part, stationOf } from './part.ts';

const today = (room: Read): IsoDay => localParts(room.now, stationOf(room).zone).day;

/** The people of the duty room. */
export const peopleHandlers: Part<'people.all' | 'people.find' | 'person.save' | 'people.import'> = {
  'people.all': (room, input) => [
    ...allPeople(room.store.sqlite, { withLeft: input.withLeft, today: today(room) }),
  ],
  'people.find': (room, input) => [
    ...findPeople(room.store.sqlite, input.text, { limit: input.limit, today: today(room) }),
  ],
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
    return saved;
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
