import type { Output } from '#contract/methods';
import { suggestResult } from '#domain/check/suggest-result';
import { type CheckFields, type CheckResult, checkResult } from '#domain/check/spot-check';
import type { Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';

/** A spot check with the version that its next step is made from. */
export type ShownCheck = Output<'check.all'>[number];

/** What was not asked, answered with yes, or with no. */
export type Asked = 'none' | 'yes' | 'no';

/** What is typed of a check before it is saved. */
export type CheckDraft = {
  readonly manner: CheckFields['manner'];
  readonly at: string;
  readonly expected: string;
  readonly name: string;
  readonly post: string;
  readonly rings: string;
  readonly seconds: string;
  readonly leader: Asked;
  readonly tasks: Asked;
  /** Empty while nobody chose one. */
  readonly result: CheckResult | '';
  readonly problem: string;
  /** When it began to ring, and when that ended; empty before. */
  readonly rangAt: string;
  readonly endedAt: string;
  /** True where it ended because somebody answered. */
  readonly isAnswered: boolean;
};

/** A check of which nothing is known yet. */
export const emptyCheck: CheckDraft = {
  manner: 'phone',
  at: '',
  expected: '',
  name: '',
  post: '',
  rings: '',
  seconds: '',
  leader: 'none',
  tasks: 'none',
  result: '',
  problem: '',
  rangAt: '',
  endedAt: '',
  isAnswered: false,
};

const askedOf = (value: boolean | null): Asked => (value === null ? 'none' : value ? 'yes' : 'no');
const textOf = (value: number | null): string => (value === null ? '' : String(value));

/** A check that was made, to be put right. */
export const draftOf = (made: CheckFields, at: string): CheckDraft => ({
  ...emptyCheck,
  manner: made.manner,
  at,
  expected: made.expected,
  name: made.name,
  post: made.post,
  rings: textOf(made.rings),
  seconds: textOf(made.seconds),
  leader: askedOf(made.isLeaderThere),
  tasks: askedOf(made.knowsTasks),
  result: made.result,
  problem: made.problem,
});

/** Most rings and seconds that can be noted. */
export const mostNoted = { rings: 99, seconds: 3600 } as const;

/** A number that was typed; null of none, undefined of what is none. */
export function typedNumber(text: string, most: number): number | null | undefined {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return null;
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : most + 1;
  return number > most ? undefined : number;
}

const secondsBetween = (from: string, until: string): number =>
  Math.min(mostNoted.seconds, Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / 1000)));

/** Seconds for which it has rung until `now`, or rang in all; undefined before it rang. */
export const rungSeconds = ({ rangAt, endedAt }: CheckDraft, now: string): number | undefined =>
  rangAt === '' ? undefined : secondsBetween(rangAt, endedAt === '' ? now : endedAt);

/** True from the first ring until somebody answered or it was given up. */
export const isRinging = ({ rangAt, endedAt }: CheckDraft): boolean => rangAt !== '' && endedAt === '';

/** Starts the timer, stops it because somebody answered, or starts it anew. */
export function timed(draft: CheckDraft, now: Instant): CheckDraft {
  if (!isRinging(draft)) return { ...draft, rangAt: now, endedAt: '', isAnswered: false, seconds: '' };
  return stopped(draft, now, true);
}

const stopped = (draft: CheckDraft, now: string, isAnswered: boolean): CheckDraft => ({
  ...draft,
  endedAt: now,
  isAnswered,
  seconds: String(secondsBetween(draft.rangAt, now)),
});

const unanswered: ReadonlySet<CheckResult> = new Set(['noAnswer', 'deadNumber', 'busy']);

/** Chooses a result; a timer that runs stops with it, because somebody answered or because nobody did. */
export const withResult = (draft: CheckDraft, result: CheckResult, now: Instant): CheckDraft => ({
  ...(isRinging(draft) ? stopped(draft, now, !unanswered.has(result)) : draft),
  result,
});

/** What the notes come to by themselves; undefined while nothing was noted. */
export function suggestedOf(draft: CheckDraft, mostRings: number): CheckResult | undefined {
  const { expected, name, seconds } = draft;
  const isAnswered = draft.isAnswered || name.trim() !== '';
  if (!isAnswered) return undefined;
  return suggestResult(
    {
      isAnswered,
      expected,
      name,
      rings: typedNumber(draft.rings, mostNoted.rings) ?? null,
      seconds: typedNumber(seconds, mostNoted.seconds) ?? null,
    },
    mostRings,
  );
}

/** The result that a key stands for: 1 to 8 in the order in which they are shown. */
export const resultOfKey = (key: string): CheckResult | undefined =>
  /^[1-8]$/.test(key) ? checkResult.options[Number(key) - 1] : undefined;

const yesOf = (asked: Asked): boolean | null => (asked === 'none' ? null : asked === 'yes');

/** What the draft notes, or the fields in which it is wrong. */
export function checkOf(
  draft: CheckDraft,
  { now, zone }: { readonly now: Instant; readonly zone: string },
):
  | { readonly made: CheckFields; readonly wrong?: undefined }
  | { readonly wrong: readonly ('at' | 'rings' | 'seconds' | 'result')[]; readonly made?: undefined } {
  const rings = typedNumber(draft.rings, mostNoted.rings);
  const seconds = typedNumber(draft.seconds, mostNoted.seconds);
  // The timer wrote it.
  const rung = draft.rangAt === '' ? now : (draft.rangAt as Instant);
  const checkedAt = draft.at.trim() === '' ? rung : readTypedTime(draft.at, now, zone);
  const { result } = draft;
  if (checkedAt === undefined || rings === undefined || seconds === undefined || result === '')
    return {
      wrong: [
        ...(checkedAt === undefined ? (['at'] as const) : []),
        ...(rings === undefined ? (['rings'] as const) : []),
        ...(seconds === undefined ? (['seconds'] as const) : []),
        ...(result === '' ? (['result'] as const) : []),
      ],
    };
  return {
    made: {
      manner: draft.manner,
      checkedAt,
      expected: draft.expected.trim(),
      name: draft.name.trim(),
      post: draft.post.trim(),
      rings,
      seconds,
      isLeaderThere: yesOf(draft.leader),
      knowsTasks: yesOf(draft.tasks),
      result,
      problem: draft.problem.trim(),
    },
  };
}
