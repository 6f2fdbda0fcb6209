import { z } from 'zod';
import { sentSince } from '#domain/backup/sent-since';
import { isPrintable } from '#domain/log/entry';
import { password } from '#domain/people/account';
import { instant } from '#domain/time/instant';
import { errorCode } from '../errors.ts';
import { command, query } from '../kinds.ts';
import { backupFault, job } from './records.ts';
import { chainHead } from './shifts.ts';

const nothing = z.strictObject({});
const folderPath = z.string().min(1).max(4096);

/** One backup as its own page `backup.json` describes it. */
export const backup = z.strictObject({
  name: z.string().max(200),
  place: z.enum(['first', 'second']),
  folder: z.string(),
  madeAt: instant,
  records: z.int(),
  entries: z.int(),
  head: chainHead,
  bytes: z.int(),
  sha256: z.string(),
  /** Null where the backup counts. */
  fault: backupFault.nullable(),
});

/** One backup. */
export type Backup = z.output<typeof backup>;

/** How often backups are made and where else they go. */
export const backupSettings = z.strictObject({
  secondFolder: folderPath.nullable(),
  everyMinutes: z.int().min(10).max(1440),
  version: z.int(),
});

/** How often backups are made and where else they go. */
export type BackupSettings = z.output<typeof backupSettings>;

/** Why the last backup, or its copy in the second place, was not made. */
export const backupFailure = z.strictObject({
  place: z.enum(['first', 'second']),
  at: instant,
  code: errorCode,
  message: z.string(),
  details: z.array(z.string()),
});

/** Why the last backup was not made. */
export type BackupFailure = z.output<typeof backupFailure>;

/** Backups, and the drill that proves one of them. */
export const backupMethods = {
  'backup.state': query({
    topics: ['backups'],
    allow: ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'],
    input: nothing,
    output: z.strictObject({
      newest: backup.pick({ madeAt: true, records: true, head: true }).nullable(),
      isRunning: z.boolean(),
      lastFailure: backupFailure.nullable(),
      settings: backupSettings,
      lastDrillAt: instant.nullable(),
      drillDueAt: instant.nullable(),
    }),
  }),
  'backups.all': query({
    topics: ['backups'],
    allow: ['admin', 'auditor'],
    input: nothing,
    /** Newest first, those in the second place after those in the first. */
    output: z.array(backup),
  }),
  'backup.start': command({
    topics: ['jobs', 'backups'],
    allow: ['admin', 'chief'],
    input: nothing,
    output: job,
  }),
  /** Restores the newest backup into a temporary copy and compares it with the store. */
  'backup.drill': command({
    topics: ['jobs', 'backups'],
    allow: ['admin', 'chief'],
    input: nothing,
    output: job,
  }),
  /** What the store has that a backup lacks: all of it is given up where the backup is restored. */
  'backup.loss': query({
    topics: ['backups', 'log'],
    allow: ['admin'],
    input: backup.pick({ place: true, name: true }),
    output: z.strictObject({
      records: z.int(),
      entries: z.int(),
      since: instant.nullable(),
      /** What went out since, which others keep; null where that is nothing. */
      sentSince: sentSince.nullable(),
    }),
  }),
  /** Puts a backup in the place of the store, which is moved aside; everybody signs in again. */
  'backup.restore': command({
    topics: ['jobs'],
    allow: ['admin'],
    input: backup.pick({ place: true, name: true }).extend({
      password,
      reason: z.string().trim().min(1).max(500).refine(isPrintable, 'unprintable'),
    }),
    output: job,
  }),
  'backup.settings': command({
    topics: ['backups', 'log'],
    allow: ['admin'],
    input: backupSettings,
    output: backupSettings,
  }),
};
