import { z } from 'zod';
import { amendment, announcedDay, calendarYear } from '#domain/calendar/calendar-version';
import { daySource, dayType, officialDay } from '#domain/calendar/official-day';
import { calendarProblemCode } from '#domain/calendar/read-calendar-file';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';

const everyone = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const nothing = z.strictObject({});
const fileText = z.string().max(200_000);
/** How many amendments the year had when the change was begun. */
const version = z.int();
const amended = z.strictObject({ year: calendarYear, version });

/** A day of the official calendar with its place in the lunar one. */
export const shownDay = officialDay.extend({ lunar: z.string(), solarTerm: z.string().nullable() });

/** A day of the official calendar with its place in the lunar one. */
export type ShownDay = z.output<typeof shownDay>;

/** One version of a year, as it stays readable for ever. */
export const yearVersion = z.strictObject({
  /** Number of its record; null for what ships with the program. */
  seq: z.int().nullable(),
  source: daySource,
  notice: z.string(),
  issuedDay: isoDay.nullable(),
  reason: z.string(),
  coversYear: z.boolean(),
  recordedAt: instant.nullable(),
  recordedBy: z.string(),
  days: z.array(announcedDay),
});

/** One version of a year. */
export type YearVersion = z.output<typeof yearVersion>;

/** How the calendar of one year stands. */
export const yearState = z.strictObject({
  year: z.int(),
  /** Where its arrangement comes from; `provisional` where no notice is known. */
  source: daySource,
  notice: z.string(),
  issuedDay: isoDay.nullable(),
  version,
  /** Oldest first. */
  versions: z.array(yearVersion),
});

/** How the calendar of one year stands. */
export type YearState = z.output<typeof yearState>;

const dayMeaning = z.strictObject({ type: dayType, name: z.string() });

/** What a file would change before anything is changed. */
export const importPreview = z.strictObject({
  year: z.int().nullable(),
  version,
  coversYear: z.boolean(),
  papers: z.array(z.string()),
  days: z.int(),
  problems: z.array(z.strictObject({ line: z.int(), code: calendarProblemCode, text: z.string() })),
  changes: z.array(z.strictObject({ day: isoDay, before: dayMeaning, after: dayMeaning })),
});

/** The official calendar: what each day is, and the unit's amendments to it. */
export const calendarMethods = {
  /** At most 400 days; as the calendar was known on `knownOn`, or as it is known now. */
  'calendar.days': query({
    topics: ['calendar'],
    allow: everyone,
    input: z.strictObject({ from: isoDay, until: isoDay, knownOn: isoDay.nullable() }),
    output: z.array(shownDay),
  }),
  'calendar.years': query({
    topics: ['calendar', 'station'],
    allow: everyone,
    input: nothing,
    /** From 2019 to the year after the next. */
    output: z.array(yearState),
  }),
  /** The year whose arrangement should be known by now and is not. */
  'calendar.missing': query({
    topics: ['calendar', 'station'],
    allow: everyone,
    input: nothing,
    output: z.strictObject({ year: z.int().nullable() }),
  }),
  'calendar.amend': command({
    topics: ['calendar', 'log'],
    allow: ['admin', 'chief'],
    input: amendment.omit({ source: true }).extend({ version }),
    output: amended,
  }),
  /** Where `coversYear` is null, the file itself is asked: one that names New Year's Day arranges the whole year. */
  'calendar.previewImport': query({
    topics: ['calendar'],
    allow: ['admin', 'chief'],
    input: z.strictObject({ text: fileText, coversYear: z.boolean().nullable() }),
    output: importPreview,
  }),
  'calendar.import': command({
    topics: ['calendar', 'log'],
    allow: ['admin', 'chief'],
    input: amendment.omit({ source: true, year: true, days: true }).extend({ text: fileText, version }),
    output: amended,
  }),
};
