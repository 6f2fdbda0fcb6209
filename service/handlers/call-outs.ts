import { DutyError } from '#contract/errors';
import type { Input, Output } from '#contract/methods';
import { rankOf } from '#domain/absence/usual-rules';
import { type CalledPerson, type CallOut, callOutId, callOutNumber } from '#domain/period/call-out';
import type { PersonId } from '#domain/people/person';
import { addDays, type Instant } from '#domain/time/instant';
import { dutyDaySpan, localParts } from '#domain/time/zone';
import { rulesNow } from '../absence/around.ts';
import { periodNamed } from '../period/period-line.ts';
import type { Write } from '../room.ts';
import {
  callOutById,
  callOutsBetween,
  listCallOut,
  nextCallOutNo,
  type StoredCallOut,
} from '../store/call-outs.ts';
import { personById } from '../store/people.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { type Part, stationOf } from './part.ts';

type Shown = Output<'callout.start'>;

const shown = ({ callOut, version }: StoredCallOut): Shown => ({ ...callOut, version });

const longestSpan = 800;

/** People as a call-out names them when they are called. */
function called(room: Write, ids: readonly PersonId[]): CalledPerson[] {
  const rules = rulesNow(room);
  return [...new Set(ids)].map((id) => {
    const person = personById(room.store.sqlite, id);
    if (person === undefined) throw new DutyError('not-found', 'person');
    return {
      personId: id,
      name: person.name,
      post: person.post,
      isLeader: rankOf(rules, id)?.isLeader === true,
      calledAt: room.now,
      answeredAt: null,
      arrivedAt: null,
      excuse: '',
      note: '',
    };
  });
}

/** The call-out that somebody looked at, where it goes on and nobody changed it since. */
function meantCallOut(
  room: Write,
  { id, version }: { readonly id: CallOut['id']; readonly version: number },
): CallOut {
  const found = callOutById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'call-out');
  const { callOut } = found;
  if (found.version !== version) throw new DutyError('conflict', 'call-out', [callOutNumber(callOut)]);
  if (callOut.ended !== null) throw new DutyError('rule-broken', 'callout-over', [callOutNumber(callOut)]);
  return callOut;
}

function record(room: Write, body: RecordBody<'call-out'>): Shown {
  listCallOut(room.store.sqlite, room.append('call-out', body));
  const kept = callOutById(room.store.sqlite, body.callOut.id);
  if (kept === undefined) throw new RangeError(`no call-out ${body.callOut.id}`);
  return shown(kept);
}

/** Takes back the newest thing that is noted of somebody. */
function undone(person: CalledPerson): CalledPerson {
  if (person.arrivedAt !== null) return { ...person, arrivedAt: null };
  if (person.excuse !== '') return { ...person, excuse: '' };
  return { ...person, answeredAt: null };
}

function noted(
  person: CalledPerson,
  { what, note }: Pick<Input<'callout.note'>, 'what' | 'note'>,
  when: Instant,
): CalledPerson {
  // An arrival without a word does not take away what somebody said before.
  const said = note.trim() === '' ? person.note : note;
  switch (what) {
    case 'answered':
      return { ...person, answeredAt: when, note: said };
    case 'arrived':
      return { ...person, answeredAt: person.answeredAt ?? when, arrivedAt: when, excuse: '', note: said };
    case 'cannot':
      return { ...person, answeredAt: person.answeredAt ?? when, excuse: note };
    case 'undo':
      return undone(person);
    default:
      return what satisfies never;
  }
}

/** True where somebody had already said or done what is noted now, so that it is a correction. */
const isKnown = (person: CalledPerson, what: Input<'callout.note'>['what']): boolean =>
  what === 'undo' ||
  (what === 'arrived'
    ? person.arrivedAt !== null
    : what === 'answered'
      ? person.answeredAt !== null
      : person.excuse !== '');

