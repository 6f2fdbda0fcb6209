import { z } from 'zod';
import { officialDay } from '#domain/calendar/official-day';
import { personId, shownPhone } from '#domain/people/person';
import { rotaConflict, rotaRule } from '#domain/rota/conflict';
import { dutyPlace, isoMonth, rotaDuty } from '#domain/rota/duty';
import { rotaPost } from '#domain/rota/setup';
import { clockTime, instant, isoDay } from '#domain/time/instant';

/** The duties of a month, at most those of a large office: 31 days, twenty posts, nine seats. */
export const duties = z.array(rotaDuty).max(6000);

/** A person as the rota shows one. */
export const rotaPerson = z.strictObject({
  id: personId,
  name: z.string(),
  post: z.string(),
  initials: z.string(),
  hasPhone: z.boolean(),
  /** True for somebody who has left since; shown where an older rota names the person. */
  hasLeft: z.boolean(),
});

/** A person as the rota shows one. */
export type RotaPerson = z.output<typeof rotaPerson>;

/** A post with its hours, as the rota of a month shows it. */
export const shownPost = rotaPost
  .pick({ id: true, name: true, duty: true, shift: true, block: true, way: true })
  .extend({
    startsAt: clockTime,
    /** Length of one duty; 1440 is the whole duty day. */
    minutes: z.int(),
  });

/** A post with its hours. */
export type ShownPost = z.output<typeof shownPost>;

/** A day of a month's rota. */
export const rotaDay = officialDay.extend({
  /** The important period the day lies in; empty for none. */
  sensitive: z.string(),
  /** The important period by whose table the day goes instead of the rota; empty for none. */
  heldBy: z.string(),
  /** The lunar date, short, `冬月初一`, or the solar term that begins on the day, `冬至`. */
  lunar: z.string(),
});

/** A day of a month's rota. */
export type RotaDay = z.output<typeof rotaDay>;

/** One change between two versions. */
export const rotaChange = z.strictObject({
  place: dutyPlace,
  before: personId.nullable(),
  after: personId.nullable(),
});

/** One change between two versions. */
export type RotaChange = z.output<typeof rotaChange>;

/** A published version of a month. */
export const rotaVersion = z.strictObject({
  month: isoMonth,
  version: z.int(),
  effectiveDay: isoDay,
  publishedAt: instant,
  byName: z.string(),
  reason: z.string(),
  /** What made it: the office, an approved swap or substitution. */
  cause: z.enum(['published', 'swap', 'substitution']),
  changes: z.array(rotaChange),
  /** Who has to be told, because they gained or lost a duty. */
  tell: z.array(personId),
});

/** A published version of a month. */
export type RotaVersion = z.output<typeof rotaVersion>;

/** Why a month cannot be filled, and what would free it. */
export const infeasible = z.strictObject({
  places: z.array(dutyPlace),
  /** For each candidate of these places, the rules in the way. */
  blocked: z.array(z.strictObject({ personId, rule: rotaRule, detail: z.string() })),
  /** Each of these alone makes the month possible; several rules in one line have to be lifted together. */
  lifts: z.array(
    z.array(
      z.strictObject({
        kind: z.enum(['away', 'exempt', 'pin', 'rest', 'running', 'apart', 'gap']),
        personId: personId.nullable(),
        place: dutyPlace.nullable(),
        detail: z.string(),
      }),
    ),
  ),
});

/** Why a month cannot be filled, and what would free it. */
export type Infeasible = z.output<typeof infeasible>;

/** What a generation came to; kept with the draft it made. */
export const generation = z.strictObject({
  madeAt: instant,
  byName: z.string(),
  /** How many turns the rotation and how many the fair choice filled. */
  rotated: z.int(),
  chosen: z.int(),
  /** Unfairness of the choice and the proven bound below it, in points; null where nothing was chosen fairly. */
  score: z.number().nullable(),
  bound: z.number().nullable(),
  isOptimal: z.boolean(),
  seconds: z.number(),
  gaps: z.int(),
  infeasible: infeasible.nullable(),
});

/** What a generation came to. */
export type Generation = z.output<typeof generation>;

/** A draft of a month. */
export const rotaDraft = z.strictObject({
  version: z.int(),
  keptAt: instant,
  byName: z.string(),
  duties,
  generation: generation.nullable(),
});

/** A draft of a month. */
export type RotaDraft = z.output<typeof rotaDraft>;

