import { LegalHoliday } from 'tyme4ts';
import { z } from 'zod';
import { addDays, type IsoDay, isoDay } from '../time/instant.ts';
import { announcedDay, type AnnouncedDay, type CalendarVersion } from './calendar-version.ts';

const notice = z.strictObject({
  year: z.int(),
  notice: z.string(),
  issuedDay: isoDay,
  address: z.url(),
  /** Of a notice that changed a year: the days that it changed, as they stood before. */
  replaces: z.array(announcedDay).optional(),
});

/** The notices that the program knows, and holidays that fall together and have one name for all their days. */
export const knownNotices = z.strictObject({
  source: z.string(),
  notices: z.array(notice),
  joined: z.array(z.strictObject({ from: isoDay, until: isoDay, name: z.string() })),
});

/** The notices that the program knows. */
export type KnownNotices = z.output<typeof knownNotices>;

type LibraryDay = AnnouncedDay & { readonly year: number };

/** The days that the library knows, each with the year whose notice arranged it: 29 December 2018 was worked for 2019. */
function libraryDays(): readonly LibraryDay[] {
  const days: LibraryDay[] = [];
  for (const [, year = '', month = '', date = '', away = ''] of LegalHoliday.DATA.matchAll(
    /(\d{4})(\d\d)(\d\d)[01]\d([+-]\d\d)/g,
  )) {
    const legal = LegalHoliday.fromYmd(Number(year), Number(month), Number(date));
    // The library wrote the day itself.
    const day = `${year}-${month}-${date}` as IsoDay;
    const arrangedFor = Number(addDays(day, Number(away)).slice(0, 4));
    if (legal !== null)
      days.push({
        year: arrangedFor,
        day,
        type: legal.isWork() ? 'makeup' : 'holiday',
        name: legal.getName(),
      });
  }
  return days;
}

/** The years that ship with the program, oldest notice first: the days of the library, the notices of our own list. */
export function builtInVersions(known: KnownNotices): readonly CalendarVersion[] {
  const nameOf = ({ day, name }: AnnouncedDay): string =>
    known.joined.find(({ from, until }) => from <= day && day <= until)?.name ?? name;
  return [...Map.groupBy(libraryDays(), ({ year }) => year)].flatMap(([year, found]) => {
    const now = found.map((day): AnnouncedDay => ({ day: day.day, type: day.type, name: nameOf(day) }));
    const [first, ...later] = known.notices.filter((one) => one.year === year);
    const before = new Map(later.flatMap((one) => one.replaces ?? []).map((one) => [one.day, one]));
    const at = new Map(now.map((one) => [one.day, one]));
    const original: CalendarVersion = {
      year,
      source: 'built-in',
      notice: first?.notice ?? '',
      issuedDay: first?.issuedDay ?? null,
      knownFromDay: first?.issuedDay ?? null,
      reason: '',
      coversYear: true,
      // It covers the year: what was an ordinary day then needs no word.
      days: [...now.filter(({ day }) => !before.has(day)), ...before.values()]
        .filter(({ type }) => type === 'holiday' || type === 'makeup')
        .toSorted((one, other) => (one.day < other.day ? -1 : 1)),
    };
    const amended = later.map(
      (one): CalendarVersion => ({
        ...original,
        notice: one.notice,
        issuedDay: one.issuedDay,
        knownFromDay: one.issuedDay,
        coversYear: false,
        days: (one.replaces ?? []).flatMap(({ day }) => at.get(day) ?? []),
      }),
    );
    return [original, ...amended];
  });
}
