import { z } from 'zod';
import { callOut } from '#domain/period/call-out';
import { isPrintable } from '#domain/log/entry';
import { password } from '#domain/people/account';
import { personId } from '#domain/people/person';
import { periodFields, periodId } from '#domain/period/period';
import { planCells } from '#domain/period/plan';
import { periodSetup } from '#domain/period/setup';
import { periodKey } from '#domain/period/scheme';
import { submission, submissionFields, submissionId } from '#domain/period/submission';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';
import {
  periodFormat,
  periodFull,
  periodLine,
  periodProposal,
  periodSummary,
  planVersion,
  shownDue,
  tierToday,
} from './period-nouns.ts';
import { job } from './records.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const planners = ['chief', 'admin', 'dutyLeader'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const nothing = z.strictObject({});
const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
/** The period as it was looked at; refused where somebody changed it since. */
const meant = { id: periodId, version: z.int().min(1) };
const folder = z.string().min(1).max(4096);
/** A file of at most two megabytes, as base64. */
const templateFile = z.string().max(2_800_000);

/** Important periods (重要时段): their schemes and tables, and what superior bodies get of them. */
export const periodMethods = {
  'period.setup': query({
    topics: ['period', 'rota', 'people'],
    allow: readers,
    input: nothing,
    output: z.strictObject({ setup: periodSetup, version: z.int() }),
  }),
  'period.changeSetup': command({
    topics: ['period', 'log'],
    allow: ['chief', 'admin'],
    input: z.strictObject({ setup: periodSetup, version: z.int().min(0) }),
    output: z.strictObject({ setup: periodSetup, version: z.int() }),
  }),
  /** Periods of a span of at most 800 days, cancelled and closed ones included, in order of their first days. */
  'period.list': query({
    topics: ['period', 'calendar'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.array(periodLine),
  }),
  /** Holidays of the next fourteen months, and dates of the rota's set-up, that nobody has made a period of. */
  'period.proposals': query({
    topics: ['period', 'calendar', 'rota'],
    allow: readers,
    input: nothing,
    output: z.array(periodProposal),
  }),
  'period.one': query({
    topics: ['period', 'rota', 'people', 'calendar', 'absence'],
    allow: readers,
    input: z.strictObject({ id: periodId }),
    output: periodFull,
  }),
  /** Which tiers hold now, what is due at superior bodies, and which calls go on. */
  'period.now': query({
    // With the session: a screen that was locked for hours asks when it is opened.
    topics: ['period', 'people', 'absence', 'shifts', 'session'],
    allow: readers,
    input: nothing,
    output: z.strictObject({
      now: instant,
      today: isoDay,
      /** Every period that has today, the one that holds it first. */
      running: z.array(periodLine),
      /** The tiers of the one that holds today, by its published table; empty where the rota holds. */
      tiers: z.array(tierToday),
      /** What is due within a day, overdue, or was sent in another version than holds. */
      dues: z.array(shownDue),
      callOuts: z.array(callOut),
    }),
  }),
  'period.declare': command({
    topics: ['period', 'rota', 'shifts', 'log'],
    allow: planners,
    input: z.strictObject({ fields: periodFields, note: printable(300) }),
    output: periodLine,
  }),
  /** Changes a period; of days that have begun neither the scheme nor its people change. */
  'period.change': command({
    topics: ['period', 'rota', 'shifts', 'log'],
    allow: planners,
    input: z.strictObject({ ...meant, fields: periodFields, reason: printable(300) }),
    output: periodLine,
  }),
  'period.cancel': command({
    topics: ['period', 'rota', 'shifts', 'log'],
    allow: planners,
    input: z.strictObject({ ...meant, reason: named(300) }),
    output: periodLine,
  }),
  /** Closes a period that is over, with what is to be said of it; nothing of it changes any more. */
  'period.close': command({
    topics: ['period', 'log'],
    allow: planners,
    input: z.strictObject({ ...meant, conclusion: named(300) }),
    output: periodLine,
  }),
  'period.keepDraft': command({
    topics: ['period'],
    allow: planners,
    /**
     * Keeps a draft; `version` is that of the draft it replaces, 0 for a first one, and `base` the published version that it
     * begins from, 0 for none: refused where another was published since. Cells of days that have begun keep what is published.
     */
    input: z.strictObject({ id: periodId, version: z.int().min(0), base: z.int().min(0), cells: planCells }),
    output: z.strictObject({ version: z.int() }),
  }),
  'period.dropDraft': command({
    topics: ['period'],
    allow: planners,
    input: z.strictObject({ id: periodId, version: z.int().min(1) }),
    output: nothing,
  }),
  'period.generate': command({
    topics: ['jobs'],
    allow: planners,
    /** Makes the draft anew around the pins, or with `fewest-changes` changes what stands as little as absences and shares ask for. */
    input: z.strictObject({ id: periodId, way: z.enum(['fresh', 'fewest-changes']) }),
    output: job,
  }),
  /** Why somebody is in a tier on a day, and what speaks against others there. */
  'period.explain': query({
    topics: ['period', 'people', 'absence'],
    allow: readers,
    input: z.strictObject({ id: periodId, day: isoDay, poolKey: periodKey, tierKey: periodKey }),
    output: z.strictObject({
      people: z.array(
        z.strictObject({
          personId,
          isThere: z.boolean(),
          /** The tier the person is in; empty for none. */
          tierKey: z.string(),
          /** What is in the way of being here: `away`, `pinned`, `ran-before`, `runs-after`; or why it is fairer so: `more`, `edge-before`, `even`. */
          reasons: z.array(z.strictObject({ kind: z.string(), value: z.string() })),
          /** Days in this kind of tier in this period, and on duty in those before. */
          days: z.int(),
          before: z.int(),
        }),
      ),
    }),
  }),
  'period.publish': command({
    topics: ['period', 'rota', 'log', 'shifts', 'absence'],
    allow: planners,
    input: z.strictObject({
      id: periodId,
      /** The draft that was looked at; refused where it changed since. */
      draftVersion: z.int().min(1),
      reason: printable(300),
      password,
    }),
    output: planVersion,
  }),
  'period.versions': query({
    topics: ['period'],
    allow: readers,
    input: z.strictObject({ id: periodId }),
    output: z.array(planVersion),
  }),
  'period.version': query({
    topics: ['period'],
    allow: readers,
    input: z.strictObject({ id: periodId, version: z.int().min(1) }),
    output: planVersion.extend({
      cells: planCells,
      people: z.array(z.strictObject({ id: personId, name: z.string() })),
    }),
  }),
  /** Records that a table or a report was sent. */
  'period.report': command({
    topics: ['period', 'log'],
    allow: desk,
    input: z.strictObject({ periodId, fields: submissionFields }),
    output: submission,
  }),
  /** Adds or corrects the receipt of what was sent. */
  'period.receipt': command({
    topics: ['period', 'log'],
    allow: desk,
    input: z.strictObject({ id: submissionId, receivedBy: printable(60), receipt: printable(120) }),
    output: submission,
  }),
  'period.withdraw': command({
    topics: ['period', 'log'],
    allow: desk,
    input: z.strictObject({ id: submissionId, reason: named(300) }),
    output: submission,
  }),
  'period.summary': query({
    topics: ['period', 'people', 'shifts', 'absence'],
    allow: readers,
    input: z.strictObject({ id: periodId }),
    output: periodSummary,
  }),
  /** The table as a body wants it, by a published version; null is the draft, marked as such. */
  'period.export': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({
      id: periodId,
      planVersion: z.int().min(1).nullable(),
      /** Whose form is used; null is the plain one. */
      bodyId: periodKey.nullable(),
      formats: z.array(periodFormat).min(1).max(3),
      folder,
    }),
    output: job,
  }),
  'period.html': query({
    topics: ['period'],
    allow: readers,
    isReadRecorded: true,
    input: z.strictObject({
      id: periodId,
      planVersion: z.int().min(1).nullable(),
      bodyId: periodKey.nullable(),
    }),
    output: z.strictObject({ html: z.string() }),
  }),
  'period.exportSummary': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({ id: periodId, formats: z.array(periodFormat).min(1).max(3), folder }),
    output: job,
  }),
  /** The form of a body as a file with gaps, to be edited and given back as a template. */
  'period.template': query({
    isSlow: true,
    topics: ['period'],
    allow: planners,
    input: z.strictObject({ bodyId: periodKey.nullable(), format: z.enum(['docx', 'xlsx']) }),
    output: z.strictObject({ name: z.string(), base64: z.string() }),
  }),
  /** What a template would be filled with: the gaps it has, those the console does not know, and what is wrong with it. */
  'period.previewTemplate': query({
    isSlow: true,
    topics: ['period'],
    allow: planners,
    input: z.strictObject({ name: named(200), base64: templateFile }),
    output: z.strictObject({
      format: z.enum(['docx', 'xlsx']).nullable(),
      gaps: z.array(z.string()),
      unknown: z.array(z.string()),
      problem: z.enum(['not-readable', 'no-days', 'broken']).nullable(),
      detail: z.string(),
    }),
  }),
};
