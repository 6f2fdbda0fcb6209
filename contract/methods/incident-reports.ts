import { z } from 'zod';
import { incidentId } from '#domain/incident/incident';
import {
  incidentReport,
  reportDelivery,
  reportFields,
  reportId,
  reportKind,
} from '#domain/incident/incident-report';
import { isPrintable } from '#domain/log/entry';
import { password } from '#domain/people/account';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';
import { assessment } from './assessment.ts';
import { job } from './records.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
const folder = z.string().min(1).max(4096);
/** A report with the number that a change to it has to name. */
const versioned = incidentReport.extend({ version: z.int() });
/** The report as it was looked at; refused where somebody changed it since. */
const meant = { id: reportId, version: z.int().min(1) };
const format = z.enum(['docx', 'pdf']);
/** Somebody who signs here with the own password, or who agreed by word of mouth or telephone. */
const signing = z.discriminatedUnion('manner', [
  z.strictObject({ manner: z.literal('signed'), account: z.string().min(1).max(60), password }),
  z.strictObject({ manner: z.literal('spoken'), name: named(60), at: instant }),
]);

/** Written reports (首报, 续报, 终报) and bulletins (值班快报, 专报), and how timely they were. */
export const incidentReportMethods = {
  /** Reports issued in a span of at most 800 days, the newest first; of one incident where it is named. */
  'report.all': query({
    topics: ['incident'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay, incidentId: incidentId.nullable() }),
    output: z.array(versioned),
  }),
  /** A report as the facts of this moment make it, to be edited; of a 续报 only what came after the report before it. */
  'report.compose': query({
    topics: ['incident'],
    allow: desk,
    input: z.strictObject({ incidentId: incidentId.nullable(), kind: reportKind }),
    output: z.strictObject({
      fields: reportFields,
      ordinal: z.int(),
      /** The number that it would get. */
      no: z.int(),
      year: z.int(),
    }),
  }),
  'report.issue': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({
      fields: reportFields,
      /** The number of a bulletin where somebody typed one; null takes the next. */
      no: z.int().min(1).max(99_999).nullable(),
      /** Null where nobody looked it through. */
      reviewer: signing.nullable(),
      issuer: signing,
    }),
    output: versioned,
  }),
  'report.send': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({
      ...meant,
      deliveries: z
        .array(
          reportDelivery
            .pick({ unit: true, stageIds: true, manner: true, receiver: true })
            .extend({ sentAt: instant.nullable() }),
        )
        .min(1)
        .max(20),
    }),
    output: versioned,
  }),
  /** Receipt and confirmation by telephone of one delivery, by its place. */
  'report.receipt': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({
      ...meant,
      place: z.int().min(0).max(39),
      receipt: printable(100),
      receiptAt: instant.nullable(),
      confirmedBy: printable(60),
      confirmedAt: instant.nullable(),
    }),
    output: versioned,
  }),
  'report.withdraw': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, reason: named(500) }),
    output: versioned,
  }),
  'report.html': query({
    topics: [],
    allow: readers,
    isReadRecorded: true,
    input: z.strictObject({ id: reportId }),
    output: z.strictObject({ html: z.string() }),
  }),
  'report.export': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({ id: reportId, formats: z.array(format).min(1).max(2), folder }),
    output: job,
  }),
  /** How timely and complete reports of incidents of a span of at most 800 days were, beside the same span a year before. */
  'assess.figures': query({
    topics: ['incident', 'check'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: assessment,
  }),
  'assess.export': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay, folder }),
    output: job,
  }),
};
