import { z } from 'zod';
import { sentSince } from '#domain/backup/sent-since';
import { intakeId, intakeProblem } from '#domain/office/intake';
import { packageId } from '#domain/package/package';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';
import { chainHead } from './shifts.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;

/** Forms in which a day leaves the machine. */
export const exportFormat = z.enum(['docx', 'pdf', 'xlsx', 'csv', 'json']);

/** One form in which a day leaves the machine. */
export type ExportFormat = z.output<typeof exportFormat>;

/** Forms in which a handover sheet leaves the machine. */
export const sheetFormat = exportFormat.extract(['docx', 'pdf']);

/** One form in which a handover sheet leaves the machine. */
export type SheetFormat = z.output<typeof sheetFormat>;

const jobId = z.string().min(1).max(64);

/** What a restored store knows of what the store whose place it took had made and sent after the backup. */
export const restoredNews = sentSince.extend({
  /** The record of the restoring. */
  seq: z.int().positive(),
  at: instant,
  byName: z.string(),
  backup: z.string(),
  /** The folder that the other store lies in since; empty where the restoring left it where it was. */
  aside: z.string(),
});

/** What a restored store knows of what had gone out. */
export type RestoredNews = z.output<typeof restoredNews>;

/** How far a long piece of work is. */
export const job = z.strictObject({
  id: z.string(),
  kind: z.enum(['export', 'verify', 'backup', 'drill', 'restore', 'generate', 'package', 'take']),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int(),
  files: z.array(z.strictObject({ file: z.string(), bytes: z.int(), sha256: z.string() })),
  failure: z.strictObject({ code: z.string(), message: z.string(), details: z.array(z.string()) }).nullable(),
  verdict: z.lazy(() => verdict).nullable(),
  drill: z.lazy(() => drillReport).nullable(),
  /** Of packages that were taken in. */
  taken: z.lazy(() => takenReport).nullable(),
  /** Of a package that was made. */
  packageId: packageId.nullable(),
  /** Of the first package after the store was restored: what had gone out before. */
  restored: restoredNews.nullable(),
  startedAt: instant,
});

/** How far a long piece of work is. */
export type Job = z.output<typeof job>;

/** What verifying found: all records hold, or the first that does not and why. */
export const verdict = z.strictObject({
  isIntact: z.boolean(),
  records: z.int(),
  head: chainHead.nullable(),
  firstBad: z
    .strictObject({
      seq: z.int(),
      reason: z.enum([
        'missing',
        'not-canonical',
        'wrong-sequence',
        'wrong-previous',
        'wrong-hash',
        'view-differs',
        'wrong-signature',
        'attachment-missing',
        'attachment-differs',
      ]),
      detail: z.string(),
    })
    .nullable(),
});

/** What verifying found. */
export type Verdict = z.output<typeof verdict>;

/** Why a backup does not count although it was made. */
export const backupFault = z.enum(['unreadable', 'changed', 'not-intact', 'other-store']);

/** What a drill found: the newest backup restored into a copy and compared with the store. */
export const drillReport = z.strictObject({
  backup: z.string(),
  madeAt: instant,
  records: z.int(),
  entries: z.int(),
  /** Null where the restored copy is what the store was when the backup was made. */
  problem: backupFault.nullable(),
  detail: z.string(),
});

/** What a drill found. */
export type DrillReport = z.output<typeof drillReport>;

/** What became of packages that were taken in: counts, and the files that were not simply accepted. */
export const takenReport = z.strictObject({
  accepted: z.int(),
  /** Taken in before, and left as it is. */
  already: z.int(),
  held: z.int(),
  refused: z.int(),
  files: z
    .array(
      z.strictObject({
        file: z.string(),
        outcome: z.enum(['accepted', 'already', 'held', 'refused']),
        roomName: z.string(),
        day: isoDay.nullable(),
        intakeId: intakeId.nullable(),
        problems: z.array(intakeProblem),
      }),
    )
    .max(500),
});

/** What became of packages that were taken in. */
export type TakenReport = z.output<typeof takenReport>;

/** One line of the audit: something that happened to the store other than an entry of the log. */
export const auditLine = z.strictObject({
  seq: z.int(),
  kind: z.string(),
  at: instant,
  byName: z.string(),
  detail: z.string(),
  /** What stood before a change of settings; null for everything else, and for the first. */
  before: z.string().nullable(),
});

/** Export, verification and the record of what happened to the store. */
export const recordMethods = {
  'export.start': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({
      fromDay: isoDay,
      untilDay: isoDay,
      formats: z.array(exportFormat).min(1).max(20),
      folder: z.string().min(1).max(4096),
    }),
    output: job,
  }),
  'export.html': query({
    topics: ['log'],
    allow: readers,
    isReadRecorded: true,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.strictObject({ html: z.string() }),
  }),
  'export.fonts': query({
    topics: [],
    allow: readers,
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({ role: z.string(), wanted: z.string(), used: z.string(), isFallback: z.boolean() }),
    ),
  }),
  'handover.html': query({
    topics: ['shifts'],
    allow: readers,
    isReadRecorded: true,
    input: z.strictObject({ shiftNo: z.int() }),
    output: z.strictObject({ html: z.string() }),
  }),
  'handover.export': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({
      shiftNo: z.int(),
      formats: z.array(sheetFormat).min(1).max(20),
      folder: z.string().min(1).max(4096),
    }),
    output: job,
  }),
  'verify.start': command({ topics: ['jobs'], allow: readers, input: z.strictObject({}), output: job }),
  'job.state': query({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({ id: jobId }),
    output: job,
  }),
  'job.cancel': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({ id: jobId }),
    output: job,
  }),
  'chain.head': query({ topics: ['log'], allow: readers, input: z.strictObject({}), output: chainHead }),
  'chain.at': query({
    topics: ['log'],
    allow: readers,
    input: z.strictObject({ seq: z.int().positive() }),
    output: z.strictObject({ head: chainHead.nullable() }),
  }),
  'audit.page': query({
    topics: ['log', 'accounts', 'session'],
    allow: ['admin', 'auditor'],
    isReadRecorded: true,
    input: z.strictObject({
      before: z.int().nullable(),
      limit: z.int().min(1).max(200),
      kinds: z.array(z.string().max(40)).max(40),
    }),
    output: z.strictObject({ lines: z.array(auditLine), nextBefore: z.int().nullable() }),
  }),
};