/** Refuses what cannot be noted of somebody. */
function refuseNote(
  room: Write,
  callOut: CallOut,
  { personIds, what, at, note }: Pick<Input<'callout.note'>, 'personIds' | 'what' | 'at' | 'note'>,
): void {
  if (at !== null && at > room.now) throw new DutyError('rule-broken', 'callout-future');
  if (at !== null && at < callOut.calledAt)
    throw new DutyError('rule-broken', 'callout-before', [callOutNumber(callOut)]);
  if ((what === 'cannot' || what === 'undo') && note.trim() === '')
    throw new DutyError('rule-broken', `callout-${what}-reason`);
  for (const id of personIds) {
    const person = callOut.people.find((one) => one.personId === id);
    if (person === undefined) throw new DutyError('not-found', 'person');
    // Who was called in later; another time than the one that was typed is not written down instead.
    if (at !== null && at < person.calledAt)
      throw new DutyError('rule-broken', 'callout-before-person', [person.name]);
    if (what === 'cannot' && person.arrivedAt !== null)
      throw new DutyError('rule-broken', 'callout-arrived', [person.name]);
  }
}

/** Calls to those on standby (备勤集结), and drills of them. */
export const callOutHandlers: Part<
  'callout.all' | 'callout.start' | 'callout.add' | 'callout.note' | 'callout.end'
> = {
  'callout.all': (room, { fromDay, untilDay }) => {
    if (untilDay > addDays(fromDay, longestSpan))
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    const station = stationOf(room);
    const { from } = dutyDaySpan(fromDay, station);
    return callOutsBetween(room.store.sqlite, from, dutyDaySpan(untilDay, station).until).map(shown);
  },
  'callout.start': (room, { isDrill, periodId, tierName, people, reason, place, minutes }) => {
    const year = Number(localParts(room.now, stationOf(room).zone).day.slice(0, 4));
    const period = periodId === null ? undefined : periodNamed(room, periodId).period;
    if (period !== undefined && period.state !== 'declared')
      throw new DutyError('rule-broken', 'period-over', [period.fields.name]);
    const periodName = period?.fields.name ?? '';
    return record(room, {
      act: 'called',
      about: [],
      note: '',
      callOut: {
        id: callOutId.parse(room.newId()),
        year,
        no: nextCallOutNo(room.store.sqlite, year, isDrill),
        isDrill,
        periodId,
        periodName,
        tierName,
        reason,
        place,
        minutes,
        calledAt: room.now,
        people: called(room, people),
        ended: null,
      },
    });
  },
  'callout.add': (room, { people, ...meant }) => {
    const callOut = meantCallOut(room, meant);
    const known = new Set<string>(callOut.people.map(({ personId }) => personId));
    const more = called(
      room,
      people.filter((id) => !known.has(id)),
    );
    if (more.length === 0) throw new DutyError('rule-broken', 'nothing-changed');
    if (callOut.people.length + more.length > mostCalled)
      throw new DutyError('rule-broken', 'callout-many', [String(mostCalled)]);
    return record(room, {
      act: 'added',
      about: more.map(({ personId }) => personId),
      note: '',
      callOut: { ...callOut, people: [...callOut.people, ...more] },
    });
  },
  'callout.note': (room, { personIds, what, at, note, ...meant }) => {
    const callOut = meantCallOut(room, meant);
    refuseNote(room, callOut, { personIds, what, at, note });
    const about = new Set<string>(personIds);
    const people = callOut.people.map((person) =>
      about.has(person.personId) ? noted(person, { what, note }, at ?? room.now) : person,
    );
    if (JSON.stringify(people) === JSON.stringify(callOut.people))
      throw new DutyError('rule-broken', 'nothing-changed');
    const isCorrection = callOut.people.some((person) => about.has(person.personId) && isKnown(person, what));
    return record(room, {
      act: isCorrection ? 'corrected' : 'noted',
      about: [...about],
      note,
      callOut: { ...callOut, people },
    });
  },
  'callout.end': (room, { conclusion, ...meant }) => {
    const callOut = meantCallOut(room, meant);
    return record(room, {
      act: 'ended',
      about: [],
      note: '',
      callOut: { ...callOut, ended: { at: room.now, conclusion } },
    });
  },
};

/** How many people one call reaches. */
const mostCalled = 200;
