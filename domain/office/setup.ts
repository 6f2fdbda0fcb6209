import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { clockTime } from '../time/instant.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');

/** How this room works as a central office (总值班室). */
export const officeSetup = z.strictObject({
  /** True where this room takes the reports of other rooms in. */
  isOffice: z.boolean(),
  /** A directory that is watched for packages, an absolute path; empty where none is. */
  inbox: z.string().max(4096).refine(isPrintable, 'unprintable'),
  /** Until when the report of a day is on time, unless the room has a time of its own. */
  dueAt: clockTime,
  /** The days on which a report is expected. */
  on: z.enum(['everyDay', 'workdays', 'daysOff', 'periods']),
  /** What counts for the time of a report: when it came, or when it was signed there. */
  lateBy: z.enum(['arrival', 'issue']),
  /** What is said on the telephone to a room that has not reported, with gaps `{{单位}}`, `{{日期}}`, `{{时限}}`. */
  chaseScript: printable(1000),
});

/** How this room works as a central office. */
export type OfficeSetup = z.output<typeof officeSetup>;
