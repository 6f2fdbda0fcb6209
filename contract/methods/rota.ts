import { z } from 'zod';
import { officialDay } from '#domain/calendar/official-day';
import { isPrintable } from '#domain/log/entry';
import { password } from '#domain/people/account';
import { personId, shownPhone } from '#domain/people/person';
import { rotaConflict, rotaRule, wayOut } from '#domain/rota/conflict';
import { dutyPlace, isoMonth, rotaDuty } from '#domain/rota/duty';
import { rotaPost, rotaSetup } from '#domain/rota/setup';
import { swap, swapId, swapRequest } from '#domain/rota/swap';
import { clockTime, instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';
import { job } from './records.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const planners = ['chief', 'admin', 'dutyLeader'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const nothing = z.strictObject({});
const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const account = z.string().min(1).max(64);
/** A whole month of a large office: 31 days, twenty posts, nine seats. */
const duties = z.array(rotaDuty).max(6000);

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

/** A file of at most two megabytes, as base64. */
const sheetFile = z.string().max(2_800_000);

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

/** The rota: who is to be on duty, how that came about, and how it changes. */
export const rotaMethods = {
  'rota.setup': query({
    topics: ['rota', 'people'],
    allow: readers,
    input: nothing,
    output: z.strictObject({ setup: rotaSetup, version: z.int() }),
  }),
  'rota.changeSetup': command({
    topics: ['rota', 'log'],
    allow: ['chief', 'admin'],
    input: z.strictObject({ setup: rotaSetup, version: z.int() }),
    output: z.strictObject({ setup: rotaSetup, version: z.int() }),
  }),
  'rota.month': query({
    topics: ['rota', 'people', 'station', 'calendar', 'shifts'],
    allow: readers,
    input: z.strictObject({ month: isoMonth }),
    output: rotaMonth,
  }),
  'rota.keepDraft': command({
    topics: ['rota'],
    allow: planners,
    /** Keeps a draft; `version` is that of the draft it replaces, 0 for a first one. Duties that began keep what is published. */
    input: z.strictObject({ month: isoMonth, version: z.int().min(0), duties }),
    output: z.strictObject({ version: z.int() }),
  }),
  'rota.dropDraft': command({
    topics: ['rota'],
    allow: planners,
    input: z.strictObject({ month: isoMonth, version: z.int() }),
    output: nothing,
  }),
  'rota.generate': command({
    topics: ['jobs'],
    allow: planners,
    /** Fills the drafts of months one after another; pins stay, and with `onlyGaps` everything that is filled. */
    input: z.strictObject({ month: isoMonth, months: z.int().min(1).max(12), onlyGaps: z.boolean() }),
    output: job,
  }),
  'rota.explain': query({
    topics: ['rota', 'people'],
    allow: readers,
    input: z.strictObject({ month: isoMonth, place: dutyPlace }),
    output: z.strictObject({ candidates: z.array(explainedCandidate) }),
  }),
  /** What may be done at a place without breaking a rule: for the drop that is about to happen. */
  'rota.ways': query({
    topics: ['rota', 'people'],
    allow: readers,
    input: z.strictObject({ month: isoMonth, place: dutyPlace }),
    output: z.strictObject({
      people: z.array(z.strictObject({ personId, rules: z.array(rotaRule) })),
      ways: z.array(wayOut),
    }),
  }),
  /**
   * For every place of a month that has not begun: the rules that would be broken if somebody sat there. Without `from` everything else
   * stays as it is; with it the person's turn at `from` goes in exchange to whoever sits there now, and their rules count too.
   */
  'rota.fits': query({
    topics: ['rota', 'people'],
    allow: readers,
    input: z.strictObject({ month: isoMonth, personId, from: dutyPlace.nullable() }),
    output: z.strictObject({
      places: z.array(
        z.strictObject({
          place: dutyPlace,
          rules: z.array(z.strictObject({ rule: rotaRule, detail: z.string() })),
        }),
      ),
    }),
  }),
  'rota.publish': command({
    topics: ['rota', 'log', 'shifts'],
    allow: ['chief', 'dutyLeader', 'admin'],
    input: z.strictObject({
      month: isoMonth,
      /** The draft that was looked at; refused where it changed since. */
      draftVersion: z.int(),
      effectiveDay: isoDay,
      reason: printable(300),
      password,
    }),
    output: rotaVersion,
  }),
  'rota.versions': query({
    topics: ['rota'],
    allow: readers,
    input: z.strictObject({ month: isoMonth }),
    output: z.array(rotaVersion),
  }),
  'rota.version': query({
    topics: ['rota'],
    allow: readers,
    input: z.strictObject({ month: isoMonth, version: z.int().min(1) }),
    output: rotaVersion.extend({
      duties: z.array(plannedDuty),
      people: z.array(z.strictObject({ id: personId, name: z.string() })),
    }),
  }),
  /** Published duties of a span of at most 400 days. */
  'rota.between': query({
    topics: ['rota'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.array(plannedDuty),
  }),
  /** Who is to be on duty now, next, and in the seven days from today. */
  'rota.now': query({
    topics: ['rota', 'people', 'shifts'],
    allow: readers,
    input: nothing,
    output: z.strictObject({
      now: instant,
      today: isoDay,
      onDuty: z.array(reachableDuty),
      next: z.array(reachableDuty),
      week: z.array(plannedDuty),
      /** The next month that is not published, from three days before it has to be, or the running one after a month that was; null where there is none. */
      due: z.strictObject({ month: isoMonth, dueDay: isoDay }).nullable(),
    }),
  }),
  'rota.fairness': query({
    topics: ['rota', 'people', 'shifts', 'calendar'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.strictObject({ lines: z.array(fairnessLine) }),
  }),
  'rota.export': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({
      month: isoMonth,
      /** A published version; null is the draft, marked as such on every page. */
      version: z.int().nullable(),
      /** Only this person's duties; null is everybody's. */
      personId: personId.nullable(),
      formats: z.array(rotaFormat).min(1).max(20),
      folder: z.string().min(1).max(4096),
    }),
    output: job,
  }),
  'rota.html': query({
    topics: ['rota'],
    allow: readers,
    isReadRecorded: true,
    input: z.strictObject({ month: isoMonth, version: z.int().nullable() }),
    output: z.strictObject({ html: z.string() }),
  }),
  /** An empty sheet to be filled and imported: the month with its days, posts and people, or the people. */
  'rota.template': query({
    isSlow: true,
    topics: ['rota', 'people'],
    allow: planners,
    input: z.strictObject({ what: z.enum(['month', 'people']), month: isoMonth }),
    output: z.strictObject({ name: z.string(), base64: z.string() }),
  }),
  'rota.previewImport': query({
    isSlow: true,
    topics: ['rota', 'people'],
    allow: planners,
    input: z.strictObject({ month: isoMonth, base64: sheetFile }),
    output: z.strictObject({
      problems: z.array(rowProblem),
      duties,
      changes: z.array(rotaChange),
    }),
  }),
  /** People from a sheet, as `people.import` takes them; nothing is changed here. */
  'people.previewSheet': query({
    isSlow: true,
    topics: ['people'],
    allow: ['admin', 'chief'],
    input: z.strictObject({ base64: sheetFile }),
    output: z.strictObject({
      problems: z.array(rowProblem),
      people: z.array(
        z.strictObject({
          row: z.int(),
          isKnown: z.boolean(),
          name: z.string(),
          post: z.string(),
          unit: z.string(),
          group: z.string(),
          phones: z.array(z.strictObject({ kind: z.string(), number: z.string() })),
          joinedDay: isoDay.nullable(),
          leftDay: isoDay.nullable(),
        }),
      ),
    }),
  }),
  'swaps.all': query({
    topics: ['rota'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.array(swap),
  }),
  'swap.request': command({
    topics: ['rota', 'log'],
    allow: desk,
    /** Asked for by whose duty it is, or by a chief for somebody; a request that would break a rule is refused. */
    input: z.strictObject({ request: swapRequest }),
    output: swap,
  }),
  'swap.consent': command({
    topics: ['rota', 'log'],
    allow: desk,
    /** The other one agrees, with the own account and password. */
    input: z.strictObject({ id: swapId, account, password, note: printable(300) }),
    output: swap,
  }),
  'swap.approve': command({
    topics: ['rota', 'log', 'shifts'],
    allow: desk,
    /** A leader approves and a new version is filed; nobody approves an own request. */
    input: z.strictObject({ id: swapId, account, password, note: printable(300) }),
    output: swap,
  }),
  'swap.refuse': command({
    topics: ['rota', 'log'],
    allow: desk,
    /** The other one or a leader says no, with the own account and password. */
    input: z.strictObject({ id: swapId, account, password, note: printable(300) }),
    output: swap,
  }),
  'swap.withdraw': command({
    topics: ['rota', 'log'],
    allow: desk,
    input: z.strictObject({ id: swapId, note: printable(300) }),
    output: swap,
  }),
};
