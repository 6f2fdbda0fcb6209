import { countChecks, isFault, isMade, type MadeCheck } from '#domain/check/sum-checks';
import type { Entry } from '#domain/log/entry';
import { addDays } from '#domain/time/instant';
import { dutyDaySpan } from '#domain/time/zone';
import { fill, incidentNouns, print, tradeWord } from '../documents/words.ts';
import { checksBetween } from '../store/spot-checks.ts';
import { isWithin, type ProductGround } from './ground.ts';
import { fieldOf } from './lines.ts';

const words = print.product.compose.check;

/** How long before a span a room that was called in it may have been picked. */
const pickedBefore = 366;

/** Spot checks of a span: of the register, those that only the log tells of, and calls from above. */
export type SpanChecks = {
  readonly made: readonly MadeCheck[];
  readonly logged: readonly Entry[];
  readonly checkedIn: readonly Entry[];
};

const isFaulty = (entry: Entry): boolean => !['', 'on-post'].includes(fieldOf(entry, 'checkResult'));

/** Reads the spot checks of a span. */
export function spanChecks({ sqlite, fromDay, span, station, entries }: ProductGround): SpanChecks {
  const near = checksBetween(
    sqlite,
    dutyDaySpan(addDays(fromDay, -pickedBefore), station).from,
    span.until,
  ).map(({ check }) => check);
  const written = new Set<number | null>(near.map(({ entryId }) => entryId));
  return {
    made: near
      .filter(isMade)
      .filter(({ made }) => isWithin(span, made.checkedAt))
      .toSorted((one, other) => one.made.checkedAt.localeCompare(other.made.checkedAt)),
    logged: entries.filter(
      ({ category, id, links }) =>
        category === 'CHECK_OUT' && !written.has(id) && !links.some(({ entryId }) => written.has(entryId)),
    ),
    checkedIn: entries.filter(({ category }) => category === 'CHECK_IN'),
  };
}

/** How many checks this room made, and how many of them found a fault. */
export const checkFigures = ({
  made,
  logged,
}: SpanChecks): { readonly checks: number; readonly faultyChecks: number } => ({
  checks: made.length + logged.length,
  faultyChecks: made.filter(isFault).length + logged.filter(isFaulty).length,
});

function foundText(faults: readonly { readonly room: string; readonly result: string }[]): string {
  if (faults.length === 0) return words.noFaults;
  const listed = faults.map((fault) => fill(words.fault, fault));
  return fill(words.faults, { count: faults.length, faults: listed.join(print.listComma) });
}

const loggedFaults = (entries: readonly Entry[], key: string) =>
  entries.filter(isFaulty).map((entry) => ({
    room: fieldOf(entry, key),
    result: tradeWord('choice', fieldOf(entry, 'checkResult')),
  }));

/** 值班查岗: checks of other rooms with their faults, and how calls from above found this one. */
export function checksText({ made, logged, checkedIn }: SpanChecks): readonly string[] {
  const loggedFound = loggedFaults(logged, 'roomChecked');
  return [
    made.length === 0
      ? ''
      : fill(words.made, {
          rooms: new Set(made.map(({ roomId }) => roomId)).size,
          checks: made.length,
          normal: countChecks(made).normal,
          found: foundText(
            made.filter(isFault).map((check) => ({
              room: check.roomName,
              result: incidentNouns.checkResult[check.made.result],
            })),
          ),
        }),
    logged.length === 0
      ? ''
      : fill(words.logged, {
          checks: logged.length,
          normal: logged.length - loggedFound.length,
          found: foundText(loggedFound),
        }),
    checkedIn.length === 0
      ? ''
      : fill(words.checked, {
          count: checkedIn.length,
          found: foundText(loggedFaults(checkedIn, 'checker')),
        }),
  ];
}
