import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { instant } from '../time/instant.ts';
import { absenceEdge } from './edge.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** Names an absence for ever. */
export const absenceId = z.string().min(1).max(64).brand<'AbsenceId'>();

/** Names an absence for ever. */
export type AbsenceId = z.output<typeof absenceId>;

/**
 * Why somebody is away: 因公出差, 会议, 培训, 年休假, 事假, 病假, 探亲, 因公出国(境), 因私出国(境), 节假日离开本地, 其他.
 */
export const absenceKind = z.enum([
  'business',
  'meeting',
  'training',
  'annual-leave',
  'personal-leave',
  'sick-leave',
  'family-visit',
  'abroad-official',
  'abroad-private',
  'leave-town',
  'other',
]);

/** Why somebody is away. */
export type AbsenceKind = z.output<typeof absenceKind>;

/** How far somebody goes: 市内, 市外省内, 省外, 境外. */
export const absenceReach = z.enum(['city', 'province', 'country', 'abroad']);

/** How far somebody goes. */
export type AbsenceReach = z.output<typeof absenceReach>;

/** Who presides meanwhile (主持工作同志): somebody of the directory, or of another unit by name. */
export const actingLeader = z.strictObject({
  personId: personId.nullable(),
  name: named(60),
  post: printable(100),
  phone: printable(60),
});

/** What the form (外出报备单) says before anybody approved or was told. */
export const absenceFields = z.strictObject({
  personId,
  kind: absenceKind,
  /** 外出事由. */
  cause: printable(300),
  from: absenceEdge,
  until: absenceEdge,
  reach: absenceReach,
  /** 目的地: province, city, county, as far as it is known. */
  place: printable(200),
  transport: printable(100),
  companions: printable(300),
  /** Telephone while away. */
  contactPhone: printable(60),
  acting: actingLeader.nullable(),
  /** 工作安排. */
  arrangement: printable(500),
  note: printable(500),
});

/** What the form (外出报备单) says. */
export type AbsenceFields = z.output<typeof absenceFields>;

/** How an approval was given: with the own password here, on paper, by word, by telephone, by a meeting. */
export const approvalManner = z.enum(['signed', 'written', 'oral', 'phone', 'meeting']);

/** Who approved, and what; a change of the absence can go beyond it. */
export const absenceApproval = z.strictObject({
  name: named(60),
  post: printable(100),
  at: instant,
  manner: approvalManner,
  /** 批准文号. */
  documentNo: printable(100),
  /** What was approved: half days, how far, and the person's departure. */
  halfDays: z.int().min(0),
  reach: absenceReach,
  fromAt: instant,
});

/** Who approved, and what. */
export type AbsenceApproval = z.output<typeof absenceApproval>;

/** How somebody was told: 书面, 电话, 补报 (in writing after a telephone call), 系统. */
export const reportManner = z.enum(['written', 'phone', 'afterwards', 'system']);

/** That somebody was told of the absence as it stood (报备). */
export const absenceReport = z.strictObject({
  /** 报备对象: 市委值班室, 市政府总值班室, 组织部. */
  to: named(100),
  manner: reportManner,
  at: instant,
  /** Who took it there; may be unknown. */
  receivedBy: printable(60),
  note: printable(300),
});

/** That somebody was told of the absence as it stood. */
export type AbsenceReport = z.output<typeof absenceReport>;

/** That a leader decided something a rule speaks against, and why. */
export const absenceDecision = z.strictObject({
  /** The finding that was decided: its rule and its subject. */
  ruleId: z.string().max(64),
  subject: z.string().max(200),
  byName: named(60),
  byPost: printable(100),
  reason: named(300),
  at: instant,
});

/** That a leader decided something a rule speaks against, and why. */
export type AbsenceDecision = z.output<typeof absenceDecision>;

/** The steps that an absence takes: 登记, 变更, 审批, 报备, 说明 (a decision and its reason), 销假, 取消. */
export const absenceAct = z.enum([
  'registered',
  'changed',
  'approved',
  'reported',
  'decided',
  'returned',
  'cancelled',
]);

/** A step that an absence takes. */
export type AbsenceAct = z.output<typeof absenceAct>;

/** How an absence stands by its steps alone: 草稿, 已审批, 已报备, 已销假, 已取消. */
export const absenceState = z.enum(['draft', 'approved', 'reported', 'returned', 'cancelled']);

/** How an absence stands by its steps alone. */
export type AbsenceState = z.output<typeof absenceState>;

/** How an absence stands at a moment: what its steps say, and 外出中 and 逾期未归 by the clock. */
export const shownAbsenceState = z.enum([...absenceState.options, 'away', 'overdue']);

/** How an absence stands at a moment. */
export type ShownAbsenceState = z.output<typeof shownAbsenceState>;

/** How often somebody may be told of one absence. */
export const mostReports = 100;

/** How many decisions one absence keeps. */
export const mostDecisions = 400;

/** An absence after its newest step. */
export const absence = z.strictObject({
  id: absenceId,
  /** Numbered from 1 in each year of registration, without a gap. */
  year: z.int(),
  no: z.int().positive(),
  /** As the directory had them when the step was taken. */
  personName: z.string(),
  personPost: z.string(),
  fields: absenceFields,
  /** The moments that the two edges mean by the parts of the day of then. */
  fromAt: instant,
  untilAt: instant,
  halfDays: z.int().min(0),
  state: absenceState,
  registeredAt: instant,
  approval: absenceApproval.nullable(),
  reports: z.array(absenceReport).max(mostReports),
  decisions: z.array(absenceDecision).max(mostDecisions),
  /** When the form was changed last after somebody had approved it or was told of it. */
  changedAt: instant.nullable(),
  /** How often it was. */
  changeCount: z.int().min(0),
  /** The planned return that held before that change, or before the first that came later than it and so too late. */
  untilBeforeAt: instant.nullable(),
  /** 销假: when the person was back, and when that was recorded. */
  returned: z.strictObject({ at: instant, recordedAt: instant }).nullable(),
});

/** An absence after its newest step. */
export type Absence = z.output<typeof absence>;

/** The number by which people call an absence: `2026-0007`. */
export const absenceNumber = ({ year, no }: Pick<Absence, 'year' | 'no'>): string =>
  `${year}-${String(no).padStart(4, '0')}`;
