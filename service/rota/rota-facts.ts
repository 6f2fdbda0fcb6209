import type { RotaDay, RotaPerson, ShownPost } from '#contract/methods/rota-nouns';
import type { OfficialDay } from '#domain/calendar/official-day';
import { daysOfMonth, type IsoMonth } from '#domain/rota/duty';
import { dutyHours } from '#domain/rota/duty-hours';
import type { RotaSetup } from '#domain/rota/setup';
import { usualSetup } from '#domain/rota/usual-setup';
import type { Station } from '#domain/station';
import { addDays, type ClockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { dutyDayOf, localParts } from '#domain/time/zone';
import { lunarText } from '#domain/calendar/lunar-text';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import { allPeople, type StoredPerson } from '../store/people.ts';
import { rotaSetupNow } from '../store/rota-setup.ts';

/** What every question about the rota begins from. */
export type RotaFacts = {
  readonly setup: RotaSetup;
  readonly station: Station;
  readonly people: readonly StoredPerson[];
  readonly now: Instant;
  readonly today: IsoDay;
};

/** Gathers what every question about the rota begins from. */
export function rotaFacts(room: Read): RotaFacts {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const today = dutyDayOf(room.now, station);
  return {
    setup: rotaSetupNow(sqlite)?.setup ?? usualSetup,
    station,
    people: allPeople(sqlite, { withLeft: true, today: localParts(room.now, station.zone).day }),
    now: room.now,
    today,
  };
}

/** The official days of a month with `before` and `after` more at its ends. */
export function daysAround(
  room: Read,
  month: IsoMonth,
  before: number,
  after: number,
): readonly OfficialDay[] {
  const days = daysOfMonth(month);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError(`no days in ${month}`);
  return officialDays(room.store.sqlite, addDays(first, -before), addDays(last, after));
}

/** The lunar date of a day, or the solar term that begins on it. */
function shortLunar(day: IsoDay): string {
  const { lunar, solarTerm } = lunarText(day);
  return solarTerm ?? lunar;
}

/** A day as the screens and papers show it. */
export const dayShown = (day: OfficialDay, setup: RotaSetup): RotaDay => ({
  ...day,
  sensitive:
    setup.sensitive.find(({ fromDay, untilDay }) => fromDay <= day.day && day.day <= untilDay)?.name ?? '',
  lunar: shortLunar(day.day),
});

/** A person as the screens show one. */
export const personShown = (person: StoredPerson, today: IsoDay): RotaPerson => ({
  id: person.id,
  name: person.name,
  post: person.post,
  initials: person.initials,
  hasPhone: person.phones.some(({ kind }) => kind !== 'fax'),
  hasLeft: person.leftDay !== null && person.leftDay < today,
});

/** When a shift of the pattern begins on an ordinary day and how long it lasts; without one, or with one that is not there, the whole duty day. */
export function ordinaryHours(
  shift: number | null,
  { station, today }: Pick<RotaFacts, 'station' | 'today'>,
): Pick<ShownPost, 'startsAt' | 'minutes'> {
  // By the clocks, whatever day it is: where they change today, today is no ordinary day.
  const hours = dutyHours({ shift }, today, { ...station, zone: 'UTC' });
  const startsAt: ClockTime =
    (shift === null ? undefined : station.pattern.shifts[shift]?.startsAt) ?? station.dayStart;
  return { startsAt, minutes: hours.until - hours.from };
}

/** The posts with their hours on an ordinary day. */
export const postsShown = (facts: RotaFacts): readonly ShownPost[] =>
  facts.setup.posts.map(({ id, name, duty, shift, block, way }) => ({
    id,
    name,
    duty,
    shift,
    block,
    way,
    ...ordinaryHours(shift, facts),
  }));
