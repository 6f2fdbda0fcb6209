import { z } from 'zod';
import { counterpart, entryId, isPrintable } from '../log/entry.ts';
import { type Instant, instant } from '../time/instant.ts';
import { incidentLevel } from './level.ts';
import { incidentStage } from './stage.ts';
import { incidentClass } from './taxonomy.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** Names an incident for ever. */
export const incidentId = z.string().min(1).max(64).brand<'IncidentId'>();

/** Names an incident for ever. */
export type IncidentId = z.output<typeof incidentId>;

/** What is typed of an incident; only the title has to be there. */
export const incidentFields = z.strictObject({
  title: named(100),
  /** A kind of the set-up; empty while nobody has said which. */
  kindId: z.string().max(64),
  place: printable(200),
  /** 发生: null while it is not known. */
  occurredAt: instant.nullable(),
  isOccurredAbout: z.boolean(),
  /** 获悉: when the unit learned of it, by whatever way; null where it was with the call. */
  learnedAt: instant.nullable(),
  /** 接报: when it was reported to this desk. */
  receivedAt: instant,
  /** Who reported it first (信息来源). */
  reporter: counterpart,
  /** Whom the caller had told before (来电人已告知). */
  alreadyInformed: printable(500),
  /** 敏感: reported whatever the level. */
  isSensitive: z.boolean(),
});

/** What is typed of an incident. */
export type IncidentFields = z.output<typeof incidentFields>;

/** The steps of an incident: 接报, 补充情况, 更正, 定级, 加时限, 完成时限, 迟报原因, 知悉提醒, 办结, 重开, 作废. */
export const incidentAct = z.enum([
  'opened',
  'facts',
  'changed',
  'level',
  'stage-added',
  'met',
  'late-reason',
  'acknowledged',
  'closed',
  'reopened',
  'voided',
]);

/** A step of an incident. */
export type IncidentAct = z.output<typeof incidentAct>;

/** Clocks that an incident may have: those of the rules, which the set-up bounds, those that people order, and those of follow-ups. */
export const mostStages = { byRules: 200, byHand: 100, later: 500 } as const;

/** An incident (突发事件) after its newest step; its facts stand in the steps that stated them. */
export const incident = z.strictObject({
  id: incidentId,
  /** Numbered from 1 in each year without a gap. */
  year: z.int(),
  no: z.int().positive(),
  fields: incidentFields,
  /** The name and class of the kind as the set-up called them then. */
  kindName: z.string(),
  class: incidentClass.nullable(),
  /** Null while nobody has graded it. */
  level: incidentLevel.nullable(),
  /** The record of the set-up that it goes by. */
  setupSeq: z.int(),
  /** The log entry that it began with; null where nobody had the desk. */
  entryId: entryId.nullable(),
  state: z.enum(['open', 'closed', 'void']),
  stages: z.array(incidentStage).max(mostStages.byRules + mostStages.byHand + mostStages.later),
});

/** An incident (突发事件) after its newest step. */
export type Incident = z.output<typeof incident>;

/** The number by which people call it: `事件 2026-007`. */
export const incidentNumber = ({ year, no }: Pick<Incident, 'year' | 'no'>): string =>
  `${year}-${String(no).padStart(3, '0')}`;

/** The moment that a clock starts from, and whether 接报 stands in for one that is not known. */
export function clockFrom(
  { occurredAt, learnedAt, receivedAt }: Pick<IncidentFields, 'occurredAt' | 'learnedAt' | 'receivedAt'>,
  start: 'occurred' | 'learned' | 'received',
): { readonly at: Instant; readonly isFallback: boolean } {
  if (start === 'received') return { at: receivedAt, isFallback: false };
  // Whoever was told by the call learned of it then.
  if (start === 'learned') return { at: learnedAt ?? receivedAt, isFallback: false };
  return occurredAt === null ? { at: receivedAt, isFallback: true } : { at: occurredAt, isFallback: false };
}
