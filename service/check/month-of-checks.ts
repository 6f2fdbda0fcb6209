import type { Output } from '#contract/methods';
import { checkNumber, checkResult } from '#domain/check/spot-check';
import { countChecks, isFault, isMade, type MadeCheck, meanAnswer } from '#domain/check/sum-checks';
import { edgesOfMonth, type IsoMonth } from '#domain/rota/duty';
import { addDays } from '#domain/time/instant';
import { dutyDayOf, dutyDaySpan } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { checksBetween } from '../store/spot-checks.ts';
import { noticeOf } from './notice.ts';

/** What the checks of a month came to. */
export type CheckMonth = Output<'check.month'>;

/** How long before a month a room that was called in it may have been picked. */
const pickedBefore = 366;

/** Checks that were made on the duty days of a month, the earliest first. */
export function checksOfMonth(room: Read, month: IsoMonth): readonly MadeCheck[] {
  const station = stationOf(room);
  const { fromDay, untilDay } = edgesOfMonth(month);
  return checksBetween(
    room.store.sqlite,
    dutyDaySpan(addDays(fromDay, -pickedBefore), station).from,
    dutyDaySpan(untilDay, station).until,
  )
    .map(({ check }) => check)
    .filter(isMade)
    .filter(({ made }) => dutyDayOf(made.checkedAt, station).startsWith(month))
    .toSorted((one, other) => one.made.checkedAt.localeCompare(other.made.checkedAt) || one.no - other.no);
}

/** What the checks of a month came to, with the text of a notice. */
export function monthOfChecks(room: Read, month: IsoMonth): CheckMonth {
  const station = stationOf(room);
  const checks = checksOfMonth(room, month);
  const groups = [...Map.groupBy(checks, ({ group }) => group)]
    .map(([group, ofGroup]) => ({ group, ...countChecks(ofGroup) }))
    .toSorted((one, other) => other.checks - one.checks || one.group.localeCompare(other.group));
  const summed: Omit<CheckMonth, 'notice'> = {
    month,
    all: countChecks(checks),
    groups,
    results: checkResult.options
      .map((result) => ({ result, count: checks.filter(({ made }) => made.result === result).length }))
      .filter(({ count }) => count > 0),
    faults: checks.filter(isFault).map((check) => ({
      number: checkNumber(check),
      roomName: check.roomName,
      day: dutyDayOf(check.made.checkedAt, station),
      result: check.made.result,
      problem: check.made.problem,
      rectified: check.rectified?.text ?? '',
    })),
    meanSeconds: meanAnswer(checks),
  };
  const rooms = new Set(checks.map(({ roomId }) => roomId)).size;
  return { ...summed, notice: noticeOf(summed, { unitName: station.unitName, rooms }) };
}
