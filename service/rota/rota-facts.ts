import type { RotaDay, RotaPerson, ShownPost } from '#contract/methods/rota-nouns';
import type { OfficialDay } from '#domain/calendar/official-day';
import { daysOfMonth, type IsoMonth, monthOf } from '#domain/rota/duty';
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
import { heldDays } from '../period/held-days.ts';
import { sensitivePeriods } from '../store/periods.ts';
import { rotaSetupNow } from '../store/rota-setup.ts';
import type { Sqlite } from '../store/sql.ts';

/** What every question about the rota begins from. */
export type RotaFacts = {
  /** With the important periods that are sensitive among its sensitive days. */
  readonly setup: RotaSetup;
  /** The name of the important period by whose table a day goes; empty where the rota holds. */
  readonly held: (day: IsoDay) => string;
  readonly station: Station;
  readonly people: readonly StoredPerson[];
  readonly now: Instant;
  readonly today: IsoDay;
};

/** A set-up with the important periods that are sensitive among its sensitive days. */
function withPeriods(setup: RotaSetup, sqlite: Sqlite): RotaSetup {
  const periods = sensitivePeriods(sqlite);
  return periods.length === 0 ? setup : { ...setup, sensitive: [...setup.sensitive, ...periods] };
}

/** Says which important period a day goes by; read a month at a time, when it is asked. */
function heldNames(sqlite: Sqlite): RotaFacts['held'] {
  const months = new Map<IsoMonth, ReturnType<typeof heldDays>>();
  return (day) => {
    const month = monthOf(day);
    const days = daysOfMonth(month);
    const known = months.get(month) ?? heldDays(sqlite, days[0] ?? day, days.at(-1) ?? day);
    months.set(month, known);
    return known.get(day)?.period.fields.name ?? '';
  };
}

/** Gathers what every question about the rota begins from. */
export function rotaFacts(room: Read): RotaFacts {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const today = dutyDayOf(room.now, station);
  return {
    setup: withPeriods(rotaSetupNow(sqlite)?.setup ?? usualSetup, sqlite),
    held: heldNames(sqlite),
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
export const dayShown = (day: OfficialDay, { setup, held }: Pick<RotaFacts, 'setup' | 'held'>): RotaDay => ({
  ...day,
  sensitive:
    setup.sensitive.find(({ fromDay, untilDay }) => fromDay <= day.day && day.day <= untilDay)?.name ?? '',
  heldBy: held(day.day),
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
