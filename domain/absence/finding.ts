import { z } from 'zod';
import { instant, isoDay } from '../time/instant.ts';

/**
 * What a rule is about: approval (审批权限), lead time (提前报备), paper after a telephone call (补报), stale approval (重新报备),
 * report of a change (变更报备), prompt return (及时销假), a field that has to be filled, a report at all (报备); and with the rota
 * and the other absences: a duty met, two heads away together, who presides for a head, too few leaders, an acting leader who is
 * away, acts for two, is the person, or is not named; an earlier absence of the person from which no return was recorded.
 */
export const findingKind = z.enum([
  'approval',
  'lead',
  'paper',
  'stale',
  'change',
  'return',
  'field',
  'report',
  'duty',
  'heads',
  'presides',
  'floor',
  'acting-away',
  'acting-twice',
  'acting-self',
  'unreturned',
]);

/** What a rule is about. */
export type FindingKind = z.output<typeof findingKind>;

/** Kinds that are said only where they are missed, so that nobody can count how often they were kept. */
export const onlyMissedKinds: ReadonlySet<FindingKind> = new Set([
  'duty',
  'heads',
  'floor',
  'acting-away',
  'acting-twice',
  'acting-self',
  'unreturned',
]);

/** What a rule says of an absence at a moment. */
export const finding = z.strictObject({
  /** The rule of the set; of what no rule of the set says, the kind itself. */
  ruleId: z.string().max(64),
  kind: findingKind,
  /** What it is about beside the absence, so that two of one rule are told apart: a place, another absence, a day, a field, a change, how far an absence grew beyond its approval; or empty. */
  subject: z.string().max(200),
  /** `open`: nothing is late, and something is still to be done, where `dueAt` is set until then. */
  outcome: z.enum(['met', 'missed', 'open']),
  /** True where the rule recommends and does not demand. */
  isAdvice: z.boolean(),
  day: isoDay.nullable(),
  dueAt: instant.nullable(),
  doneAt: instant.nullable(),
  /** Names and numbers for the sentence, by the kind. */
  values: z.record(z.string().max(40), z.string().max(300)),
});

/** What a rule says of an absence at a moment. */
export type Finding = z.output<typeof finding>;

/** Names a finding among those of one absence; a decision names the same two. */
export const findingKey = ({ ruleId, subject }: Pick<Finding, 'ruleId' | 'subject'>): string =>
  JSON.stringify([ruleId, subject]);
