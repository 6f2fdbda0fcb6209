import { z } from 'zod';
import {
  absenceApproval,
  absenceDecision,
  absenceFields,
  absenceId,
  absenceReport,
} from '#domain/absence/absence';
import { finding } from '#domain/absence/finding';
import { absenceRules } from '#domain/absence/rules';
import { isPrintable } from '#domain/log/entry';
import { password } from '#domain/people/account';
import { personId } from '#domain/people/person';
import { instant, isoDay } from '#domain/time/instant';
import { isoMonth } from '#domain/rota/duty';
import { command, query } from '../kinds.ts';
import { absenceFormat, absenceFull, absenceLedger, absenceLine, contradiction } from './absence-nouns.ts';
import { job } from './records.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const nothing = z.strictObject({});
const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
const account = z.string().min(1).max(64);
/** The absence as it was looked at; refused where somebody changed it since. */
const meant = { id: absenceId, version: z.int().min(1) };
const decisions = z.array(absenceDecision.omit({ at: true })).max(100);
const folder = z.string().min(1).max(4096);
const withWhereabouts = z.boolean();

/** The absence registry (外出报备): who is away, who acts, and what it does to duty. */
export const absenceMethods = {
  'absence.rules': query({
    topics: ['absence', 'people'],
    allow: readers,
    input: nothing,
    output: z.strictObject({ rules: absenceRules, version: z.int() }),
  }),
  'absence.changeRules': command({
    topics: ['absence', 'rota', 'shifts', 'log'],
    allow: ['chief', 'admin'],
    input: z.strictObject({ rules: absenceRules, version: z.int().min(0) }),
    output: z.strictObject({ rules: absenceRules, version: z.int() }),
  }),
  /** Absences of a span of at most 400 days, drafts and cancelled ones included, in order of departure. */
  'absence.list': query({
    topics: ['absence', 'rota', 'people'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.array(absenceLine),
  }),
  /** Who is away now, who leaves and comes back next, who should be back, and what contradicts the published rota in the next 60 days. */
  'absence.now': query({
    // With the session: a screen that was locked for hours asks when it is opened.
    topics: ['absence', 'rota', 'people', 'shifts', 'session'],
    allow: readers,
    input: nothing,
    output: z.strictObject({
      now: instant,
      today: isoDay,
      away: z.array(absenceLine),
      /** Absences, drafts among them, that begin within seven days; and drafts that have begun, which nobody approved. */
      leaving: z.array(absenceLine),
      overdue: z.array(absenceLine),
      contradictions: z.array(contradiction),
      /** True where whoever asks may see where people are. */
      seesWhereabouts: z.boolean(),
      /** True where nobody has chosen rules yet. */
      hasNoRules: z.boolean(),
    }),
  }),
  /** Everything about an absence, for those who may see where people are; who looked is recorded. */
  'absence.one': query({
    topics: ['absence', 'rota', 'people', 'calendar'],
    allow: desk,
    isReadRecorded: true,
    input: z.strictObject({ id: absenceId }),
    output: absenceFull,
  }),
  /** What the rules say of a form as it is typed, or of a change to an absence that is registered. */
  'absence.judge': query({
    topics: ['absence', 'rota', 'people', 'calendar'],
    allow: desk,
    input: z.strictObject({ fields: absenceFields, id: absenceId.nullable() }),
    output: z.strictObject({
      fromAt: instant,
      untilAt: instant,
      halfDays: z.int(),
      findings: z.array(finding),
      /** Another absence of the same person at that time, which the form has to give way to; empty where there is none. */
      overlaps: z.string(),
    }),
  }),
  /** Published duties from `fromDay` to `untilDay` that lie on somebody who is away then and that are not over. */
  'absence.contradictions': query({
    topics: ['absence', 'rota', 'people'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.array(contradiction),
  }),
  'absence.register': command({
    topics: ['absence', 'rota', 'shifts', 'log'],
    allow: desk,
    /** For oneself; for others by a chief, a leader, or whoever has the desk. */
    input: z.strictObject({ fields: absenceFields, decisions, note: printable(300) }),
    output: absenceLine,
  }),
  'absence.change': command({
    topics: ['absence', 'rota', 'shifts', 'log'],
    allow: desk,
    input: z.strictObject({
      ...meant,
      fields: absenceFields,
      decisions,
      reason: printable(300),
      /** Who brought the news, and how; null where the person typed it. */
      told: z
        .strictObject({ byName: named(60), manner: z.enum(['written', 'phone', 'oral', 'system']) })
        .nullable(),
    }),
    output: absenceLine,
  }),
  'absence.approve': command({
    topics: ['absence', 'rota', 'shifts', 'log'],
    allow: desk,
    /** With `signer` the approver signs here with the own password; without, the office records an approval given elsewhere. */
    input: z.strictObject({
      ...meant,
      approval: absenceApproval.pick({ name: true, post: true, at: true, manner: true, documentNo: true }),
      signer: z.strictObject({ account, password }).nullable(),
      note: printable(300),
    }),
    output: absenceLine,
  }),
  'absence.report': command({
    topics: ['absence', 'rota', 'shifts', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, report: absenceReport }),
    output: absenceLine,
  }),
  'absence.decide': command({
    topics: ['absence', 'rota', 'shifts', 'log'],
    allow: desk,
    /** Keeps what a leader decided about rules that are missed, and why. */
    input: z.strictObject({ ...meant, decisions: decisions.min(1) }),
    output: absenceLine,
  }),
  'absence.return': command({
    topics: ['absence', 'rota', 'shifts', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, returnedAt: instant, note: printable(300) }),
    output: absenceLine,
  }),
  'absence.cancel': command({
    topics: ['absence', 'rota', 'shifts', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, reason: named(300) }),
    output: absenceLine,
  }),
  'absence.ledger': query({
    topics: ['absence', 'rota', 'people', 'calendar'],
    allow: readers,
    input: z.strictObject({ month: isoMonth }),
    output: absenceLedger,
  }),
  'absence.exportForm': command({
    topics: ['jobs'],
    allow: desk,
    input: z.strictObject({
      id: absenceId,
      formats: z.array(absenceFormat).min(1).max(20),
      folder,
      withWhereabouts,
    }),
    output: job,
  }),
  'absence.exportLedger': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({
      month: isoMonth,
      /** Only this person's absences; null is everybody's. */
      personId: personId.nullable(),
      formats: z.array(absenceFormat).min(1).max(20),
      folder,
      withWhereabouts,
    }),
    output: job,
  }),
  'absence.formHtml': query({
    topics: ['absence'],
    allow: desk,
    isReadRecorded: true,
    input: z.strictObject({ id: absenceId, withWhereabouts }),
    output: z.strictObject({ html: z.string() }),
  }),
  'absence.ledgerHtml': query({
    topics: ['absence'],
    allow: readers,
    isReadRecorded: true,
    input: z.strictObject({ month: isoMonth, personId: personId.nullable(), withWhereabouts }),
    output: z.strictObject({ html: z.string() }),
  }),
};
