import { type Absence } from '#domain/absence/absence';
import { awaySpan, doSpansMeet, isInForce, isOverdue } from '#domain/absence/in-force';
import { rankOf } from '#domain/absence/usual-rules';
import { instant, type Instant, type IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { rulesNow } from '../absence/around.ts';
import { shortDay } from '../documents/rota-paper.ts';
import { fill, print } from '../documents/words.ts';
import { absencesMeeting, hasAbsences } from '../store/absences.ts';
import { lastingMatters } from '../store/entries.ts';
import type { ProductGround } from './ground.ts';
import { fieldOf } from './lines.ts';

const words = print.product.compose.away;

/** A leader who was away, without where. */
export type LeaderAway = {
  readonly who: string;
  /** The same for the same person, whichever absence it is. */
  readonly person: string;
  readonly fromDay: IsoDay | null;
  readonly untilDay: IsoDay | null;
  readonly acting: string;
  readonly returnedAt: Instant | null;
  readonly isOverdue: boolean;
};

const named = (name: string, post: string): string =>
  post.trim() === '' ? name : fill(print.bracketed, { text: name, more: post.trim() });

const ofRegistry =
  ({ now }: ProductGround, graceMinutes: number) =>
  (absence: Absence): LeaderAway => ({
    who: named(absence.personName, absence.personPost),
    person: absence.fields.personId,
    fromDay: absence.fields.from.day,
    untilDay: absence.fields.until.day,
    acting: absence.fields.acting?.name ?? '',
    returnedAt: absence.returned?.at ?? null,
    isOverdue: isOverdue(absence, now, graceMinutes),
  });

const momentIn = (value: unknown): Instant | null => {
  const read = instant.safeParse(value);
  return read.success ? read.data : null;
};

/** In a room that has no registry of absences, the entries of the log that name a leader. */
function ofLog({ sqlite, untilDay, span, station }: ProductGround): readonly LeaderAway[] {
  return lastingMatters(sqlite, untilDay)
    .filter(({ category, isVoid, day }) => category === 'ABSENCE' && !isVoid && day <= untilDay)
    .flatMap((entry) => {
      const who = fieldOf(entry, 'leader');
      const fromAt = momentIn(entry.fields['leavesAt']);
      const untilAt = momentIn(entry.fields['returnsAt']);
      const isGone = fromAt === null || fromAt < span.until;
      const isThere = untilAt === null ? entry.state === 'done' : untilAt <= span.from;
      return who === '' || !isGone || isThere
        ? []
        : {
            who,
            person: who,
            fromDay: fromAt === null ? null : localParts(fromAt, station.zone).day,
            untilDay: untilAt === null ? null : localParts(untilAt, station.zone).day,
            acting: fieldOf(entry, 'actingLeader'),
            returnedAt: null,
            isOverdue: false,
          };
    });
}

/** Leaders whom an absence that is in force kept away in the span; in a room whose rules rank nobody, everybody in the registry. */
export function leadersAway(ground: ProductGround): readonly LeaderAway[] {
  const { sqlite, room, span, now } = ground;
  if (!hasAbsences(sqlite)) return ofLog(ground);
  const rules = rulesNow(room);
  const leaderRanks = new Set(rules.ranks.filter(({ isLeader }) => isLeader).map(({ id }) => id));
  const isRanked = [rules.usualRank, ...rules.people.map(({ rankId }) => rankId)].some((id) =>
    leaderRanks.has(id),
  );
  return absencesMeeting(sqlite, span)
    .map(({ absence }) => absence)
    .filter((absence) => {
      const away = awaySpan(absence, now);
      return (
        isInForce(absence) &&
        away !== undefined &&
        doSpansMeet(away, span) &&
        (!isRanked || rankOf(rules, absence.fields.personId)?.isLeader === true)
      );
    })
    .map(ofRegistry(ground, rules.graceMinutes));
}

/** How many different leaders were away. */
export const countAway = (away: readonly LeaderAway[]): number =>
  new Set(away.map(({ person }) => person)).size;

/** 领导外出: who, from which day to which, and who presides; never where, and no telephone. */
export function awayText({ station }: ProductGround, away: readonly LeaderAway[]): readonly string[] {
  if (away.length === 0) return [];
  return [
    fill(words.count, { count: countAway(away) }),
    ...away.map(({ who, fromDay, untilDay, acting, returnedAt, isOverdue: isLate }) => {
      const values = {
        who,
        from: fromDay === null ? '' : shortDay(fromDay),
        until: untilDay === null ? '' : shortDay(untilDay),
        acting: acting === '' ? '' : fill(words.acting, { name: acting }),
        state:
          returnedAt === null
            ? isLate
              ? words.overdue
              : ''
            : fill(words.returned, { at: shortDay(localParts(returnedAt, station.zone).day) }),
      };
      if (untilDay === null) return fill(words.openLine, values);
      return fill(fromDay === null ? words.toLine : words.line, values);
    }),
  ];
}