/** All that the screen of a month shows. */
export const rotaMonth = z.strictObject({
  month: isoMonth,
  today: isoDay,
  /** A duty that began before it can no longer be changed. */
  now: instant,
  days: z.array(rotaDay),
  posts: z.array(shownPost),
  /** Every seat of the month, filled or not, in order of day, post and seat; what there is to fill. */
  places: z.array(dutyPlace.extend({ from: instant, until: instant })),
  /** Who may fill each post in this month, in directory order. */
  candidates: z.array(z.strictObject({ postId: z.string(), people: z.array(personId) })),
  people: z.array(rotaPerson),
  draft: rotaDraft.nullable(),
  published: rotaVersion.extend({ duties }).nullable(),
  /** Who really served on past days, by what was signed at the desk; only where it differs from the plan. */
  served: z.array(dutyPlace.extend({ personId })),
  /** Of the draft where there is one, otherwise of what is published. */
  conflicts: z.array(rotaConflict),
  /** The day by which the month is to be published. */
  dueDay: isoDay,
  /** Of the draft against what is published; who has to be told. */
  changes: z.array(rotaChange),
  tell: z.array(personId),
});

/** All that the screen of a month shows. */
export type RotaMonth = z.output<typeof rotaMonth>;

/** A published duty with its hours and names. */
export const plannedDuty = z.strictObject({
  day: isoDay,
  postId: z.string(),
  postName: z.string(),
  duty: rotaPost.shape.duty,
  shift: z.int().nullable(),
  seat: z.int(),
  from: instant,
  until: instant,
  personId: personId.nullable(),
  personName: z.string(),
});

/** A published duty with its hours and names. */
export type PlannedDuty = z.output<typeof plannedDuty>;

/** A planned duty with the numbers by which the person is reached; private ones hidden as in the directory. */
export const reachableDuty = plannedDuty.extend({
  personPost: z.string(),
  phones: z.array(shownPhone),
});

const counts = z.strictObject({
  points: z.number(),
  workday: z.number(),
  restday: z.number(),
  holiday: z.number(),
  makeup: z.number(),
  edge: z.number(),
  night: z.number(),
});

/** What one person had planned and served in a span, against the share of those who were members on the same days. */
export const fairnessLine = z.strictObject({
  personId,
  name: z.string(),
  post: z.string(),
  groupIds: z.array(z.string()),
  planned: counts,
  served: counts,
  share: counts,
  /** Points over all years up to the last day of the span, against the share: above 0 has served more than it. */
  balance: z.number(),
  /** The same at the beginning of the span. */
  balanceBefore: z.number(),
});

/** What one person had planned and served in a span. */
export type FairnessLine = z.output<typeof fairnessLine>;

/** Why somebody has a turn, or has it not. */
export const explainedCandidate = z.strictObject({
  personId,
  kind: z.enum(['chosen', 'ruled-out', 'possible', 'pinned', 'passed-over', 'turn']),
  rules: z.array(z.strictObject({ rule: rotaRule, detail: z.string(), place: dutyPlace.nullable() })),
  /** By how much the month would be less fair with this person here, in points; null where it cannot be said. */
  worseBy: z.number().nullable(),
  /** Points against the share before and after the month. */
  balanceBefore: z.number(),
  balanceAfter: z.number(),
});

/** Why somebody has a turn, or has it not. */
export type ExplainedCandidate = z.output<typeof explainedCandidate>;

/** Forms in which a rota leaves the machine. */
export const rotaFormat = z.enum(['docx', 'pdf', 'xlsx', 'ics']);

/** One form in which a rota leaves the machine. */
export type RotaFormat = z.output<typeof rotaFormat>;

/** What is wrong with one row of an imported sheet, for a sentence: what is expected and what stands there. */
export const rowProblem = z.strictObject({
  row: z.int(),
  column: z.string(),
  problem: z.enum([
    'no-sheet',
    'no-header',
    'bad-day',
    'other-month',
    'unknown-post',
    'unknown-person',
    'two-of-that-name',
    'not-a-member',
    'too-many',
    'frozen',
    'duplicate',
    'empty',
    'bad-phone',
    'too-long',
  ]),
  value: z.string(),
  /** Names of the directory that the value may have meant; empty where none is near. */
  near: z.array(z.string()).max(3),
});

/** What is wrong with one row of an imported sheet. */
export type RowProblem = z.output<typeof rowProblem>;
