import { z } from 'zod';
import { sentSince } from '#domain/backup/sent-since';
import { category } from '#domain/log/categories';
import { password } from '#domain/people/account';
import { instant } from '#domain/time/instant';
import { errorCode } from '../errors.ts';
import { command, query } from '../kinds.ts';
import { backup } from './backup.ts';
import { chainHead } from './shifts.ts';

const nothing = z.strictObject({});
const place = backup.shape.place;

/** Numbers of records that lie between readable ones and cannot be read themselves, both ends included. */
export const lostRange = z.strictObject({ from: z.int(), until: z.int() });

/** Numbers of records that cannot be read. */
export type LostRange = z.output<typeof lostRange>;

/** How far a damaged store can be read. */
export const reading = z.strictObject({
  records: z.int(),
  entries: z.int(),
  /** Records whose text is no longer what their hash says. */
  altered: z.int(),
  /** At most a hundred; `lostRecords` counts them all. */
  lost: z.array(lostRange),
  lostRecords: z.int(),
  newest: z.strictObject({ head: chainHead, at: instant }).nullable(),
});

/** How far a damaged store can be read. */
export type Reading = z.output<typeof reading>;

/** An entry as far as the records of a damaged store tell of it. */
export const rescuedEntry = z.strictObject({
  seq: z.int(),
  number: z.string(),
  recordedAt: instant,
  recorderName: z.string(),
  category,
  content: z.string(),
  handling: z.string(),
  isVoid: z.boolean(),
  correctionCount: z.int(),
  attachmentCount: z.int(),
  isAltered: z.boolean(),
});

/** An entry of a damaged store. */
export type RescuedEntry = z.output<typeof rescuedEntry>;

/** A backup that a damaged store can be replaced from, and what each of the two has that the other lacks. */
export const rescueBackup = backup.extend({
  /** True where the bytes were compared with the page just now; the others are checked before they are used. */
  isChecked: z.boolean(),
  /** Readable records of the damaged store that are not in the backup. */
  recordsOnlyHere: z.int(),
  entriesOnlyHere: z.int(),
  /** Records of the backup that can no longer be read in the damaged store. */
  recordsOnlyInBackup: z.int(),
  /** What went out after the backup, as far as it can be read; null where that is nothing, and of a backup that does not count. */
  sentSince: sentSince.nullable(),
});

/** A backup that a damaged store can be replaced from. */
export type RescueBackup = z.output<typeof rescueBackup>;

/** What an export out of a damaged store wrote. */
export const rescueExport = z.strictObject({
  folder: z.string(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
  records: z.int(),
  entries: z.int(),
  lostRecords: z.int(),
  attachments: z.int(),
  attachmentsMissing: z.int(),
});

/** What an export out of a damaged store wrote. */
export type RescueExport = z.output<typeof rescueExport>;

/** The calls that are answered while the store does not open, and only then; `docs/adr/0005` says why nobody signs in. */
export const rescueMethods = {
  'rescue.state': query({
    topics: ['station'],
    allow: 'public',
    input: nothing,
    output: z.strictObject({
      code: errorCode,
      message: z.string(),
      /** Empty where neither the damaged store nor a backup says whose it is. */
      unitName: z.string(),
      zone: z.string(),
      storeFolder: z.string(),
      reading,
    }),
  }),
  'rescue.read': query({
    topics: ['station'],
    allow: 'public',
    input: z.strictObject({ before: z.int().nullable(), limit: z.int().min(1).max(200) }),
    /** Newest first. */
    output: z.strictObject({ entries: z.array(rescuedEntry), nextBefore: z.int().nullable() }),
  }),
  'rescue.backups': query({
    topics: ['station'],
    allow: 'public',
    input: nothing,
    output: z.strictObject({
      /** Good ones newest first, then those that do not count. */
      backups: z.array(rescueBackup),
      /** Null where there is no second place, or nothing that can be read tells of it. */
      secondFolder: z.string().nullable(),
    }),
  }),
  'rescue.export': command({
    topics: [],
    allow: 'public',
    input: z.strictObject({ folder: z.string().min(1).max(4096) }),
    output: rescueExport,
  }),
  'rescue.replace': command({
    topics: [],
    allow: 'public',
    input: z.strictObject({
      place,
      name: z.string().min(1).max(255),
      account: z.string().min(1).max(64),
      password,
    }),
    /** Where the damaged store lies now, and how many records the restored one has. */
    output: z.strictObject({ aside: z.string(), records: z.int() }),
  }),
  /** Tries to open the store again; refused with the reason where it still does not open. */
  'rescue.retry': command({ topics: [], allow: 'public', input: nothing, output: nothing }),
};
