import { z } from 'zod';
import { keptFact } from '#domain/incident/facts';
import { incident, incidentAct, incidentId } from '#domain/incident/incident';
import { incidentCall } from '#domain/incident/incident-call';
import { incidentReport } from '#domain/incident/incident-report';
import { incidentLevel } from '#domain/incident/level';
import { incidentStage, stageId } from '#domain/incident/stage';
import { incidentClass } from '#domain/incident/taxonomy';
import { entryId } from '#domain/log/entry';
import { instant } from '#domain/time/instant';

/** What the level rules make of the facts that are known. */
export const levelSuggestion = z.strictObject({
  /** The worst level that a rule reaches; null where none does. */
  level: incidentLevel.nullable(),
  /** The rules that reach it, as people read them. */
  because: z.array(z.string()),
  /** Rules by which it has to be reported whatever its level. */
  reportBecause: z.array(z.string()),
});

/** What the level rules make of the facts that are known. */
export type LevelSuggestion = z.output<typeof levelSuggestion>;

/** A clock as lists outside its incident show it. */
export const shownStage = incidentStage.extend({
  incidentId,
  incidentNumber: z.string(),
  incidentTitle: z.string(),
  isLate: z.boolean(),
  /** Attempts to call that nobody answered. */
  attempts: z.int(),
});

/** A clock as lists outside its incident show it. */
export type ShownStage = z.output<typeof shownStage>;

/** An incident as a list shows it. */
export const incidentLine = z.strictObject({
  id: incidentId,
  number: z.string(),
  version: z.int(),
  /** The log entry that it began with. */
  entryId: entryId.nullable(),
  title: z.string(),
  kindName: z.string(),
  class: incidentClass.nullable(),
  level: incidentLevel.nullable(),
  isSensitive: z.boolean(),
  place: z.string(),
  occurredAt: instant.nullable(),
  receivedAt: instant,
  state: incident.shape.state,
  openStages: z.int(),
  lateStages: z.int(),
  metStages: z.int(),
  /** When the next open clock is due; null where none has a moment. */
  nextDueAt: instant.nullable(),
  /** The newest figures of people: dead, missing, trapped, hurt; only what is known. */
  deaths: z.int().nullable(),
  missing: z.int().nullable(),
  trapped: z.int().nullable(),
  injured: z.int().nullable(),
  /** Reports that were issued and not withdrawn. */
  reports: z.int(),
  hasFinal: z.boolean(),
});

/** An incident as a list shows it. */
export type IncidentLine = z.output<typeof incidentLine>;

/** A step of an incident as its history shows it. */
export const incidentStepLine = z.strictObject({
  seq: z.int(),
  act: incidentAct,
  at: instant,
  byName: z.string(),
  note: z.string(),
  about: z.array(z.string()),
  level: incidentLevel.nullable(),
  suggested: incidentLevel.nullable(),
  /** Places of its fields that differ from the step before. */
  changed: z.array(z.string()),
});

/** A step of an incident as its history shows it. */
export type IncidentStepLine = z.output<typeof incidentStepLine>;

/** An incident with everything that belongs to it. */
export const incidentFull = z.strictObject({
  incident,
  number: z.string(),
  version: z.int(),
  /** Every fact that was ever stated, in the order of the record. */
  facts: z.array(keptFact),
  suggestion: levelSuggestion,
  steps: z.array(incidentStepLine),
  calls: z.array(incidentCall),
  reports: z.array(incidentReport),
});

/** An incident with everything that belongs to it. */
export type IncidentFull = z.output<typeof incidentFull>;

/** An alarm that rang and that nobody has acknowledged. */
export const ringingAlarm = z.strictObject({
  incidentId,
  stageId,
  dueAt: instant,
  /** The share of the time in percent at which it rang; 100 is the deadline. */
  mark: z.int(),
  rungAt: instant,
});

/** An alarm that rang and that nobody has acknowledged. */
export type RingingAlarm = z.output<typeof ringingAlarm>;
