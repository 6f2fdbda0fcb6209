import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { instant } from '../time/instant.ts';
import { incidentId } from './incident.ts';
import { stageId } from './stage.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** 首报, 续报, 终报, 值班快报, 专报. */
export const reportKind = z.enum(['initial', 'followUp', 'final', 'bulletin', 'special']);

/** 首报, 续报, 终报, 值班快报, 专报. */
export type ReportKind = z.output<typeof reportKind>;

/** True of the kinds that have a number of the year. */
export const isBulletin = (kind: ReportKind): kind is 'bulletin' | 'special' =>
  kind === 'bulletin' || kind === 'special';

/** Names a report for ever. */
export const reportId = z.string().min(1).max(64).brand<'ReportId'>();

/** Somebody under a report: signed here with a password, or agreed by word of mouth or telephone. */
export const reportSigner = z.strictObject({
  name: named(60),
  personId: personId.nullable(),
  manner: z.enum(['signed', 'spoken']),
  at: instant,
});

/** What is written in a report. */
export const reportFields = z.strictObject({
  /** Null of a bulletin that is about no incident. */
  incidentId: incidentId.nullable(),
  kind: reportKind,
  title: named(200),
  /** Paragraphs, one a line; `一、`, `（一）`, `1.` at the beginning make headings as documents have them. */
  body: named(20_000),
  to: z.array(named(100)).max(20),
  copyTo: z.array(named(100)).max(20),
  /** Elements that a report should have, and whether this one has them. */
  elements: z.array(z.strictObject({ key: z.string().max(40), isPresent: z.boolean() })).max(60),
  /** The chain up to which facts are in it; the next 续报 tells what came after. */
  factsUntilSeq: z.int().min(0),
});

/** What is written in a report. */
export type ReportFields = z.output<typeof reportFields>;

/** How a report reached one recipient. */
export const reportDelivery = z.strictObject({
  unit: named(100),
  stageIds: z.array(stageId).max(60),
  sentAt: instant,
  manner: z.enum(['fax', 'mail', 'system', 'paper', 'message']),
  receiver: printable(60),
  /** 回执: what they gave back, and when. */
  receipt: printable(100),
  receiptAt: instant.nullable(),
  /** 电话确认: who confirmed on the telephone that it has come, and when. */
  confirmedBy: printable(60),
  confirmedAt: instant.nullable(),
});

/** How a report reached one recipient. */
export type ReportDelivery = z.output<typeof reportDelivery>;

// What stands on the paper of a report beside its text; kept as it was when it was issued, for a paper prints the same for ever.
const reportImprint = z.strictObject({
  unitName: z.string(),
  /** The red head of a bulletin; empty of reports, which have none. */
  head: printable(60),
  /** The telephone of the office of whoever wrote it; empty where none was known. */
  contact: z.string(),
});

/** A written report or bulletin after its newest step. */
export const incidentReport = z.strictObject({
  id: reportId,
  fields: reportFields,
  /** 续报一 is 1; of 首报 and 终报 0. */
  ordinal: z.int().min(0),
  year: z.int(),
  /** The number of the year of a bulletin (第 N 期); of others their place among the reports of the incident, from 1. */
  no: z.int().positive(),
  /** The incident as people called it then; empty where there is none. */
  incidentNumber: z.string(),
  editor: reportSigner,
  reviewer: reportSigner.nullable(),
  issuer: reportSigner,
  issuedAt: instant,
  imprint: reportImprint,
  deliveries: z.array(reportDelivery).max(40),
  state: z.enum(['issued', 'withdrawn']),
  reason: printable(500),
});

/** A written report or bulletin after its newest step. */
export type IncidentReport = z.output<typeof incidentReport>;

/** What stands on the paper of a report beside its text. */
export type ReportImprint = IncidentReport['imprint'];

/** The steps of a report: 签发, 报送, 回执, 撤回. */
export const reportAct = z.enum(['issued', 'sent', 'receipt', 'withdrawn']);

/** A step of a report. */
export type ReportAct = z.output<typeof reportAct>;
