import { addDays, type IsoDay } from '../time/instant.ts';
import type { AnnouncedDay, CalendarVersion } from './calendar-version.ts';
import { lawHolidays } from './law-holiday.ts';
import type { OfficialDay } from './official-day.ts';

type Said = { readonly day: AnnouncedDay; readonly version: CalendarVersion };

/** The calendar as its versions, taken together, say it is. */
export type OfficialCalendar = {
  /** What the newest version that speaks of a day says of it. */
  readonly said: ReadonlyMap<IsoDay, Said>;
  /** The newest version that arranges a whole year, for every year that has one. */
  readonly announced: ReadonlyMap<number, CalendarVersion>;
};

/** The calendar that versions make, oldest first; only those that were known on `knownOn`, where it is given. */
export function officialCalendar(versions: readonly CalendarVersion[], knownOn?: IsoDay): OfficialCalendar {
  const known = versions.filter(
    ({ knownFromDay }) => knownOn === undefined || knownFromDay === null || knownFromDay <= knownOn,
  );
  const announced = new Map(
    known.filter(({ coversYear }) => coversYear).map((version) => [version.year, version]),
  );
  const said = new Map<IsoDay, Said>();
  const begun = new Set<number>();
  for (const version of known) {
    // A whole year sweeps away what was said of this year before; what came after it stays.
    const newest = announced.get(version.year);
    if (newest === version) begun.add(version.year);
    if (newest !== undefined && !begun.has(version.year)) continue;
    for (const day of version.days) said.set(day.day, { day, version });
  }
  return { said, announced };
}

const lawsOfYears = new Map<number, ReadonlyMap<IsoDay, string>>();

/** The holiday to which the law gives a day, or undefined; what was reckoned for a year is remembered. */
function lawHoliday(day: IsoDay): string | undefined {
  const year = yearOf(day);
  const known = lawsOfYears.get(year) ?? lawHolidays(year);
  lawsOfYears.set(year, known);
  return known.get(day);
}

const yearOf = (day: IsoDay): number => Number(day.slice(0, 4));

/** True on Saturday and Sunday. */
const isWeekend = (day: IsoDay): boolean => [0, 6].includes(new Date(`${day}T12:00:00.000Z`).getUTCDay());

type Plain = Omit<OfficialDay, 'place' | 'isStatutory'>;

function plainDay(day: IsoDay, calendar: OfficialCalendar): Plain {
  const said = calendar.said.get(day);
  if (said !== undefined)
    return {
      day,
      type: said.day.type,
      name: said.day.name,
      source: said.version.source,
      notice: said.version.notice,
    };
  const version = calendar.announced.get(yearOf(day));
  const ordinary = isWeekend(day) ? 'restday' : 'workday';
  if (version !== undefined)
    return { day, type: ordinary, name: '', source: version.source, notice: version.notice };
  const name = lawHoliday(day);
  return {
    day,
    type: name === undefined ? ordinary : 'holiday',
    name: name ?? '',
    source: 'provisional',
    notice: '',
  };
}

/** How many days next to each other, from `day` on in steps of `step`, are days of a holiday. */
function holidayRun(day: IsoDay, step: 1 | -1, calendar: OfficialCalendar): number {
  let length = 0;
  for (let next = day; plainDay(next, calendar).type === 'holiday'; next = addDays(next, step)) length += 1;
  return length;
}

/** One day of the official calendar; of a year that no notice arranged, what the law alone says of it. */
export function calendarDay(day: IsoDay, calendar: OfficialCalendar): OfficialDay {
  const plain = plainDay(day, calendar);
  const isStatutory = lawHoliday(day) !== undefined;
  if (plain.type !== 'holiday') return { ...plain, place: null, isStatutory };
  const index = holidayRun(day, -1, calendar);
  const of = index - 1 + holidayRun(day, 1, calendar);
  return { ...plain, place: { index, of }, isStatutory };
}
