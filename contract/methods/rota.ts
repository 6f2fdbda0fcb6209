import { z } from 'zod';
import { isPrintable } from '#domain/log/entry';
import { password } from '#domain/people/account';
import { personId } from '#domain/people/person';
import { rotaRule, wayOut } from '#domain/rota/conflict';
import { dutyPlace, isoMonth } from '#domain/rota/duty';
import { rotaSetup } from '#domain/rota/setup';
import { swap, swapId, swapRequest } from '#domain/rota/swap';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';
import { job } from './records.ts';
import {
  duties,
  explainedCandidate,
  fairnessLine,
  plannedDuty,
  reachableDuty,
  rotaChange,
  rotaFormat,
  rotaMonth,
  rotaVersion,
  rowProblem,
} from './rota-nouns.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const planners = ['chief', 'admin', 'dutyLeader'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const nothing = z.strictObject({});
const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const account = z.string().min(1).max(64);
/** A file of at most two megabytes, as base64. */
const sheetFile = z.string().max(2_800_000);

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
    /**
     * Keeps a draft; `version` is that of the draft it replaces, 0 for a first one, and `base` then the published version that it
     * begins from, 0 for none: refused where another was published since. Duties that began keep what is published.
     */
    input: z.strictObject({
      month: isoMonth,
      version: z.int().min(0),
      base: z.int().min(0).optional(),
      duties,
    }),
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
    // With the session: a screen that was locked for hours asks when it is opened.
    topics: ['rota', 'people', 'shifts', 'session'],
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
      /** Hard rules that the sheet would break anew; with one of them the draft is not kept. */
      broken: z.array(z.strictObject({ rule: rotaRule, personId, day: isoDay })),
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
