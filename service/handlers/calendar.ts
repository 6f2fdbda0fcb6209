import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { type Amendment, amendmentFault, type CalendarVersion } from '#domain/calendar/calendar-version';
import { changedDays } from '#domain/calendar/changed-days';
import { lunarText } from '#domain/calendar/lunar-text';
import { missingYear } from '#domain/calendar/missing-year';
import { officialCalendar } from '#domain/calendar/official-calendar';
import { type CalendarFile, readCalendarFile } from '#domain/calendar/read-calendar-file';
import { addDays, type IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import type { Read, Write } from '../room.ts';
import {
  amendments,
  calendarOf,
  calendarVersions,
  insertAmendment,
  officialDays,
  shippedVersions,
  versionOf,
  yearVersionOf,
} from '../store/calendar.ts';
import { type Part, stationOf } from './part.ts';

type YearState = Output<'calendar.years'>[number];

const longest = 400;
const firstYear = 2019;

const today = (room: Read): IsoDay => localParts(room.now, stationOf(room).zone).day;

/** The calendar as it would be with one more amendment, and as it is. */
function withAmendment(room: Read, next: Amendment) {
  const versions: readonly CalendarVersion[] = calendarVersions(room.store.sqlite);
  const added = versionOf({ ...next, recordedDay: today(room) });
  return { before: officialCalendar(versions), after: officialCalendar([...versions, added]) };
}

function refuseUnfit(room: Read, next: Amendment, version: number): void {
  if (version !== yearVersionOf(room.store.sqlite, next.year))
    throw new DutyError('conflict', 'calendar', [String(next.year)]);
  const fault = amendmentFault(next);
  if (fault !== undefined) throw new DutyError('bad-input', `calendar-${fault.code}`, [fault.day]);
  const { before, after } = withAmendment(room, next);
  if (!next.coversYear && changedDays(next.year, before, after).length === 0)
    throw new DutyError('rule-broken', 'nothing-changed');
}

function writeAmendment(room: Write, next: Amendment, version: number): Output<'calendar.amend'> {
  refuseUnfit(room, next, version);
  const record = room.append('calendar', {
    year: next.year,
    source: next.source,
    notice: next.notice,
    issuedDay: next.issuedDay,
    recordedDay: today(room),
    reason: next.reason,
    coversYear: next.coversYear,
    days: next.days.toSorted((one, other) => (one.day < other.day ? -1 : 1)),
  });
  insertAmendment(room.store.sqlite, record);
  return { year: next.year, version: version + 1 };
}

/** The amendment that a file is, or undefined where it cannot be taken. */
function amendmentIn(
  file: CalendarFile,
  parts: Pick<Amendment, 'notice' | 'issuedDay' | 'reason' | 'coversYear'>,
): Amendment | undefined {
  const { year, problems, days } = file;
  return year === null || problems.length > 0
    ? undefined
    : { ...parts, year, source: 'imported', days: [...days] };
}

const namesNewYear = ({ year, days }: CalendarFile): boolean =>
  days.some(({ day }) => day === `${year}-01-01`);

/** The official calendar and the unit's amendments to it. */
export const calendarHandlers: Part<
  | 'calendar.days'
  | 'calendar.years'
  | 'calendar.missing'
  | 'calendar.amend'
  | 'calendar.previewImport'
  | 'calendar.import'
> = {
  'calendar.days': (room, { from, until, knownOn }) => {
    if (until < from) throw new DutyError('bad-input', 'range');
    if (addDays(from, longest) <= until)
      throw new DutyError('rule-broken', 'range-too-long', [String(longest)]);
    return officialDays(room.store.sqlite, from, until, knownOn ?? undefined).map((day) => ({
      ...day,
      ...lunarText(day.day),
    }));
  },
  'calendar.years': (room) => {
    const { sqlite } = room.store;
    const own = amendments(sqlite);
    const { announced } = calendarOf(sqlite);
    const last = Number(today(room).slice(0, 4)) + 2;
    const stateOf = (year: number): YearState => {
      const shipped = shippedVersions()
        .filter((version) => version.year === year)
        .map(({ knownFromDay: _known, year: _year, ...version }) => ({
          ...version,
          seq: null,
          recordedAt: null,
          recordedBy: '',
        }));
      const added = own
        .filter((version) => version.year === year)
        .map(({ recordedDay: _day, year: _year, ...version }) => version);
      const arranged = announced.get(year);
      return {
        year,
        source: arranged?.source ?? 'provisional',
        notice: arranged?.notice ?? '',
        issuedDay: arranged?.issuedDay ?? null,
        version: added.length,
        versions: [...shipped, ...added],
      };
    };
    return Array.from({ length: Math.max(0, last - firstYear + 1) }, (_, index) =>
      stateOf(firstYear + index),
    );
  },
  'calendar.missing': (room) => ({ year: missingYear(today(room), calendarOf(room.store.sqlite)) }),
  'calendar.amend': (room, { version, ...input }) =>
    writeAmendment(room, { ...input, source: 'by-hand' }, version),
  'calendar.previewImport': (room, input) => {
    const file = readCalendarFile(input.text);
    const coversYear = input.coversYear ?? namesNewYear(file);
    const next = amendmentIn(file, { notice: '', issuedDay: null, reason: '', coversYear });
    const both = next === undefined ? undefined : withAmendment(room, next);
    return {
      year: file.year,
      version: file.year === null ? 0 : yearVersionOf(room.store.sqlite, file.year),
      coversYear,
      papers: [...file.papers],
      days: file.days.length,
      problems: [...file.problems],
      changes:
        next === undefined || both === undefined ? [] : [...changedDays(next.year, both.before, both.after)],
    };
  },
  'calendar.import': (room, { text, version, ...parts }) => {
    const file = readCalendarFile(text);
    const next = amendmentIn(file, parts);
    if (next === undefined)
      throw new DutyError('rule-broken', 'calendar-file', [String(file.problems.length)]);
    return writeAmendment(room, next, version);
  },
};
