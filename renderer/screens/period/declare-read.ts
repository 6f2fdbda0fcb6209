import { type PeriodBody, type PeriodFields, periodFields } from '#domain/period/period';
import type { Instant, IsoDay } from '#domain/time/instant';
import { readClock } from '../../parts/station-draft.ts';
import { readTypedDay } from '../../parts/typed-day.tsx';
import type { DeclareDraft, TypedBody } from './declare-draft.ts';

/** What can be wrong with a part of the form. */
export type DeclareProblem = 'required' | 'day' | 'order' | 'number' | 'time' | 'tooLong' | 'unprintable';

/** What is wrong by the part of the form: `name`, `from`, `part 1`, `body b1 dailyAt`. */
export type DeclareProblems = Readonly<Record<string, DeclareProblem>>;

/** What a draft means, or what is wrong with which part; `days` as soon as both can be read. */
export type DeclareReading = {
  readonly fields: PeriodFields | undefined;
  readonly days: { readonly fromDay: IsoDay; readonly untilDay: IsoDay } | undefined;
  /** The bodies whose wishes can be read. */
  readonly bodies: readonly PeriodBody[];
  readonly problems: DeclareProblems;
};

/** The three pages of the form. */
export const declarePages = ['days', 'parts', 'bodies'] as const;

/** A page of the form. */
export type DeclarePage = (typeof declarePages)[number];

const longestReason = 300;

/** The page on which a part of the form stands. */
export function pageOf(part: string): DeclarePage {
  if (part.startsWith('part ')) return 'parts';
  return part.startsWith('body ') ? 'bodies' : 'days';
}

const wholeNumber = (typed: string): number | undefined => {
  const text = typed.normalize('NFKC').trim();
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
};

function readBody(body: TypedBody, problems: Record<string, DeclareProblem>): PeriodBody | undefined {
  const { bodyId, name, withRoster, withDaily } = body;
  const wrong = (part: string, problem: DeclareProblem): void => {
    problems[`body ${bodyId} ${part}`] = problem;
  };
  const daysBefore = wholeNumber(body.daysBefore);
  const urgentHours = wholeNumber(body.urgentHours);
  const [rosterAt, dailyAt] = [readClock(body.rosterAt), readClock(body.dailyAt)];
  if (withRoster) {
    if (daysBefore === undefined || daysBefore > 60) wrong('daysBefore', 'number');
    if (urgentHours === undefined || urgentHours > 72) wrong('urgentHours', 'number');
    if (rosterAt === undefined) wrong('rosterAt', 'time');
  }
  if (withDaily && dailyAt === undefined) wrong('dailyAt', 'time');
  if (!withRoster && !withDaily) return undefined;
  const roster =
    withRoster && daysBefore !== undefined && urgentHours !== undefined && rosterAt !== undefined
      ? { daysBefore, at: rosterAt, urgentHours }
      : null;
  return { bodyId, name, roster, daily: withDaily && dailyAt !== undefined ? { at: dailyAt } : null };
}

/** Reads a draft at a moment; what nobody can have meant is named by its part. */
export function readDeclare(
  draft: DeclareDraft,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): DeclareReading {
  const problems: Record<string, DeclareProblem> = {};
  const readDay = (part: string, typed: string): IsoDay | undefined => {
    const day = readTypedDay(typed, now, zone);
    if (day === undefined) problems[part] = typed.trim() === '' ? 'required' : 'day';
    return day;
  };
  const fromDay = readDay('from', draft.from);
  const untilDay = readDay('until', draft.until);
  if (fromDay !== undefined && untilDay !== undefined && untilDay < fromDay) problems['until'] = 'order';
  if (draft.name.trim() === '') problems['name'] = 'required';
  if (draft.reason.trim().length > longestReason) problems['reason'] = 'tooLong';
  let before = fromDay;
  const parts = draft.parts.map(({ fromDay: typed, scheme, pools }, index) => {
    const day = index === 0 ? fromDay : readDay(`part ${index}`, typed);
    if (index > 0 && day !== undefined) {
      const isEarly = before !== undefined && day <= before;
      if (isEarly || (untilDay !== undefined && untilDay < day)) problems[`part ${index}`] = 'order';
    }
    before = day ?? before;
    return { fromDay: day, scheme, pools };
  });
  const bodies = draft.bodies.flatMap((body) => readBody(body, problems) ?? []);
  const { kind, name, rank, basis, isSensitive, note } = draft;
  const texts = { name: name.trim(), basis: basis.trim(), note: note.trim() };
  const read = periodFields.safeParse({
    ...texts,
    kind,
    rank,
    isSensitive,
    fromDay,
    untilDay,
    parts,
    bodies,
  });
  for (const issue of read.success ? [] : read.error.issues) {
    const part = String(issue.path[0]);
    if (part in texts) problems[part] ??= issue.code === 'too_big' ? 'tooLong' : 'unprintable';
  }
  const isRight = read.success && Object.keys(problems).length === 0;
  return {
    fields: isRight ? read.data : undefined,
    days:
      fromDay === undefined || untilDay === undefined || untilDay < fromDay
        ? undefined
        : { fromDay, untilDay },
    bodies: bodies.filter(
      ({ bodyId }) => !Object.keys(problems).some((part) => part.startsWith(`body ${bodyId} `)),
    ),
    problems,
  };
}
