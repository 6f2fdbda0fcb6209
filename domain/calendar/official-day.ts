import { z } from 'zod';
import { isoDay } from '../time/instant.ts';

/** What a day is to the duty room: 工作日 workday, 休息日 restday, 法定节假日 (with the days moved to it) holiday, 调休上班 makeup. */
export const dayType = z.enum(['workday', 'restday', 'holiday', 'makeup']);

/** What a day is to the duty room. */
export type DayType = z.output<typeof dayType>;

/** Where the calendar has a day from: the data that ships, a file, somebody's hand, or only the law because no notice is known. */
export const daySource = z.enum(['built-in', 'imported', 'by-hand', 'provisional']);

/** Where the calendar has a day from. */
export type DaySource = z.output<typeof daySource>;

/** One day of the official calendar. */
export const officialDay = z.strictObject({
  day: isoDay,
  type: dayType,
  /** The holiday that the day belongs to or is worked for, `春节`; empty for an ordinary day. */
  name: z.string(),
  /** Of a day of a holiday: its place in it, 3 of 7; null for other days. */
  place: z.strictObject({ index: z.int(), of: z.int() }).nullable(),
  /** True for the days that the law itself names (全国年节及纪念日放假办法), false for rest days moved beside them. */
  isStatutory: z.boolean(),
  source: daySource,
  /** The notice that says so, `国办发明电〔2025〕7号`; empty where none does. */
  notice: z.string(),
});

/** One day of the official calendar. */
export type OfficialDay = z.output<typeof officialDay>;
