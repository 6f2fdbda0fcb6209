import { z } from 'zod';
import { deadlinePolicy } from '#domain/incident/deadline-policy';
import { fact } from '#domain/incident/facts';
import { incidentFields, incidentId } from '#domain/incident/incident';
import { callFields } from '#domain/incident/incident-call';
import { incidentLevel } from '#domain/incident/level';
import { incidentSetup, templateUse } from '#domain/incident/setup';
import { incidentStage, stageId } from '#domain/incident/stage';
import { entryId, isPrintable } from '#domain/log/entry';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';
import { incidentFull, incidentLine, levelSuggestion, ringingAlarm, shownStage } from './incident-nouns.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const nothing = z.strictObject({});
const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
/** The incident as it was looked at; refused where somebody changed it since. */
const meant = { id: incidentId, version: z.int().min(1) };
const facts = z.array(fact).max(60);
const setupAnswer = z.strictObject({ setup: incidentSetup, version: z.int() });

/** Incidents (突发事件): what is known of them, how bad they are, and by when whom has to know. */
export const incidentMethods = {
  'incident.setup': query({
    topics: ['incident', 'check'],
    allow: readers,
    input: nothing,
    output: setupAnswer,
  }),
  'incident.changeSetup': command({
    topics: ['incident', 'check', 'log'],
    allow: ['chief', 'admin'],
    input: z.strictObject({ setup: incidentSetup, version: z.int().min(0) }),
    output: setupAnswer,
  }),
  /** What ships with the program: every part of a set-up, to be taken over one by one. */
  'incident.presets': query({ topics: [], allow: readers, input: nothing, output: incidentSetup }),
  /** Incidents that were received in a span of at most 800 days, the newest first; open ones of any age with `withOpen`. */
  'incident.list': query({
    topics: ['incident'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay, withOpen: z.boolean() }),
    output: z.array(incidentLine),
  }),
  'incident.one': query({
    topics: ['incident'],
    allow: readers,
    input: z.strictObject({ id: incidentId }),
    output: incidentFull,
  }),
  /** What goes on: open incidents, their open clocks with the earliest due first, and alarms that wait to be acknowledged. */
  'incident.now': query({
    topics: ['incident', 'session'],
    allow: readers,
    input: nothing,
    output: z.strictObject({
      now: instant,
      incidents: z.array(incidentLine),
      stages: z.array(shownStage),
      alarms: z.array(ringingAlarm),
      /** Set where the clock of the machine was put back while a clock ran: when, and by how many minutes. */
      setBack: z.strictObject({ at: instant, minutes: z.int() }).nullable(),
    }),
  }),
  /**
   * What would be due, and which level the rules suggest, of an incident that need not be there; with `policies` by these instead of those in
   * force. With `incidentId` which clocks that one would have if it were so, by the set-up that it goes by.
   */
  'incident.dryRun': query({
    topics: ['incident'],
    allow: readers,
    input: z.strictObject({
      fields: incidentFields,
      facts,
      level: incidentLevel.nullable(),
      policies: z.array(deadlinePolicy).max(80).nullable(),
      incidentId: incidentId.optional(),
    }),
    output: z.strictObject({ suggestion: levelSuggestion, stages: z.array(incidentStage) }),
  }),
  /** Begins an incident, out of an entry of the log where it was written there first. */
  'incident.open': command({
    topics: ['incident', 'log', 'shifts'],
    allow: desk,
    input: z.strictObject({
      fields: incidentFields,
      facts,
      level: incidentLevel.nullable(),
      levelReason: printable(500),
      entryId: entryId.nullable(),
    }),
    output: incidentFull,
  }),
  'incident.note': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, facts: facts.min(1), note: printable(500) }),
    output: incidentFull,
  }),
  'incident.change': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, fields: incidentFields, reason: named(500) }),
    output: incidentFull,
  }),
  /** Somebody decides on the level; another one than the rules suggest needs a reason. */
  'incident.decide': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, level: incidentLevel.nullable(), reason: printable(500) }),
    output: incidentFull,
  }),
  /** Adds a clock that somebody ordered. */
  'incident.addStage': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({
      ...meant,
      label: named(60),
      manner: incidentStage.shape.manner,
      report: incidentStage.shape.report,
      recipient: named(100),
      dueAt: instant.nullable(),
      reason: named(500),
    }),
    output: incidentFull,
  }),
  /** Marks a clock as met by what happened outside the program, with who says so in `note`. */
  'incident.meetStage': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, stageId, at: instant.nullable(), note: named(500) }),
    output: incidentFull,
  }),
  'incident.explainLate': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, stageIds: z.array(stageId).min(1).max(60), reason: named(500) }),
    output: incidentFull,
  }),
  /** Acknowledges what rang. */
  'incident.acknowledge': command({
    topics: ['incident'],
    allow: desk,
    input: z.strictObject({
      alarms: z
        .array(ringingAlarm.omit({ rungAt: true }))
        .min(1)
        .max(2000),
    }),
    output: nothing,
  }),
  /** Closes it, opens it again, or voids one that was none; `reason` says why, of a closed one how it ended. */
  'incident.settle': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, what: z.enum(['close', 'reopen', 'void']), reason: named(500) }),
    output: incidentFull,
  }),
  /** What to say or ask on the telephone, with the facts filled in; what nobody knows reads 正在核实. */
  'incident.script': query({
    topics: ['incident'],
    allow: desk,
    input: z.strictObject({ id: incidentId, use: templateUse, recipient: printable(100) }),
    output: z.strictObject({ text: z.string(), elements: z.array(z.string()) }),
  }),
  /** Fills a template with an incident, or with sample facts, to be looked at while it is written; names gaps that nobody knows. */
  'incident.preview': query({
    topics: ['incident'],
    allow: readers,
    input: z.strictObject({ id: incidentId.nullable(), text: z.string().max(8000) }),
    output: z.strictObject({ text: z.string(), unknown: z.array(z.string()), fault: z.string().nullable() }),
  }),
  /** Writes down a call or an attempt: into the log, at the clocks that it meets, and what was learned as facts. */
  'incident.call': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, call: callFields, facts }),
    output: incidentFull,
  }),
  'incident.correctCall': command({
    topics: ['incident', 'log'],
    allow: desk,
    input: z.strictObject({
      ...meant,
      callId: z.string().min(1).max(64),
      call: callFields,
      reason: named(500),
    }),
    output: incidentFull,
  }),
};
