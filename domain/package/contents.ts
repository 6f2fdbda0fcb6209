import { z } from 'zod';

/** What is put into a package beside its manifest and the report as data. */
export const packageContents = z.strictObject({
  documents: z.array(z.enum(['docx', 'pdf', 'xlsx'])).max(3),
  /** The entries of the days, as JSON and CSV. */
  withLog: z.boolean(),
  withAttachments: z.boolean(),
  /** Telephone numbers of callers and of people; left out unless somebody chooses. */
  withPhones: z.boolean(),
  /** Where people are who are away; left out unless somebody chooses. */
  withWhereabouts: z.boolean(),
});

/** What is put into a package beside its manifest and the report as data. */
export type PackageContents = z.output<typeof packageContents>;

/** Nothing but the report as data: what takes a report back needs no more. */
export const bareContents: PackageContents = {
  documents: [],
  withLog: false,
  withAttachments: false,
  withPhones: false,
  withWhereabouts: false,
};
