import { z } from 'zod';
import { officialDay } from '#domain/calendar/official-day';
import { personId, shownPhone } from '#domain/people/person';
import { callOut } from '#domain/period/call-out';
import { planFinding } from '#domain/period/finding';
import { planFrame } from '#domain/period/frame';
import { planOutcome } from '#domain/period/outcome';
import { period, periodFields, periodId, periodKind } from '#domain/period/period';
import { planCells, planChange } from '#domain/period/plan';
import { periodKey, schemeTier, tierKind } from '#domain/period/scheme';
import { submission, submittedThing } from '#domain/period/submission';
import { instant, isoDay } from '#domain/time/instant';
import { rotaPerson } from './rota-nouns.ts';

/** Something that is due at a superior body, and how it stands. */
export const shownDue = z.strictObject({
  periodId,
  periodName: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  what: submittedThing,
  day: isoDay.nullable(),
  dueAt: instant,
  /** The submission that met it; null while nothing was sent. */
  sentAt: instant.nullable(),
  submissionId: z.string().nullable(),
  state: z.enum(['ahead', 'soon', 'overdue', 'met', 'late']),
  /** True where a table was sent and another version was published since. */
  isOutdated: z.boolean(),
});

/** Something that is due at a superior body. */
export type ShownDue = z.output<typeof shownDue>;

/** A period as a list shows it. */
export const periodLine = z.strictObject({
  id: periodId,
  number: z.string(),
  version: z.int(),
  kind: periodKind,
  name: z.string(),
  fromDay: isoDay,
  untilDay: isoDay,
  rank: z.int(),
  basis: z.string(),
  isSensitive: z.boolean(),
  /** Names of its schemes in order of its parts. */
  schemes: z.array(z.string()),
  state: period.shape.state,
  /** Where today is: before, in, or after it. */
  stage: z.enum(['ahead', 'running', 'over']),
  planVersion: z.int().nullable(),
  hasDraft: z.boolean(),
  /** Days to come that this one would hold and that the published table does not have; none where nothing is published. */
  openDays: z.int(),
  dues: z.array(shownDue),
  /** Others that share days with it, and on how many of these this one holds. */
  overlaps: z.array(
    z.strictObject({
      id: periodId,
      name: z.string(),
      fromDay: isoDay,
      untilDay: isoDay,
      held: z.int(),
      lost: z.int(),
    }),
  ),
});

/** A period as a list shows it. */
export type PeriodLine = z.output<typeof periodLine>;

/** A holiday of the calendar, or dates of the rota's set-up, that nobody has made a period of. */
export const periodProposal = z.strictObject({
  kind: periodKind,
  name: z.string(),
  fromDay: isoDay,
  untilDay: isoDay,
  /** The days off without what the unit adds. */
  firstDayOff: isoDay,
  lastDayOff: isoDay,
  makeupDays: z.array(isoDay),
  basis: z.string(),
  /** True where no notice has arranged the year yet. */
  isProvisional: z.boolean(),
  from: z.enum(['calendar', 'rota-setup']),
});

/** A holiday that nobody has made a period of. */
export type PeriodProposal = z.output<typeof periodProposal>;

/** A person as a plan shows one. */
export const planPerson = rotaPerson.extend({ isLeader: z.boolean() });

/** A person as a plan shows one. */
export type PlanPerson = z.output<typeof planPerson>;

/** A published version of a period's table. */
export const planVersion = z.strictObject({
  periodId,
  version: z.int(),
  effectiveDay: isoDay,
  publishedAt: instant,
  byName: z.string(),
  reason: z.string(),
  changes: z.array(planChange),
  /** Who has to be told, because their tier changed. */
  tell: z.array(personId),
});

/** A published version of a period's table. */
export type PlanVersion = z.output<typeof planVersion>;

/** One day of a period for the screen. */
export const periodDay = officialDay.extend({
  lunar: z.string(),
  /** Another period that holds the day; empty where this one does or none. */
  heldBy: z.string(),
});

/** One day of a period for the screen. */
export type PeriodDay = z.output<typeof periodDay>;

/** Everything that the screen of one period shows. */
export const periodFull = z.strictObject({
  line: periodLine,
  fields: periodFields,
  today: isoDay,
  now: instant,
  days: z.array(periodDay),
  frame: planFrame,
  /** Everybody in the directory, those who left and are named in the plan too. */
  people: z.array(planPerson),
  draft: z
    .strictObject({
      version: z.int(),
      keptAt: instant,
      byName: z.string(),
      cells: planCells,
      outcome: planOutcome.nullable(),
    })
    .nullable(),
  published: planVersion.extend({ cells: planCells }).nullable(),
  /** Of the draft where there is one, otherwise of what is published. */
  findings: z.array(planFinding),
  /** Of the draft against what is published. */
  changes: z.array(planChange),
  tell: z.array(personId),
  submissions: z.array(submission),
  steps: z.array(
    z.strictObject({ seq: z.int(), act: z.string(), at: instant, byName: z.string(), note: z.string() }),
  ),
});

/** Everything that the screen of one period shows. */
export type PeriodFull = z.output<typeof periodFull>;

/** One person of a tier today. */
export const tierPerson = z.strictObject({
  personId,
  name: z.string(),
  post: z.string(),
  isLeader: z.boolean(),
  isLead: z.boolean(),
  poolName: z.string(),
  phones: z.array(shownPhone),
  /** The number of an absence in force; empty where there is none. */
  awayBy: z.string(),
});

/** A tier on a day with its people. */
export const tierToday = z.strictObject({
  tier: schemeTier,
  from: instant,
  until: instant,
  people: z.array(tierPerson),
});

/** A tier on a day with its people. */
export type TierToday = z.output<typeof tierToday>;

/** What one person did in a period. */
export const summaryLine = z.strictObject({
  personId,
  name: z.string(),
  post: z.string(),
  isLeader: z.boolean(),
  duty: z.int(),
  standby: z.int(),
  rest: z.int(),
  away: z.int(),
  edge: z.int(),
  /** Days on duty on which the desk's signatures have the person. */
  signed: z.int(),
  called: z.int(),
  arrived: z.int(),
  inTime: z.int(),
});

/** What one person did in a period. */
export type SummaryLine = z.output<typeof summaryLine>;

/** What a period came to (小结). */
export const periodSummary = z.strictObject({
  period: periodLine,
  /** Days that are over, and all days. */
  daysOver: z.int(),
  days: z.int(),
  lines: z.array(summaryLine),
  callOuts: z.array(callOut),
  /** Reports and tables by body: due so far, in time, late, still missing. */
  reports: z.array(
    z.strictObject({
      bodyId: periodKey,
      bodyName: z.string(),
      what: submittedThing,
      due: z.int(),
      inTime: z.int(),
      late: z.int(),
      missing: z.int(),
    }),
  ),
  versions: z.int(),
  /** Tiers that had fewer people than they should on days that are over. */
  shortages: z.array(
    z.strictObject({
      day: isoDay,
      poolName: z.string(),
      tierName: z.string(),
      kind: tierKind,
      wanted: z.int(),
      got: z.int(),
    }),
  ),
});

/** What a period came to. */
export type PeriodSummary = z.output<typeof periodSummary>;

/** Forms in which a table or a summary leaves the machine. */
export const periodFormat = z.enum(['docx', 'pdf', 'xlsx']);

/** One form in which a table or a summary leaves the machine. */
export type PeriodFormat = z.output<typeof periodFormat>;
